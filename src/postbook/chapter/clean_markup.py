"""Markup: every element a book knows stays, the rest gives way to what it holds, and what paper can't show goes."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from postbook.chapter.clean_attributes import clean_attributes
from postbook.chapter.clean_mathml import clean_mathml
from postbook.chapter.clean_svg import clean_svg
from postbook.chapter.draft import Draft
from postbook.chapter.filter_styles import is_hidden
from postbook.chapter.lines import place_of_pattern
from postbook.chapter.tags import names
from postbook.chapter.tree import name_of
from postbook.diagnostics import Code
from postbook.xhtml import MATHML, SVG, SVG_NS, XHTML, XHTML_NS, add_class, element, remove, replace_with, unwrap

_KNOWN = names(
    """a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr
    ruby rt p ul ol li dl dt dd div section article header footer aside figure figcaption address blockquote pre hr
    h1 h2 h3 h4 h5 h6 table caption colgroup col thead tbody tfoot tr td th details summary"""
)
_RENAMED = {
    "acronym": "abbr", "strike": "s", "tt": "code", "big": "span", "nobr": "span", "data": "span", "label": "span",
    "output": "span", "meter": "span", "progress": "span", "rb": "span", "center": "div", "main": "div", "nav": "div",
    "search": "div", "hgroup": "div", "dialog": "div", "fieldset": "div", "menu": "ul", "dir": "ul", "legend": "p",
    "xmp": "pre", "plaintext": "pre", "image": "img",
}  # fmt: skip
_DROPPED = names(
    "script style link meta base title template input datalist map area param source track basefont bgsound frameset "
    "frame rtc keygen command"
)
_FORMS = names("form button select optgroup option textarea")
_QUIET = names("link meta base title source track param rtc template")
"""What shows nothing even on a screen: it goes without a word."""
_HIDDEN = "hidden"


def clean_markup(draft: Draft) -> None:
    """Bring title and body to the elements and attributes of ``docs/chapter-tree.md``.

    Reports: dropped-markup, once a kind.
    """
    dropped: Counter[str] = Counter()
    for tree in (draft.title, draft.body):
        for node in list(tree.iterdescendants()):
            if _still_in(tree, node):
                _clean_node(node, dropped)
    _report(draft, dropped)


def _still_in(tree: etree._Element, node: etree._Element) -> bool:
    """Whether an element has not left the tree with something around it."""
    above = node.getparent()
    while above is not None and above is not tree:
        above = above.getparent()
    return above is tree


def _clean_node(node: etree._Element, dropped: Counter[str]) -> None:
    if not isinstance(node.tag, str):
        remove(node)
        return
    if name := name_of(node):
        _clean_element(node, name.lower(), dropped)
    elif node.tag.startswith(SVG):
        _clean_island(node, "svg", dropped)
    elif node.tag.startswith(MATHML):
        _clean_island(node, "math", dropped)
    else:
        unwrap(node)


def _clean_island(node: etree._Element, root: str, dropped: Counter[str]) -> None:
    """Clean a whole drawing or formula when its root comes by; its descendants have then been seen to."""
    above = node.getparent()
    if etree.QName(node).localname != root:
        if above is not None and etree.QName(above).namespace == XHTML_NS:
            unwrap(node)
    elif root == "math":
        clean_mathml(node)
    elif above is None or etree.QName(above).namespace != SVG_NS:
        dropped.update(clean_svg(node))


def _clean_element(node: etree._Element, tag: str, dropped: Counter[str]) -> None:
    if tag == "input" and node.get("type", "").lower() == "checkbox":
        _draw_checkbox(node)
    elif tag in _DROPPED:
        if tag not in _QUIET and not (tag == "input" and node.get("type", "").lower() == "hidden"):
            dropped[tag] += 1
        _leave_caption(node) if tag == "input" else remove(node)
    elif _is_hidden(node):
        if "".join(map(str, node.itertext())).strip():
            dropped[_HIDDEN] += 1
        remove(node)
    elif tag in _FORMS:
        dropped[tag] += tag in {"form", "button", "select", "textarea"}
        _open_form(node, tag)
    else:
        _keep(node, tag)


def _keep(node: etree._Element, tag: str) -> None:
    if tag == "rp" and not any(sign.isalnum() for sign in str(node.text or "")):
        # EPUBCheck discourages them: themes for paper set the parentheses themselves.
        remove(node)
        return
    if tag not in _KNOWN and tag not in _RENAMED:
        unwrap(node)
        return
    if tag == "center":
        add_class(node, "pb-center")
    tag = _RENAMED.get(tag, tag)
    node.tag = f"{XHTML}{tag}"
    clean_attributes(node, tag)
    if _lacks_its_sense(node, tag):
        node.tag = f"{XHTML}span"
    if tag == "img" and not node.get("src"):
        _show_alternative(node)
    if tag in {"br", "wbr", "hr", "img", "col"} and (len(node) or node.text):
        _empty_out(node)


def _lacks_its_sense(node: etree._Element, tag: str) -> bool:
    """Whether an element stands without the attribute or the parent that it means something with."""
    if tag == "rt":
        return not any(name_of(above) == "ruby" for above in node.iterancestors())
    return (tag == "bdo" and not node.get("dir")) or (tag == "time" and not node.get("datetime"))


def _show_alternative(node: etree._Element) -> None:
    words = (node.get("alt") or "").strip()
    replace_with(node, element("span", words)) if words else remove(node)


def _empty_out(node: etree._Element) -> None:
    """Let what stands in an element that can't hold anything follow it instead."""
    parent = node.getparent()
    assert parent is not None
    children, text, tail = list(node), node.text or "", node.tail
    node.text = None
    at = parent.index(node) + 1
    parent[at:at] = children
    node.tail = text or None
    last = children[-1] if children else node
    last.tail = (last.tail or "") + (tail or "") or None


def _is_hidden(node: etree._Element) -> bool:
    if node.get("hidden") is not None and node.get("hidden") != "until-found":
        return True
    # KaTeX writes each formula twice: MathML, and spans for the eye.
    if "katex-html" in node.get("class", "").split() and node.get("aria-hidden") == "true":
        return True
    style = node.get("style")
    return bool(style) and is_hidden(str(style))


def _draw_checkbox(node: etree._Element) -> None:
    """A box of a task list that no list holds."""
    done = node.get("checked") is not None
    box = element("span", "☑" if done else "☐", class_="pb-checkbox", role="img")
    box.set("aria-label", "done" if done else "to do")
    replace_with(node, box)


def _open_form(node: etree._Element, tag: str) -> None:
    """Leave the words of a form's parts where they stood."""
    if tag in {"option", "textarea"}:
        node.tail = " " + (node.tail or "")
    if tag == "form":
        node.tag = f"{XHTML}div"
        node.attrib.clear()
    else:
        unwrap(node)


def _leave_caption(node: etree._Element) -> None:
    """Leave what is written on a button."""
    kind = node.get("type", "").lower()
    words = node.get("alt" if kind == "image" else "value", "") if kind in {"image", "submit", "button"} else ""
    replace_with(node, element("span", words.strip())) if words.strip() else remove(node)


def _report(draft: Draft, dropped: Counter[str]) -> None:
    for name, count in sorted(dropped.items()):
        if not count:
            continue
        what = "hidden element" if name == _HIDDEN else f"`<{name}>` element"
        message = f"{count} {what}{'' if count == 1 else 's'} left out{_because(name)}"
        pattern = r"<[^>]*(?:\shidden\b|display\s*:\s*none|visibility\s*:)" if name == _HIDDEN else rf"<{name}\b"
        place = place_of_pattern(draft.post, pattern, count=count)
        draft.tell(Code.DROPPED_MARKUP, message, place=place, hint=_HINTS.get(name, _HINT))


def _because(name: str) -> str:
    return ": its words are kept" if name in _FORMS | {"foreignObject"} else ""


_HINT = "write for paper what it shows, if the book needs it"
_HINTS = {
    "style": "put the rules into a stylesheet of the book",
    _HIDDEN: "show what the book should print",
    "foreignObject": "export the drawing with plain SVG text",
}
