"""Alternative text: each picture says what it shows, says that it only decorates, or is reported.

The mark of decoration is ``alt=""`` with ``role="presentation"``; an empty ``alt`` alone means that nobody has said.
"""

from __future__ import annotations

from lxml import etree

from postbook.alt_text import tells_something
from postbook.chapter.draft import Draft
from postbook.chapter.lines import Place, place_of
from postbook.chapter.tree import name_of
from postbook.diagnostics import Code
from postbook.manuscript.post import Markup
from postbook.xhtml import SVG, has_class, plain_text

_DECORATING = frozenset({"presentation", "none"})


def ask_alt_text(draft: Draft, image: etree._Element, name: str, place: Place | None) -> None:
    """Settle one picture. ``name``: as the post has it, for the message. Reports: missing-alt."""
    alt = _words(image.get("alt", "")) or _words(image.get("title", ""))
    decorates = is_decoration(image) or (image.get("alt") == "" and not alt)
    links = _is_all_of_link(image)
    image.attrib.pop("role", "")
    image.set("alt", "" if decorates else alt)
    if decorates and not links:
        image.set("role", "presentation")
    elif decorates or not tells_something(alt):
        _report(draft, image.get("alt", ""), name, place, links=links)


def ask_for_drawings(draft: Draft) -> None:
    """Settle the drawings that stand in the text itself. Reports: missing-alt."""
    drawings = [node for node in draft.body.iter(f"{SVG}svg") if not _is_within_drawing(node)]
    for index, drawing in enumerate(drawings):
        words = name_of_drawing(drawing)
        if is_decoration(drawing) or drawing.get("aria-hidden") == "true":
            drawing.set("role", "presentation")
        elif words:
            drawing.set("role", "img")
            drawing.set("aria-label", words)
        else:
            place = place_of(draft.post, "<svg", index=index, count=len(drawings))
            draft.tell(Code.MISSING_ALT, "a drawing has no alternative text", place=place, hint=_DRAWING_HINT)


def name_of_drawing(drawing: etree._Element) -> str:
    """What a drawing is called: https://www.w3.org/TR/svg-aam-1.0/#mapping_additional_nd."""
    parts = (drawing.find(f"{SVG}{name}") for name in ("title", "desc"))
    texts = [drawing.get("aria-label", ""), *(plain_text(part) for part in parts if part is not None)]
    return next(filter(None, map(_words, texts)), "")


def is_decoration(picture: etree._Element) -> bool:
    """Whether the author says that a picture only decorates: by its role, or by a class of it or of its box."""
    boxes = [above for above in picture.iterancestors() if name_of(above) in {"p", "figure", "span"}]
    named = any(has_class(node, "decorative") for node in (picture, *boxes))
    return named or picture.get("role") in _DECORATING or picture.get("decorative") is not None


def _is_within_drawing(node: etree._Element) -> bool:
    return next(node.iterancestors(f"{SVG}svg"), None) is not None


def _is_all_of_link(image: etree._Element) -> bool:
    """Whether a link shows this picture and nothing else: without words it could not be read out."""
    link = next((above for above in image.iterancestors() if name_of(above) == "a" and above.get("href")), None)
    return link is not None and not plain_text(link) and len(list(link.iter(image.tag, f"{SVG}svg"))) == 1


def _words(text: str) -> str:
    return " ".join(text.split())


def _report(draft: Draft, alt: str, name: str, place: Place | None, *, links: bool) -> None:
    if alt:
        message = f"the alternative text `{alt}` does not say what `{name}` shows"
    elif links:
        message = f"`{name}` is all that a link shows, and has no alternative text"
    else:
        message = f"`{name}` has no alternative text"
    hint = "write as its alternative text where the link leads" if links else _HINTS[draft.post.markup]
    draft.tell(Code.MISSING_ALT, message, place=place, hint=hint)


_HINTS = {
    Markup.MARKDOWN: "write what it shows as its alternative text, or `{.decorative}` after it if it only decorates",
    Markup.HTML: 'write what it shows into its `alt`, or `alt=""` if it only decorates',
}
_DRAWING_HINT = 'give it a `<title>`, or `role="presentation"` if it only decorates'
