"""`postbook cache` tells what is kept; a second build finds it."""

from __future__ import annotations

from booktest import BookTest

POST = "# The Tide\n\nIt comes in twice a day.\n"


def test_the_cache_lies_in_the_books_own_folder(booktest: BookTest) -> None:
    """What is kept stands in `.postbook/cache`, and `postbook cache` tells what it is."""
    booktest.with_posts(POST).build("epub").run("cache")

    assert f"{booktest.folder}/.postbook/cache: " in booktest.output
    assert "  parse          1 entries" in booktest.output


def test_a_changed_post_is_parsed_anew_and_the_others_are_not(booktest: BookTest) -> None:
    """A build says how much of the book it made anew."""
    booktest.with_posts(POST, POST.replace("Tide", "Ebb")).build("epub")
    booktest.replace("chapters/02.md", "twice", "once").build("epub")

    assert "parse: 1 of 2 anew" in booktest.errors


def test_nothing_is_kept_without_a_cache(booktest: BookTest) -> None:
    """`--no-cache` leaves nothing in the book's folder."""
    booktest.with_posts(POST).run("epub", "--no-cache")

    assert not (booktest.folder / ".postbook" / "cache").exists()


def test_the_cache_can_be_taken_away(booktest: BookTest) -> None:
    """`--clear` says how much it took."""
    booktest.with_posts(POST).build("epub").run("cache", "--clear").run("cache")

    assert ": 0 kB of 536.9 MB, 0 entries" in booktest.output


def test_a_book_of_which_nothing_has_changed_is_the_same(booktest: BookTest) -> None:
    """The recalled files are those that were made, and so are the messages."""
    booktest.with_posts(f"{POST}\n[^1]: Nobody calls.\n").build("epub")
    first, said = booktest.epub.read_bytes(), booktest.messages
    booktest.build("epub")

    assert (first, said) == (booktest.epub.read_bytes(), booktest.messages)
    assert "unused-note" in said


def test_a_picture_that_changes_changes_the_book(booktest: BookTest) -> None:
    """A file that a post shows is as much a part of the book as the post."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{}</title><path d="M0 0h9v9z"/></svg>'
    booktest.with_posts(f"{POST}\n![A boat](boat.svg)\n").write({"chapters/boat.svg": svg.format("one")}).build("epub")
    first = booktest.epub.read_bytes()
    booktest.write({"chapters/boat.svg": svg.format("two!")}).build("epub")
    second = booktest.epub.read_bytes()
    booktest.write({"chapters/boat.svg": svg.format("one")}).build("epub")

    assert first != second
    assert first == booktest.epub.read_bytes()


def test_the_cache_of_a_book_with_errors_can_be_taken_away(booktest: BookTest) -> None:
    """Whatever is wrong with `book.toml`, what is kept beside it can be looked at and cleared."""
    booktest.with_posts(POST).build("epub").write({"book.toml": "[book\n"}).run("cache", "--clear")

    assert (0, True) == (booktest.status, booktest.errors.endswith("entries taken away\n"))


def test_a_cache_elsewhere_can_be_looked_at(booktest: BookTest) -> None:
    """`--cache-dir` is enough."""
    booktest.with_posts(POST).run("epub", "--cache-dir", "kept").remove("book.toml").run("cache", "--cache-dir", "kept")

    assert "  parse          1 entries" in booktest.output


def test_there_is_no_cache_where_there_is_no_book(booktest: BookTest) -> None:
    """A wrong path is wrong usage, not an empty cache."""
    assert 2 == booktest.run("cache", "--config", "gone").status


def test_options_without_effect_are_refused(booktest: BookTest) -> None:
    """Who gives `cache` a theme or `outline` a chapter hears that it means nothing there."""
    assert [2, 2, 2] == [
        booktest.with_posts(POST).run(*words).status
        for words in (("cache", "--theme", "classic"), ("cache", "-j2"), ("outline", "--only", "01"))
    ]
