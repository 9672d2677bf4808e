"""What HTML wants of markup that EPUBCheck lets pass."""

from __future__ import annotations

from epub_samples import packaged, picture, section

from postbook.xhtml import SVG

RIPPLE = '<p><img src="media/sea-1.png" alt="" role="presentation"/></p>'
WAVE = (
    '<p><svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A wave" viewBox="0 0 1 1">'
    '<path d="M0 0"/></svg></p>'
)


def test_a_decorating_picture_is_hidden_and_has_no_role() -> None:
    """That a picture only decorates is said as HTML says it."""
    epub = packaged(section("tide", RIPPLE, pictures={"media/sea-1.png": picture("sea-1.png")}))
    (image,) = epub.document("text/tide.xhtml").iter("{*}img")
    assert ("true", None) == (image.get("aria-hidden"), image.get("role"))


def test_a_drawing_has_a_title_instead_of_a_label() -> None:
    """What a drawing shows is its title."""
    (drawing,) = packaged(section("tide", WAVE)).document("text/tide.xhtml").iter(f"{SVG}svg")
    assert ("A wave", None) == (drawing.findtext(f"{SVG}title"), drawing.get("aria-label"))


def test_the_heading_of_the_contents_stands_before_the_list() -> None:
    """The contents have a heading like any chapter."""
    page = packaged(section("tide", "<p>Words.</p>")).document("nav.xhtml")
    (title,) = page.iter("{*}h1")
    assert ["h1", "nav"] == [str(each.tag).partition("}")[2] for each in title.getparent()]
