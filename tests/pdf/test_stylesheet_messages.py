"""What the layout engine does not know of a stylesheet is told of the stylesheet."""

from __future__ import annotations

from booktest import BookTest

LONG = "---\ntitle: The Harbour\n---\n" + "The harbour lay quiet until the bell had rung twice.\n\n" * 40


def test_a_declaration_that_the_engine_ignores_is_told_once(booktest: BookTest) -> None:
    """The chapter that happens to be set first has nothing to do with it."""
    booktest.with_posts(LONG, config='[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"print.css": "p { text-shadow: 1px 1px red; }\n"})

    assert (
        "print.css:1:5: warning[layout]: the layout engine says: Ignored `text-shadow: 1px 1px red`, unknown property\n"
        "  hint: see which CSS the print edition knows in docs/themes.md\n"
    ) == booktest.build("pdf").messages


def test_a_stylesheet_that_is_not_utf8_is_told(booktest: BookTest) -> None:
    """With the line of the byte, as for a post."""
    booktest.with_posts(LONG, config='[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"print.css": "p { color: red }\n/* caf\xe9 */\n".encode("latin-1")}).run("pdf")

    assert 1 == booktest.status
    assert booktest.messages.startswith("print.css:2: error[not-utf8]: byte 0xe9 at offset 23 is not UTF-8\n")
