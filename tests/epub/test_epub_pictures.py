"""Pictures and drawings in the EPUB."""

from __future__ import annotations

from dataclasses import replace

from epub_samples import packaged, picture, section

from postbook.epub.plain_svg import plain_svg

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" version="2.0" content="a drawing program\'s own file">'
    '<path d="M0 0h9" style="fill:red;" paint-order="stroke"/><mesh/><text data-x="1">Sea</text></svg>'
)
PLAIN = (
    '<svg xmlns="http://www.w3.org/2000/svg">'
    '<path d="M0 0h9" style="fill:red; paint-order: stroke"/><text data-x="1">Sea</text></svg>'
)


def test_a_drawing_keeps_what_systems_know() -> None:
    """What drawing programs add goes; what only newer systems know as an attribute becomes a style."""
    assert PLAIN == plain_svg(DRAWING.encode()).decode().split("\n", 1)[1]


def test_a_drawing_in_the_text_is_made_plain_too() -> None:
    """A drawing is the same whether it is a file or stands in the post."""
    epub = packaged(section("tide", DRAWING))
    assert PLAIN in epub.read("text/tide.xhtml").decode()
    assert "svg" == epub.manifest["text/tide.xhtml"][1]


def test_a_damaged_drawing_is_left_alone() -> None:
    """What is no XML is not this step's to judge."""
    assert b"<svg" == plain_svg(b"<svg")


def test_a_picture_is_packed_once_for_the_whole_book() -> None:
    """Two posts that show the same picture share its file."""
    sea = picture("sea-1.png")
    markup = '<p><img src="media/sea-1.png" alt="Sea"/></p>'
    epub = packaged(*(section(name, markup, pictures={sea.href: sea}) for name in ("tide", "pier")))
    assert sea.read() == epub.read("media/sea-1.png")
    assert 1 == epub.names.count("EPUB/media/sea-1.png")


def test_a_picture_that_is_not_there_leaves_its_words() -> None:
    """A picture that parse could not find never becomes a broken picture."""
    epub = packaged(section("tide", '<p><img src="media/gone.png" alt="The sea"/></p>'))
    assert "Tide The sea" == epub.text("text/tide.xhtml")


def test_a_drawn_picture_is_plain_in_the_book() -> None:
    """A drawing that a post shows as a file is cleaned like the others."""
    sea = replace(picture("sea-1.svg"), media_type="image/svg+xml", data=DRAWING.encode())
    epub = packaged(section("tide", '<p><img src="media/sea-1.svg" alt="Sea"/></p>', pictures={sea.href: sea}))
    assert PLAIN in epub.read("media/sea-1.svg").decode()
