"""Build real blogs and tell what arrived: ``python -m benchmarks.corpora [NAME …] [--out FOLDER]``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpora.books import CORPORA
from benchmarks.corpora.measure import Outcome, measure

DEFAULT_COUNT = 11


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="which blogs; the first eleven without")
    parser.add_argument("--out", type=Path, help="keep the books and the report here")
    parser.add_argument("--no-epubcheck", action="store_true")
    parser.add_argument("--epub-only", action="store_true")
    arguments = parser.parse_args()
    root = os.environ.get("POSTBOOK_CORPORA", "")
    if not root:
        print("POSTBOOK_CORPORA does not say where real posts lie")
        return 2
    chosen = [each for each in CORPORA if each.name in arguments.names] or list(CORPORA[:DEFAULT_COUNT])
    with TemporaryDirectory() as scratch:
        out = arguments.out or Path(scratch)
        outcomes = []
        for corpus in chosen:
            outcome = measure(
                corpus, Path(root), out / corpus.name, epubcheck=not arguments.no_epubcheck, pdf=not arguments.epub_only
            )
            outcomes.append(outcome)
            print(row(outcome), flush=True)
            (out / corpus.name / "report.json").write_text(json.dumps(asdict(outcome), indent=1, ensure_ascii=False))
    return 0 if all(outcome.is_whole for outcome in outcomes) else 1


def row(outcome: Outcome) -> str:
    """One line a blog."""
    told = ", ".join(f"{count} {code}" for code, count in outcome.diagnostics.items()) or "no message"
    lost = f"lost words {len(outcome.lost_in_epub)}/{len(outcome.lost_in_pdf)}, links {len(outcome.lost_links)}"
    return (
        f"{outcome.name}: {outcome.posts} posts, {outcome.pages} pages, PDF {outcome.pdf_seconds:.1f} s, "
        f"EPUB {outcome.epub_seconds:.1f} s, EPUBCheck {outcome.epubcheck}, {lost}, "
        f"spine {outcome.in_spine}, outline {outcome.in_outline}; {told}{outcome.problem}"
    )


if __name__ == "__main__":
    sys.exit(main())
