"""Containers: `::: tip Title` … `:::` of VitePress, Docusaurus, Pandoc and Quarto become boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tags import names
from postbook.chapter.tree import name_of
from postbook.xhtml import XHTML, element, elements, remove

_OPENS = re.compile(
    r"\s*(?P<colons>:{3,})\s*(?:\{(?P<attributes>[^}]*)\}|(?P<kind>[A-Za-z][\w-]*))[ \t]*(?P<title>.*)", re.DOTALL
)
_CLOSES = re.compile(r"\s*(?P<colons>:{3,})\s*")
_TITLE = re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")
_BRACKETED = re.compile(r"\[(.*)\]", re.DOTALL)
# Containers that arrange what they hold, and say nothing of it.
_LAYOUT = names(
    """center centered code-group col column columns container content div flex grid group layout-ncol left panel-tabset
    raw right row tab tab-item tab-set tabs v-pre"""
)
# Containers that are elements of HTML.
_ELEMENTS = frozenset({"details", "blockquote"})


@dataclass(frozen=True, slots=True)
class _Fence:
    paragraph: etree._Element
    colons: int
    kind: str = ""


def pair_containers(draft: Draft) -> None:
    """Put what stands between two fences into a box. A fence without its partner stays as it is written."""
    for parent in {paragraph.getparent() for paragraph in elements(draft.body, "p") if _is_fence(paragraph)}:
        if parent is not None:
            _pair(parent)


def _is_fence(paragraph: etree._Element) -> bool:
    return bool(_OPENS.fullmatch(paragraph.text or "") or _CLOSES.fullmatch(paragraph.text or ""))


def _pair(parent: etree._Element) -> None:
    opened: list[_Fence] = []
    for child in list(parent):
        text = child.text or ""
        if name_of(child) != "p":
            continue
        if (closes := _CLOSES.fullmatch(text)) and not len(child):
            if opened:
                _enclose(_partner(opened, len(closes["colons"])), child)
        elif opens := _OPENS.fullmatch(text):
            opened.append(_Fence(child, len(opens["colons"]), _kind_of(opens)))


def _partner(opened: list[_Fence], colons: int) -> _Fence:
    """The innermost fence as long as the closing one; the innermost of all where none is."""
    at = next((n for n in reversed(range(len(opened))) if opened[n].colons == colons), len(opened) - 1)
    fence = opened[at]
    del opened[at:]
    return fence


def _kind_of(opens: re.Match[str]) -> str:
    if opens["kind"]:
        return str(opens["kind"]).lower()
    names = re.findall(r"\.([\w-]+)", opens["attributes"])
    return names[0].lower().removeprefix("callout-") if names else "div"


def _enclose(fence: _Fence, closing: etree._Element) -> None:
    opening, parent = fence.paragraph, closing.getparent()
    assert parent is not None
    if opening.getparent() is not parent:
        return
    held = list(parent)[parent.index(opening) + 1 : parent.index(closing)]
    box = element("div", "\n", class_=_classes_for(fence.kind))
    title = _title(opening, fence.kind)
    parent.insert(parent.index(opening), box)
    if title is not None:
        title.tail = "\n"
        box.append(title)
    box.extend(held)
    if fence.kind in _ELEMENTS:
        box.tag = f"{XHTML}{fence.kind}"
        del box.attrib["class"]
        if fence.kind == "blockquote" and title is not None:
            box.append(title)  # whoever said it is named last
    opening.tail = None
    remove(opening)
    box.tail, closing.tail = closing.tail, None
    remove(closing)


def _classes_for(kind: str) -> str:
    return kind if kind in _LAYOUT else f"admonition {kind}"


def _title(opening: etree._Element, kind: str) -> etree._Element | None:
    opens = _OPENS.fullmatch(opening.text or "")
    assert opens
    text = opens["title"]
    if (bracketed := _BRACKETED.fullmatch(text.strip())) and not len(opening):
        text = bracketed[1]
    elif len(opening) and text.startswith("[") and (last := (opening[-1].tail or "").rstrip()).endswith("]"):
        text, opening[-1].tail = text[1:], last[:-1]
    elif named := _TITLE.search(opens["attributes"] or ""):
        text = named[1] or named[2]
    if not text.strip() and not len(opening):
        if kind in _LAYOUT or kind in _ELEMENTS:
            return None
        text = kind.replace("-", " ").capitalize()
    if kind == "details":
        return element("summary", text, *opening)
    if kind == "blockquote":
        return element("p", f"\N{EM DASH} {text}", *opening)
    if kind in _LAYOUT:
        return element("p", "", element("strong", text, *opening))
    return element("p", text, *opening, class_="admonition-title")
