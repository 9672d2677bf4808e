"""``python -m tests.equal [--books "a,b"] [--keep FOLDER]``: see the package's docstring.

Exit status: 0 if nothing differs that is not exempt, 1 if something does, 2 if there is nothing to compare.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.equal.books import BOOKS, DEFAULT_COUNT, EqualBook
from tests.equal.compare import Comparison, compare
from tests.equal.make_books import make_twice
from tests.equal.table import to_json, to_markdown

OUT = Path("build/equal")


def main() -> int:
    """Run the command."""
    arguments = _parser().parse_args()
    root = os.environ.get("POSTBOOK_CORPORA", "")
    if not root:
        print("POSTBOOK_CORPORA does not say where real posts lie")
        return 2
    wanted = arguments.books.replace(",", " ").split()
    known = {book.name: book for book in BOOKS}
    if unknown := [name for name in wanted if name not in known]:
        print(f"no book is called {', '.join(unknown)}; there are: {', '.join(known)}")
        return 2
    chosen = [known[name] for name in wanted] or list(BOOKS[:DEFAULT_COUNT])
    compared = {}
    with TemporaryDirectory(prefix="equal-") as scratch:
        for book in chosen:
            folder = (arguments.keep or Path(scratch)) / book.name
            folder.mkdir(parents=True, exist_ok=True)
            compared[book.name] = _compare(book, Path(root), folder, arguments.jobs)
            _report(compared)
    print(to_markdown(compared))
    return 1 if any(each.unexplained for each in compared.values()) else 0


def _compare(book: EqualBook, root: Path, folder: Path, jobs: int) -> Comparison:
    twice = make_twice(book.config(root, folder), folder, jobs=jobs)
    print(f"{book.name}: made", file=sys.stderr, flush=True)
    return compare(twice)


def _report(compared: dict[str, Comparison]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "equal.md").write_text(f"{to_markdown(compared)}\n", encoding="utf-8")
    (OUT / "equal.json").write_text(
        json.dumps(to_json(compared), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.equal", description=__doc__)
    parser.add_argument(
        "--books", default="", help=f"some of: {', '.join(book.name for book in BOOKS)}; the first three without"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that make the bound book")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the files in this folder")
    return parser


if __name__ == "__main__":
    sys.exit(main())
