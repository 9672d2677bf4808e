"""Figures: a picture with its caption, however the author or the blog engine put them together."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.mark_credits import mark_credits, mark_last_emphasis
from postbook.chapter.read_post import read_inline
from postbook.chapter.tree import has_text, is_within, name_of
from postbook.manuscript.post import Markup
from postbook.xhtml import (
    XHTML,
    add_class,
    classes,
    element,
    elements,
    has_class,
    plain_text,
    remove,
    replace_with,
    unwrap,
)

_BOXES = frozenset({"wp-caption", "figure", "image-caption", "captioned-image", "img-caption", "image-with-caption"})
_CAPTIONS = frozenset({"caption", "wp-caption-text", "figcaption", "image-caption", "img-caption", "figure-caption"})
_PICTURES = ("img", "svg", "picture")


def frame_figures(draft: Draft) -> None:
    """Bring pictures with captions to ``<figure class="pb-figure">``."""
    for box in list(elements(draft.body, "div", "p")):
        if _BOXES & set(classes(box)) and _has_picture(box):
            _make_figure(box)
    for caption in list(elements(draft.body, "div", "p", "figcaption")):
        _join_caption(caption)
    for paragraph in list(elements(draft.body, "p")):
        _frame_titled(paragraph, draft)
    for figure in list(elements(draft.body, "figure")):
        _settle(figure)
    for caption in list(elements(draft.body, "figcaption")):
        mark_credits(caption)


def _has_picture(node: etree._Element) -> bool:
    return any(etree.QName(each).localname in _PICTURES for each in node.iterdescendants() if isinstance(each.tag, str))


def _make_figure(box: etree._Element) -> None:
    """WordPress's and R Markdown's boxes."""
    captions = [
        each for each in elements(box, "p", "div", "span", "figcaption") if _is_caption(each) and each is not box
    ]
    if not captions and not has_class(box, "figure"):
        return
    box.tag = f"{XHTML}figure"
    box.attrib.pop("style", "")
    for caption in captions:
        caption.tag = f"{XHTML}figcaption"
        caption.attrib.pop("class", "")


def _is_caption(node: etree._Element) -> bool:
    return name_of(node) == "figcaption" or bool(_CAPTIONS & set(classes(node)))


def _join_caption(caption: etree._Element) -> None:
    """A caption beside its picture, in no figure."""
    if is_within(caption, ("figure",)) or not _is_caption(caption) or _has_picture(caption):
        return
    before = caption.getprevious()
    if before is not None and not has_text(before.tail) and _only_picture(before) is not None:
        figure = element("figure")
        replace_with(before, figure)
        figure.append(before)
        caption.tag = f"{XHTML}figcaption"
        _move_tail(caption)
        caption.attrib.pop("class", "")
        figure.append(caption)
    elif name_of(caption) == "figcaption":
        caption.tag = f"{XHTML}p"
        add_class(caption, "caption")


def _move_tail(node: etree._Element) -> None:
    """Leave the text after an element where it is."""
    tail, node.tail = node.tail, None
    before = node.getprevious()
    assert before is not None
    before.tail = (before.tail or "") + (tail or "") or None


def _only_picture(node: etree._Element) -> etree._Element | None:
    """The picture that is all an element holds, links and line breaks apart."""
    if name_of(node) == "img":
        return node
    if name_of(node) not in ("p", "a", "div", "picture", "span") or has_text(node.text):
        return None
    children = [each for each in node if name_of(each) not in ("br", "source")]
    if len(children) != 1 or any(has_text(each.tail) for each in node):
        return None
    return _only_picture(children[0])


def _frame_titled(paragraph: etree._Element, draft: Draft) -> None:
    """A picture alone in its paragraph: its title is the caption."""
    picture = _only_picture(paragraph)
    title = (picture.get("title") or "").strip() if picture is not None else ""
    if picture is None or not title or is_within(paragraph, ("figure", "td", "th")):
        return
    del picture.attrib["title"]
    figure = element("figure", paragraph.text or "", *paragraph)
    if paragraph.get("id"):
        figure.set("id", paragraph.get("id", ""))
    add_class(figure, *classes(paragraph))
    figure.append(_caption_of(title, draft))
    replace_with(paragraph, figure)
    if not figure.get("class"):
        del figure.attrib["class"]


def _caption_of(title: str, draft: Draft) -> etree._Element:
    """A title as a caption. Markdown's authors may write Markdown in it; `<T>` in a title is text, not a tag."""
    if draft.post.markup is not Markup.MARKDOWN or "<" in title:
        return element("figcaption", title)
    read = read_inline(title, draft.config.markdown)
    caption = element("figcaption", read.text or "", *read)
    mark_last_emphasis(caption)
    return caption


def _settle(figure: etree._Element) -> None:
    if has_class(figure, "pb-embed"):
        return
    if _has_picture(figure):
        add_class(figure, "pb-figure")
        for paragraph in [each for each in figure if name_of(each) == "p" and _only_picture(each) is not None]:
            unwrap(paragraph)
    captions = list(elements(figure, "figcaption"))
    for caption in captions:
        if not plain_text(caption) and not _has_picture(caption):
            remove(caption)
    captions = [each for each in captions if each.getparent() is not None]
    for extra in captions[1:]:
        _merge(captions[0], extra)
    if captions:
        _place_caption(figure, captions[0])


def _merge(caption: etree._Element, extra: etree._Element) -> None:
    """A figure has one caption: a second one is more of the first."""
    line = element("div", extra.text or "", *extra)
    extra.text = None
    remove(extra)
    caption.append(line)


def _place_caption(figure: etree._Element, caption: etree._Element) -> None:
    """The caption is the figure's first or last child."""
    position = [each for each in figure if isinstance(each.tag, str)]
    if caption.getparent() is figure and caption in (position[0], position[-1]):
        return
    remove(caption)
    figure.append(caption)
