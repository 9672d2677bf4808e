"""Admonitions: notes, tips and warnings set apart, in the ways of MkDocs, GitHub and the static site engines."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import XHTML, add_class, classes, element, elements, plain_text, remove, replace_with

# https://docs.github.com/en/get-started/writing-on-github#alerts; Obsidian adds `+`, `-` and a title.
_ALERT = re.compile(r"\s*\[!(?P<kind>[A-Za-z][\w-]*)\][+-]?[ \t]*(?P<title>[^\n]*)\n?")
_BOXES = frozenset({"admonition", "custom-block", "markdown-alert", "callout", "alert"})
_TITLES = frozenset(
    {"admonition-title", "custom-block-title", "markdown-alert-title", "callout-title", "admonition-heading"}
)
_NOT_KINDS = frozenset({"block", "inline", "end", "open", "collapse", "dismissible", "fade", "show", "d-flex"})


def mark_admonitions(draft: Draft) -> None:
    """Bring admonitions to ``<aside class="pb-admonition pb-admonition-<kind>">`` with their title first."""
    for quotation in list(elements(draft.body, "blockquote")):
        _read_alert(quotation)
    for node in list(elements(draft.body, "div", "aside", "section", "blockquote")):
        if _BOXES & set(classes(node)) and "pb-admonition" not in classes(node):
            _settle(node)


def _read_alert(quotation: etree._Element) -> None:
    """GitHub's `> [!TIP]`."""
    first = next((child for child in quotation if isinstance(child.tag, str)), None)
    match = _ALERT.match(first.text or "") if first is not None and name_of(first) == "p" else None
    if first is None or match is None:
        return
    kind = match["kind"].lower()
    first.text = (first.text or "")[match.end() :] or None
    title = element("p", match["title"].strip(), class_="pb-admonition-title")
    if not match[0].endswith("\n"):
        _take_line(first, title)
    if not plain_text(title):
        title.text = kind.capitalize()
    quotation.tag = f"{XHTML}aside"
    _name(quotation, kind)
    quotation.insert(0, title)
    if not len(first) and not has_text(first.text):
        remove(first)


def _take_line(paragraph: etree._Element, title: etree._Element) -> None:
    """Move the rest of a title's line, which has markup in it, to the title."""
    if len(paragraph) and name_of(paragraph[0]) == "br":
        paragraph.text, paragraph[0].tail = paragraph[0].tail, None
        paragraph.remove(paragraph[0])
        return
    while len(paragraph) and not has_text(paragraph.text):
        child = paragraph[0]
        line, newline, rest = (child.tail or "").partition("\n")
        child.tail = line
        title.append(child)
        if newline:
            paragraph.text = rest
            return


def _settle(node: etree._Element) -> None:
    names = [name for name in classes(node) if name not in _BOXES]
    kinds = [re.sub(r"^(?:alert|callout|admonition|markdown-alert)-", "", name) for name in names]
    kind = next((kind for kind in kinds if kind and kind not in _NOT_KINDS and re.fullmatch(r"[\w-]+", kind)), "note")
    node.tag = f"{XHTML}aside"
    node.set("class", " ".join(names))
    title = next((each for each in node if _TITLES & set(classes(each))), None)
    if title is not None:
        _settle_title(node, title)
    _name(node, kind.lower())


def _settle_title(node: etree._Element, title: etree._Element) -> None:
    made = element("p", title.text or "", *title, class_="pb-admonition-title")
    replace_with(title, made)
    if not plain_text(made) and not len(made):
        remove(made)
    elif node.index(made):
        remove(made)
        node.insert(0, made)


def _name(node: etree._Element, kind: str) -> None:
    kept = [name for name in classes(node) if name != kind]
    node.set("class", " ".join(("pb-admonition", f"pb-admonition-{kind}")))
    add_class(node, *kept)
