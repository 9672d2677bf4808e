"""Build real blogs and tell what arrived: ``python -m benchmarks.corpora [NAME …] [--out FOLDER]``.

Exit code: 0 if nothing was lost, 1 if something was, 2 if there is nothing to build.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpora.books import CORPORA
from benchmarks.corpora.measure import measure
from benchmarks.corpora.outcome import Outcome, table

DEFAULT_COUNT = 11


def main() -> int:
    """Run the command."""
    arguments = _parser().parse_args()
    root = os.environ.get("POSTBOOK_CORPORA", "")
    if not root:
        print("POSTBOOK_CORPORA does not say where real posts lie")
        return 2
    known = {each.name: each for each in CORPORA}
    if unknown := [name for name in arguments.names if name not in known]:
        print(f"no blog is called {', '.join(unknown)}; there are {', '.join(known)}")
        return 2
    chosen = [known[name] for name in arguments.names] or list(CORPORA[:DEFAULT_COUNT])
    outcomes = []
    with TemporaryDirectory() as scratch:
        out = arguments.out or Path(scratch)
        for corpus in chosen:
            folder = out / corpus.name
            outcome = measure(
                corpus, Path(root), folder, epubcheck=not arguments.no_epubcheck, pdf=not arguments.epub_only
            )
            _write(folder / "report.json", outcome)
            outcomes.append(outcome)
            print(f"{corpus.name}: {'whole' if outcome.is_whole else 'something is lost'}", file=sys.stderr, flush=True)
    print(table(outcomes))
    return 0 if all(outcome.is_whole for outcome in outcomes) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpora", description=__doc__)
    parser.add_argument("names", nargs="*", help="which blogs; the first eleven without")
    parser.add_argument("--out", type=Path, help="keep the books and a report.json for each here")
    parser.add_argument("--no-epubcheck", action="store_true", help="don't run EPUBCheck")
    parser.add_argument("--epub-only", action="store_true", help="don't make the PDF")
    return parser


def _write(path: Path, outcome: Outcome) -> None:
    path.write_text(json.dumps(outcome.to_json(), indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
