"""``python -m tests.conformance [--books a,b] [--judges c,d] [--blogs "e f"]``: see the package's docstring."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from tests.conformance.book import OUT, MadeBook
from tests.conformance.books import BOOKS, sample
from tests.conformance.books.blogs import blogs
from tests.conformance.environment import prepare
from tests.conformance.judges import JUDGES
from tests.conformance.table import to_json, to_markdown
from tests.conformance.trial import State, Verdict, make_books, try_all


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=_Named)


def main() -> int:
    """Run the command."""
    arguments = _parser().parse_args()
    known = (*BOOKS, *blogs(os.environ.get("POSTBOOK_CORPORA", "")))
    try:
        books = _chosen(known, f"{arguments.books} {arguments.blogs}", BOOKS)
        judges = _chosen(JUDGES, arguments.judges, JUDGES)
    except LookupError as problem:
        print(problem)
        return 2
    tools = prepare()
    with TemporaryDirectory(prefix="conformance-") as name:
        scratch = arguments.keep or Path(name)
        shutil.rmtree(scratch, ignore_errors=True)
        begun = time.perf_counter()
        made = make_books(books, judges, scratch / "books", arguments.jobs)
        print(f"{len(made)} books made in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
        verdicts = try_all(judges, made, tools, scratch, arguments.jobs)
        print(f"judged after {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
        _keep_sample(made)
    _report(verdicts)
    return 0 if is_good(verdicts, all_must_judge=arguments.all or bool(os.environ.get("CI"))) else 1


def _chosen(known: Sequence[Thing], wanted: str, default: Sequence[Thing]) -> list[Thing]:
    """Those whose name begins with a word of ``wanted``, in the known order. Raises: LookupError."""
    words = wanted.replace(",", " ").split()
    names = [thing.name for thing in known]
    for word in words:
        if not any(_matches(name, word) for name in names):
            raise LookupError(f"there is no `{word}`; there are: {', '.join(names)}")
    return [thing for thing in known if any(_matches(thing.name, word) for word in words)] if words else list(default)


def _matches(name: str, word: str) -> bool:
    """``verapdf`` means every judge whose name begins so."""
    return name.replace(" ", "-").casefold().startswith(word.casefold())


def _keep_sample(made: Sequence[MadeBook]) -> None:
    """The sample book's files, as they were judged, beside the table."""
    OUT.mkdir(parents=True, exist_ok=True)
    for path in (path for book in made if book.name == sample.BOOK.name for path in book.files.values()):
        if path.is_file():
            shutil.copy(path, OUT)


def _report(verdicts: Sequence[Verdict]) -> None:
    markdown = to_markdown(verdicts)
    (OUT / "conformance.md").write_text(markdown, encoding="utf-8")
    (OUT / "conformance.json").write_text(
        json.dumps(to_json(verdicts), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(markdown)


def is_good(verdicts: Sequence[Verdict], *, all_must_judge: bool) -> bool:
    """Whether the run as a whole has passed."""
    good = {State.PASSED} if all_must_judge else {State.PASSED, State.SKIPPED}
    return all(verdict.state in good for verdict in verdicts)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--books", default="", help=f"some of: {', '.join(book.name for book in BOOKS)}")
    parser.add_argument("--blogs", default="", help="real blogs, from where POSTBOOK_CORPORA says")
    parser.add_argument("--judges", default="", help=f"some of: {', '.join(judge.name for judge in JUDGES)}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many judges work at once")
    parser.add_argument("--all", action="store_true", help="a judge that is not installed is a failure; so with CI set")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="make the books in this folder and leave them there"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
