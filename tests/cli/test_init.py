"""A new book: what `postbook init` writes, and that it can be built at once."""

from __future__ import annotations

import tomllib

from booktest import BookTest


def test_a_new_book_builds_clean(booktest: BookTest) -> None:
    """What `init` writes is a book without a message, and both of its files are made."""
    booktest.run("init", "--title", "My Posts", "--author", "Ann Author", "--ci", "github")
    assert 0 == booktest.status

    booktest.build("build")

    assert "" == booktest.messages
    assert ["my-posts.epub", "my-posts.pdf"] == sorted(path.name for path in (booktest.folder / "build").iterdir())


def test_what_was_typed_is_in_the_configuration(booktest: BookTest) -> None:
    """Title, authors and language are written, whatever characters they have."""
    booktest.run(
        "init", "new", "--title", 'A "new" $book \\ Ü', "--author", "Ann", "--author", "Ben", "--language", "de"
    )

    about = tomllib.loads((booktest.folder / "new" / "book.toml").read_text(encoding="utf-8"))["book"]
    assert ('A "new" $book \\ Ü', ["Ann", "Ben"], "de") == (about["title"], about["authors"], about["language"])
    assert about["identifier"].startswith("urn:uuid:")


def test_two_books_have_different_identifiers(booktest: BookTest) -> None:
    """Each new book gets an identifier of its own."""
    booktest.run("init", "one").run("init", "two")

    one, two = ((booktest.folder / name / "book.toml").read_text(encoding="utf-8") for name in ("one", "two"))
    assert one.replace("One", "Two") != two


def test_the_title_is_made_from_the_folder(booktest: BookTest) -> None:
    """Without `--title` the folder's name is the title."""
    booktest.run("init", "my-first-book")

    assert 'title = "My first book"' in (booktest.folder / "my-first-book" / "book.toml").read_text(encoding="utf-8")


def test_nothing_is_overwritten(booktest: BookTest) -> None:
    """Every file in the way is named, and nothing is written."""
    booktest.write({"book.toml": "mine", ".gitignore": "mine"}).run("init")

    assert 1 == booktest.status
    assert (
        "postbook: 2 files would be overwritten: `book.toml`, `.gitignore`\n"
        "  hint: choose an empty folder, or move these away\n"
    ) == booktest.errors
    assert [".gitignore", "book.toml"] == sorted(path.name for path in booktest.folder.iterdir())


def test_a_file_in_place_of_a_folder_is_told(booktest: BookTest) -> None:
    """A folder that can't be made is an error with a hint, not a traceback."""
    booktest.write({"chapters": "a file"}).run("init")

    assert 1 == booktest.status
    assert booktest.errors.startswith("postbook: can't write `")
    assert "hint: choose another folder" in booktest.errors


def test_each_forge_gets_its_workflow(booktest: BookTest) -> None:
    """`--ci` writes the workflow where the forge looks for it."""
    booktest.run("init", "a", "--ci", "github").run("init", "b", "--ci", "gitlab").run("init", "c")

    assert (booktest.folder / "a/.github/workflows/book.yml").is_file()
    assert (booktest.folder / "b/.gitlab-ci.yml").is_file()
    assert not (booktest.folder / "c/.github").exists()
