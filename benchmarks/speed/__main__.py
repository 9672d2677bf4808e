"""Time postbook beside what people use: ``python -m benchmarks.speed [BOOK …] [--runs 3]``. Table and JSON."""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import postbook
from benchmarks.speed import pandoc_xelatex
from benchmarks.speed.clock import Run, run
from benchmarks.speed.shelf import Book, library, rust_blog, rust_rfcs, war_and_peace

HERE = Path(__file__).parent
POSTBOOK = [sys.executable, "-m", "postbook"]

XELATEX = "Pandoc + XeLaTeX"
"""The same book. The bare command is timed too, but makes another one: see `pandoc_xelatex`."""

Shelf = dict[str, Callable[[Path, Path], Book]]
SHELF: Shelf = {
    "rust-blog-450": lambda corpora, folder: rust_blog(corpora, folder, 76),
    "rust-blog": lambda corpora, folder: rust_blog(corpora, folder, None),
    "war-and-peace": war_and_peace,
    "rust-rfcs": rust_rfcs,
    "library": library,
}


def main() -> int:
    """Time the books that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("books", nargs="*", default=["rust-blog-450"], help=f"of {', '.join(SHELF)}")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("build/speed.json"))
    parser.add_argument("--own", action="store_true", help="time postbook only")
    parser.add_argument("--cases", default="", help="time only these: their names, with commas between")
    arguments = parser.parse_args()
    corpora = os.environ.get("POSTBOOK_CORPORA", "")
    if not corpora:
        print("POSTBOOK_CORPORA does not say where real posts lie")
        return 2
    # Whatever pip installs has its bytecode beside it. Without it a build spends half a second on compiling itself.
    compileall.compile_dir(Path(postbook.__file__).parent, quiet=1)
    results = {}
    for name in arguments.books:
        folder = Path(mkdtemp(prefix=f"postbook-{name}-"))
        book = SHELF[name](Path(corpora), folder)
        results[name] = measure(book, arguments.runs, own=arguments.own, wanted=arguments.cases)
        print_table(name, results[name])
        shutil.rmtree(folder)
    arguments.out.parent.mkdir(exist_ok=True)
    arguments.out.write_text(json.dumps(results, indent=1), encoding="utf-8")
    return 0


def measure(book: Book, runs: int, *, own: bool, wanted: str = "") -> dict[str, dict[str, float]]:
    """Every case of one book, or those that are wanted: median seconds and greatest memory."""
    cases: dict[str, list[Run]] = {}
    for _ in range(runs):
        for name, timed in (own_cases(book) | ({} if own else other_cases(book))).items():
            if wanted and name not in wanted.split(","):
                continue
            done = timed()
            if done is None:
                continue
            if done.status:
                print(f"{name} failed:\n{done.output[-2000:]}")
                continue
            cases.setdefault(name, []).append(done)
    return {
        name: {
            "seconds": statistics.median(each.seconds for each in done),
            "peak_mb": max(each.peak_mb for each in done),
        }
        for name, done in cases.items()
    }


Case = Callable[[], Run | None]


def own_cases(book: Book) -> dict[str, Case]:
    """postbook: cold, warm, after an edit of each kind. Their order matters: each begins where the last has ended."""
    first, middle = book.posts[0], book.posts[len(book.posts) // 2]

    def cold(*arguments: str) -> Run:
        shutil.rmtree(book.folder / ".postbook", ignore_errors=True)
        return _postbook(book, *arguments)

    def edited(path: Path, addition: str) -> Run:
        path.write_text(path.read_text(encoding="utf-8") + addition, encoding="utf-8")
        return _postbook(book, "pdf")

    return {
        "PDF cold": lambda: cold("pdf"),
        "PDF nothing changed": lambda: _postbook(book, "pdf"),
        "PDF one post edited": lambda: edited(middle, "\n\nOne more sentence.\n"),
        "PDF every later page moved": lambda: edited(first, "\n\n" + "One more paragraph, of some length.\n\n" * 120),
        "PDF stylesheet changed": lambda: edited(book.folder / "print.css", "\nblockquote { color: #333 }\n"),
        "EPUB cold": lambda: cold("epub"),
        "EPUB nothing changed": lambda: _postbook(book, "epub"),
    }


def other_cases(book: Book) -> dict[str, Case]:
    """What people use today, as they use it; a tool that is not installed is left out."""
    out = book.folder / "other"
    out.mkdir(exist_ok=True)
    posts = [str(path) for path in book.without_headers(out)]
    cases: dict[str, Case] = {
        "plain WeasyPrint": lambda: run(
            [sys.executable, str(HERE / "plain_weasyprint.py"), str(book.folder), str(out / "plain.pdf")], book.folder
        )
    }
    pandoc = _pandoc()
    if pandoc:
        common = [
            pandoc,
            "--standalone",
            "--toc",
            "-f",
            "markdown-citations-yaml_metadata_block",
            "--resource-path",
            str(book.folder),
            *posts,
        ]
        cases["Pandoc EPUB"] = lambda: run([*common, "-o", str(out / "book.epub")], book.folder)
        if importlib_has("typst"):
            cases["Pandoc + Typst"] = lambda: run(
                [sys.executable, str(HERE / "pandoc_typst.py"), pandoc, str(out)], book.folder
            )
        if pandoc_xelatex.installed():
            cases["Pandoc + XeLaTeX (bare)"] = lambda: run(pandoc_xelatex.bare(common, out / "bare.pdf"), book.folder)
        if pandoc_xelatex.installed() and pandoc_xelatex.can_draw():
            cases[XELATEX] = lambda: run(
                pandoc_xelatex.same_book(common, book.posts, book.theme, out / "latex.pdf"), book.folder
            )
    if shutil.which("ebook-convert"):
        cases["Calibre EPUB"] = lambda: run(
            ["ebook-convert", str(out / "book.epub"), str(out / "calibre.epub")], book.folder
        )
    return cases


def importlib_has(name: str) -> bool:
    """Whether a module can be imported."""
    from importlib.util import find_spec

    return find_spec(name) is not None


def _pandoc() -> str:
    if importlib_has("pypandoc"):
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    return shutil.which("pandoc") or ""


def _postbook(book: Book, *arguments: str) -> Run:
    return run([*POSTBOOK, *arguments, "-q"], book.folder)


def print_table(name: str, cases: dict[str, dict[str, float]]) -> None:
    """Seconds, and as ratios to other tools' of the same session."""
    print(f"\n{name}\n{'':32}{'seconds':>9}{'MB':>7}{'/ plain':>9}{'/ XeTeX':>9}{'/ Typst':>9}{'/ P-EPUB':>9}")
    for case, figures in cases.items():
        ratios = (
            f"{figures['seconds'] / cases[other]['seconds']:9.2f}" if other in cases else f"{'-':>9}"
            for other in ("plain WeasyPrint", XELATEX, "Pandoc + Typst", "Pandoc EPUB")
        )
        print(f"{case:32}{figures['seconds']:9.2f}{figures['peak_mb']:7.0f}{''.join(ratios)}")


if __name__ == "__main__":
    sys.exit(main())
