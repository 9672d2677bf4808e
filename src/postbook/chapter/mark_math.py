"""Formulas: every way in which engines and authors write them → ``pb-math``, with the TeX in ``data-tex``."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import XHTML, classes, element, elements, has_class, replace_with

_DELIMITERS = re.compile(
    r"\s*(?:\\\((?P<paren>.*)\\\)|\\\[(?P<bracket>.*)\\\]|\$\$(?P<two>.*)\$\$|\$(?P<one>.*)\$)\s*", re.DOTALL
)


def mark_math(draft: Draft) -> None:
    """Mark formulas; one that has a paragraph to itself becomes a block."""
    for tree in (draft.title, draft.body):
        _read_scripts(tree)
        for node in [each for each in elements(tree, "span", "div") if {"math", "arithmatex"} & set(classes(each))]:
            _mark(node)
    _read_code(draft.body)
    for paragraph in list(elements(draft.body, "p")):
        _open_paragraph(paragraph)


def _mark(node: etree._Element) -> None:
    tex = node.get("data-tex")
    if tex is None:
        # Other tools' own layout of a formula is not TeX.
        if len(node) or not (found := _DELIMITERS.fullmatch(node.text or "")):
            return
        tex = next(filter(None, found.groups()), "").strip()
    is_display = has_class(node, "display") or name_of(node) == "div"
    made = element(name_of(node), tex, class_="pb-math pb-display" if is_display else "pb-math", data_tex=tex)
    if node.get("id"):
        made.set("id", node.get("id", ""))
    replace_with(node, made)


def _read_scripts(tree: etree._Element) -> None:
    """MathJax 2 keeps its formulas in scripts."""
    for script in list(elements(tree, "script")):
        kind = script.get("type", "").replace(" ", "").lower()
        if kind.startswith("math/tex") and (tex := (script.text or "").strip()):
            display = " pb-display" if "mode=display" in kind else ""
            replace_with(script, element("span", tex, class_=f"pb-math{display}", data_tex=tex))


def _read_code(body: etree._Element) -> None:
    """GitHub's and GitLab's ```` ```math ```` is a formula."""
    for code in list(elements(body, "code")):
        block = code.getparent()
        if block is not None and has_class(code, "language-math") and name_of(block) == "pre":
            tex = (code.text or "").strip()
            replace_with(block, element("div", tex, class_="pb-math pb-display", data_tex=tex))


def _open_paragraph(paragraph: etree._Element) -> None:
    """Let display formulas stand in a paragraph's place, if it holds nothing else."""
    children = list(paragraph)
    alone = not has_text(paragraph.text) and not any(has_text(child.tail) for child in children)
    if not children or not alone or not all(has_class(child, "pb-display") for child in children):
        return
    for child in children:
        child.tag, child.tail = f"{XHTML}div", "\n"
    if paragraph.get("id") and len(children) == 1 and not children[0].get("id"):
        children[0].set("id", paragraph.get("id", ""))
    tail, paragraph.tail = paragraph.tail, None
    replace_with(paragraph, *children)
    children[-1].tail = tail
