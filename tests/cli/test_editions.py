"""Which edition is made: what is typed goes before what book.toml says."""

from __future__ import annotations

from booktest import BookTest

POST = "---\ntitle: One\n---\n\nSee [us](https://example.org).\n"


def names(booktest: BookTest) -> set[str]:
    """The files that were made."""
    return {path.name for path in (booktest.folder / "build").iterdir()}


def test_book_toml_may_ask_for_the_print_edition(booktest: BookTest) -> None:
    """`build` makes it beside the EPUB."""
    booktest.with_posts(POST, config='[output]\nedition = "print"').build()

    assert {"a-small-book-print.pdf", "a-small-book.epub"} == names(booktest)


def test_the_screen_edition_can_be_had_all_the_same(booktest: BookTest) -> None:
    """The command line wins."""
    booktest.with_posts(POST, config='[output]\nedition = "print"').run("pdf", "--edition", "screen")

    assert {"a-small-book.pdf"} == names(booktest)
    assert ["https://example.org"] == [link.uri for link in booktest.inspect_pdf().links if link.uri]


def test_there_are_two_editions(booktest: BookTest) -> None:
    """Any other word is wrong usage."""
    booktest.with_posts(POST).run("pdf", "--edition", "paper")

    assert 2 == booktest.status
    assert "screen" in booktest.errors


def test_no_files_are_attached_for_a_printer(booktest: BookTest) -> None:
    """Whoever asks for both is told so; what book.toml says of the screen edition may stand there."""
    both = "printers want no files in a PDF; leave out --attach-sources, or add --edition screen"
    booktest.with_posts(POST).run("pdf", "--edition", "print", "--attach-sources")
    assert (2, True) == (booktest.status, both in booktest.errors)

    booktest.run("pdf", "--watch", "--edition", "print", "--attach-sources")
    assert (2, True) == (booktest.status, both in booktest.errors)

    booktest.with_posts(POST, config='[output]\nedition = "print"').run("build", "--attach-sources")
    assert (2, True) == (booktest.status, both in booktest.errors)

    booktest.with_posts(POST, config='[output]\nedition = "print"\nattach-sources = true').run("pdf")
    assert (0, {"a-small-book-print.pdf"}) == (booktest.status, names(booktest))
