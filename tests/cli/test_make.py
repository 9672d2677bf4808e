"""`pdf`, `epub` and `build`: what is written, what is said, and how it ends."""

from __future__ import annotations

import json
import os
import re
from typing import Any

import pytest
from PIL import Image

from booktest import BookTest
from postbook.epub import make as room
from postbook.epub.make import make_epub
from postbook.pdf import bindery
from postbook.pdf.bindery import bind_edition

HARBOUR = "---\ntitle: The Harbour\n---\n\nThe pier was rebuilt in 1911, see [the tide](02.md).\n"
TIDE = "---\ntitle: The Tide\n---\n\nTwice a day.\n"
DEAD = "---\ntitle: The Harbour\n---\n\nSee [the boats](gone.md).\n"
EMBED = '---\ntitle: The Harbour\n---\n\nLook:\n\n<iframe src="https://example.org/film"></iframe>\n'


def made(booktest: BookTest) -> list[str]:
    """The files in build/, sorted."""
    folder = booktest.folder / "build"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_build_makes_both_files_and_says_so(booktest: BookTest) -> None:
    """`postbook build` writes PDF and EPUB and tells path, pages and size."""
    booktest.with_posts(HARBOUR, TIDE).build("build")

    assert ["a-small-book.epub", "a-small-book.pdf"] == made(booktest)
    assert re.search(r"^build/a-small-book\.pdf: \d+ pages, \d+ kB$", booktest.errors, re.MULTILINE)
    assert re.search(r"^build/a-small-book\.epub: \d+ kB$", booktest.errors, re.MULTILINE)
    assert re.search(r"^done in \d+\.\d s$", booktest.errors, re.MULTILINE)


def test_the_same_posts_give_the_same_bytes(booktest: BookTest) -> None:
    """Built twice, both files are equal byte for byte."""
    booktest.with_posts(HARBOUR, TIDE).build("build")
    first = (booktest.pdf.read_bytes(), booktest.epub.read_bytes())

    booktest.remove("build").remove(".postbook").build("build")

    assert first == (booktest.pdf.read_bytes(), booktest.epub.read_bytes())


def test_in_a_pipe_each_stage_is_a_line(booktest: BookTest) -> None:
    """Without a terminal there is no bar, but a plain line a stage."""
    booktest.with_posts(HARBOUR, TIDE).run("pdf")

    assert ["gather …", "parse …", "typeset …"] == booktest.errors.splitlines()[:3]
    assert "\r" not in booktest.errors
    assert "\x1b" not in booktest.errors


def test_verbose_runs_tell_how_long_each_stage_took(booktest: BookTest) -> None:
    """With `-v` each stage has its number of pieces and its time."""
    booktest.with_posts(HARBOUR, TIDE).run("pdf", "-v")

    assert re.search(r"^parse: 2 in \d+\.\d\d s$", booktest.errors, re.MULTILINE)


def test_quiet_runs_say_nothing(booktest: BookTest) -> None:
    """With `-q` a book without errors is made without a word."""
    booktest.with_posts(EMBED).run("pdf", "-q")

    assert (0, "") == (booktest.status, booktest.errors)
    assert ["a-small-book.pdf"] == made(booktest)


def test_a_book_with_errors_is_not_written(booktest: BookTest) -> None:
    """An error ends the run with status 1; there is no file, not even a folder."""
    booktest.with_posts(DEAD).run("build")

    assert (1, []) == (booktest.status, made(booktest))
    assert not (booktest.folder / "build").exists()
    assert booktest.errors.endswith("\n1 error\n")


def test_an_allowed_error_is_a_warning(booktest: BookTest) -> None:
    """`--allow broken-link` makes the book, without the link."""
    booktest.with_posts(DEAD).run("pdf", "--allow", "broken-link")

    assert (0, ["a-small-book.pdf"]) == (booktest.status, made(booktest))
    assert "chapters/01.md:5:17: warning[broken-link]" in booktest.messages


def test_only_errors_that_a_book_survives_can_be_allowed(booktest: BookTest) -> None:
    """To allow what no book survives is wrong usage."""
    assert 2 == booktest.with_posts(DEAD).run("pdf", "--allow", "unknown-key").status


def test_a_strict_run_fails_for_a_warning(booktest: BookTest) -> None:
    """With `--strict` a warning is an error, and is called one."""
    booktest.with_posts(EMBED).run("pdf", "--strict")

    assert (1, []) == (booktest.status, made(booktest))
    assert "error[embedded-media]" in booktest.messages


def test_a_quick_look_is_a_file_of_its_own(booktest: BookTest) -> None:
    """`--only` makes one chapter, by file name, beside the book."""
    booktest.with_posts(HARBOUR, TIDE).run("pdf", "--only", "02.md")

    assert (0, ["a-small-book-02.pdf"]) == (booktest.status, made(booktest))


def test_a_chapter_that_is_not_there_is_told(booktest: BookTest) -> None:
    """A chapter that `--only` does not find is an error with a hint."""
    booktest.with_posts(HARBOUR, TIDE).run("pdf", "--only", "gone")

    assert 1 == booktest.status
    assert "error[missing-file]: no chapter `gone` in this book\n  hint: " in booktest.messages


def test_the_book_may_lie_elsewhere(booktest: BookTest) -> None:
    """`--config` takes the book's folder too; messages lead there from where one stands."""
    booktest.write({"low/water/book.toml": '[book]\ntitle = "Low Water"\n', "low/water/chapters/1.md": DEAD})

    booktest.run("outline", "-c", "low/water")

    assert "low/water/chapters/1.md:5:17: error[broken-link]" in booktest.messages


def test_the_command_line_goes_before_book_toml(booktest: BookTest) -> None:
    """`--theme` replaces the theme of the book, and a wrong one does not blame book.toml."""
    booktest.with_posts(HARBOUR, TIDE, config='\n[style]\ntheme = "technical"\n').run("pdf", "--theme", "clasic")

    assert "error[unknown-theme]: unknown theme `clasic`\n  hint: did you mean `classic`?\n" == booktest.messages


def test_source_date_epoch_is_the_date(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH goes before the date in book.toml."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    booktest.with_posts(HARBOUR, TIDE).build("epub")

    assert b"<dc:date>2001-09-09" in booktest.inspect_epub().read("content.opf")


@pytest.mark.parametrize("value", ["yesterday", "1.5", "9" * 30])
def test_a_malformed_source_date_is_told(booktest: BookTest, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds is an error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)

    booktest.with_posts(HARBOUR, TIDE).run("outline")

    assert 1 == booktest.status
    assert f"error[invalid-value]: `SOURCE_DATE_EPOCH` is `{value}`" in booktest.messages


@pytest.mark.parametrize("where", [("-o", "harbour.pdf"), ("-o", "made", "--cache-dir", "kept"), ()], ids=str)
def test_what_a_build_has_written_is_no_change(where: tuple[str, ...], booktest: BookTest) -> None:
    """Built again, a book is there at once, wherever in its folder its files and its cache lie."""
    booktest.with_posts(HARBOUR, TIDE).run("pdf", *where).run("pdf", *where)

    assert "gather" not in booktest.errors
    assert "gather" in booktest.write({"note.txt": "New."}).run("pdf", *where).errors


@pytest.mark.parametrize("folder", [".", "chapters"])
def test_a_book_may_be_written_beside_its_posts(folder: str, booktest: BookTest) -> None:
    """What is saved in the folder of the finished files is seen; the files themselves are no change."""
    booktest.with_posts(
        HARBOUR, TIDE, config=f'[output]\nfolder = "{folder}"\n\n[style]\nprint-stylesheets = ["own.css"]\n'
    )
    booktest.write({"own.css": "p { color: navy }\n"}).run("pdf").run("pdf")

    assert "gather" not in booktest.errors
    assert "gather" in booktest.replace("chapters/02.md", "Twice", "Once").run("pdf").errors


TOO_LATE = {
    "taken away": "error[missing-file]: `{}` was taken away while the book was made\n"
    "  hint: build again when it is back\n",
    "saved": "error[broken-image]: `{}` was saved while the book was made\n  hint: build again\n",
}


@pytest.mark.parametrize("how", TOO_LATE)
@pytest.mark.parametrize("place", ["book/chapters", "shared"])
def test_a_picture_that_is_changed_meanwhile_is_told(
    booktest: BookTest, monkeypatch: pytest.MonkeyPatch, place: str, how: str
) -> None:
    """Editors that save take a file away and put it back: that is no fault of postbook, nor a book of two times."""
    picture = booktest.folder.parent / place / "boat.png"
    named = os.path.relpath(picture, booktest.folder)
    booktest.with_posts(
        f"---\ntitle: The Harbour\n---\n\n![A boat](../{named})\n", config='[sources]\nroots = ["../shared"]\n'
    )
    (booktest.folder.parent / "shared").mkdir()
    Image.new("RGB", (40, 30), "teal").save(picture)

    def too_late(*arguments: Any, **options: Any) -> bytes:
        picture.unlink() if how == "taken away" else Image.new("RGB", (40, 30), "red").save(picture)
        return make_epub(*arguments, **options)

    monkeypatch.setattr(room, "make_epub", too_late)
    booktest.run("epub")

    assert 1 == booktest.status
    assert TOO_LATE[how].format(named) == booktest.messages


@pytest.mark.parametrize("how", ["taken away", "saved"])
def test_posts_are_attached_as_they_were_read(booktest: BookTest, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """What becomes of a post while the book is made is for the next build: its file is read once."""
    booktest.with_posts(HARBOUR, TIDE)

    def too_late(*arguments: Any) -> tuple[bytes, int]:
        booktest.remove("chapters/02.md") if how == "taken away" else booktest.replace("chapters/02.md", "day", "hour")
        return bind_edition(*arguments)

    monkeypatch.setattr(bindery, "bind_edition", too_late)
    booktest.run("pdf", "--attach-sources")

    assert 0 == booktest.status, booktest.errors
    pdf = booktest.inspect_pdf()
    attached = {str(each.UF): each.EF.F.read_bytes() for each in pdf.pdf.Root.AF}
    assert {"01.md": HARBOUR.encode(), "02.md": TIDE.encode()} == attached


def test_the_outline_lists_the_chapters(booktest: BookTest) -> None:
    """Chapters stand in their order with their words."""
    booktest.with_posts(HARBOUR, TIDE).run("outline")

    assert re.search(r"^1 +The Harbour +\d+\n2 +The Tide +3$", booktest.output, re.MULTILINE)


def test_the_outline_gives_pages_when_asked(booktest: BookTest) -> None:
    """With `--pages` the book is typeset and each row has its folio; JSON has them too."""
    booktest.with_posts(HARBOUR, TIDE).run("outline", "--pages", "--json")

    rows = {row["title"]: row["folio"] for row in json.loads(booktest.output)}
    assert ("1", "3") == (rows["The Harbour"], rows["The Tide"])


def test_the_outline_with_pages_typesets_no_chapter_twice(booktest: BookTest) -> None:
    """What was typeset for the outline stands for the book, and the other way round."""
    booktest.with_posts(HARBOUR, TIDE).run("outline", "--pages").build("pdf")

    assert "typeset: " not in booktest.errors
    assert not (booktest.folder / "kept").exists()
    assert (booktest.run("outline", "--pages", "--cache-dir", "kept").folder / "kept" / "typeset").is_dir()


def test_every_problem_of_a_stage_is_told(booktest: BookTest) -> None:
    """One dead link does not hide the next."""
    booktest.with_posts(DEAD, DEAD).run("outline")

    assert 2 == booktest.messages.count("error[broken-link]")
