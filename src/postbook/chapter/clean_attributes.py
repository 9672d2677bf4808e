"""Attributes: which may stand on which element, and with which values, for EPUB's schema and for paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from postbook.chapter.tags import names
from postbook.chapter.tree import name_of
from postbook.words import LANGUAGE_TAG
from postbook.xhtml import EPUB_TYPE, XML_LANG, add_class

_INTEGER = re.compile(r"[+-]?\d{1,6}")
_COUNT = re.compile(r"\d{1,5}")
_WEB = re.compile(r"https?://[^\s/]+\S*", re.I)
# https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value
_CLOCK = r"\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?"
_DAY = rf"\d{{4}}-\d{{2}}-\d{{2}}([T ]{_CLOCK}(Z|[+-]\d{{2}}:?\d{{2}})?)?"
_TIME = re.compile(rf"{_DAY}|\d{{4}}(-\d{{2}})?|{_CLOCK}")
_EDIT_TIME = re.compile(_DAY)

Check = Callable[[str], bool]


def _full(pattern: re.Pattern[str]) -> Check:
    return lambda value: pattern.fullmatch(value) is not None


def _any(value: str) -> bool:
    return bool(value.strip())


def _one_of(words: str) -> Check:
    return names(words).__contains__


_EVERYWHERE: Mapping[str, Check] = {
    "id": _full(re.compile(r"\S+")),
    "class": _any,
    "lang": _any,
    str(XML_LANG): _any,
    "dir": _one_of("ltr rtl auto"),
    "title": _any,
    "style": _any,
    "data-tex": _any,
    "data-language": _any,
    # What tells calls and notes apart, for the transform that gathers notes.
    str(EPUB_TYPE): _one_of("noteref footnote footnotes endnote endnotes"),
}
_SOMEWHERE: Mapping[str, Mapping[str, Check]] = {
    "a": {
        "href": lambda _: True,  # assemble judges links
        "name": _any,
        "role": _one_of("doc-noteref doc-backlink doc-biblioref doc-glossref"),
    },
    "img": {"src": _any, "alt": lambda _: True, "role": _one_of("presentation"), "width": _full(_COUNT),
            "height": _full(_COUNT)},
    "td": {"colspan": _full(_COUNT), "rowspan": _full(_COUNT), "headers": _any},
    "th": {"colspan": _full(_COUNT), "rowspan": _full(_COUNT), "headers": _any,
           "scope": _one_of("row col rowgroup colgroup")},
    "col": {"span": _full(_COUNT)},
    "colgroup": {"span": _full(_COUNT)},
    "ol": {"start": _full(_INTEGER), "reversed": lambda _: True, "type": _one_of("1 a A i I")},
    "li": {"value": _full(_INTEGER)},
    "q": {"cite": _full(_WEB)},
    "blockquote": {"cite": _full(_WEB)},
    "ins": {"cite": _full(_WEB), "datetime": _full(_EDIT_TIME)},
    "del": {"cite": _full(_WEB), "datetime": _full(_EDIT_TIME)},
    "time": {"datetime": _full(_TIME)},
    "section": {"role": _one_of("doc-endnotes"), "aria-label": _any},
    "span": {"role": _one_of("img"), "aria-label": _any},
    "table": {"role": _one_of("presentation"), "aria-label": _any},
    "figure": {"aria-label": _any},
    "aside": {"role": _one_of("doc-footnote doc-tip doc-example doc-pullquote"), "aria-label": _any},
}  # fmt: skip

_LOOKS = names("align valign nowrap width height type")
_LANGUAGES = frozenset({"lang", str(XML_LANG)})
_ALIGNED = names("p div h1 h2 h3 h4 h5 h6 td th tr thead tbody tfoot table caption col colgroup")
_LISTED = {
    "disc": "disc",
    "circle": "circle",
    "square": "square",
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


def clean_attributes(node: etree._Element, tag: str) -> None:
    """Keep the attributes that may stand on an element; what only said how it looks becomes a class or a style."""
    written = frozenset(map(str, node.keys()))
    if not written:
        return
    if written & _LOOKS:
        _translate_looks(node, tag)
    if written & _LANGUAGES:
        _set_language(node)
    allowed = _SOMEWHERE.get(tag, {})
    for name, value in list(node.attrib.items()):
        check = allowed.get(str(name)) or _EVERYWHERE.get(str(name))
        if check is None or not check(str(value)):
            del node.attrib[name]
        elif str(name) == "reversed":
            node.set("reversed", "reversed")
        elif str(name) in {"colspan", "rowspan", "span"}:
            _settle_span(node, str(name))
    if tag == "li" and not _is_ordered(node.getparent()):
        node.attrib.pop("value", "")
    if tag == "colgroup" and len(node):
        node.attrib.pop("span", "")
    if tag in {"col", "colgroup", "br", "wbr", "hr"}:
        node.attrib.pop(EPUB_TYPE, "")


def _is_ordered(parent: etree._Element | None) -> bool:
    return parent is not None and name_of(parent) == "ol"


def _settle_span(node: etree._Element, name: str) -> None:
    count = int(node.get(name, "1"))
    if count == 1 or (count == 0 and name != "rowspan"):
        del node.attrib[name]
    else:
        node.set(name, str(min(count, 1000)))


def _translate_looks(node: etree._Element, tag: str) -> None:
    align = node.get("align", "").strip().lower()
    if tag in _ALIGNED and align in {"left", "right", "center"} and not (tag == "table" and align != "center"):
        add_class(node, f"pb-{align}")
    styles = []
    if tag in {"td", "th", "tr"} and node.get("valign", "").lower() in {"top", "middle", "bottom", "baseline"}:
        styles.append(f"vertical-align: {node.get('valign', '').lower()}")
    if tag in {"td", "th"} and node.get("nowrap") is not None:
        styles.append("white-space: nowrap")
    if tag in {"img", "table", "td", "th", "col"} and re.fullmatch(r"\s*\d{1,3}(\.\d+)?\s*%\s*", node.get("width", "")):
        styles.append(f"width: {min(float(node.get('width', '').strip(' %') or 0), 100):g}%")
    if tag == "img" and (pixels := re.fullmatch(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*", node.get("width", ""))):
        node.set("width", pixels[1])
    if tag == "img" and (pixels := re.fullmatch(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*", node.get("height", ""))):
        node.set("height", pixels[1])
    if tag in {"ul", "li"} and node.get("type") in _LISTED:
        styles.append(f"list-style-type: {_LISTED[node.get('type', '')]}")
    if styles:
        # The author's own style comes last: it wins.
        node.set("style", "; ".join((*styles, *filter(None, [node.get("style")]))))


def _set_language(node: etree._Element) -> None:
    written = node.get(XML_LANG) or node.get("lang") or ""
    tag = written.strip().replace("_", "-")
    if LANGUAGE_TAG.fullmatch(tag):
        node.set("lang", tag)
        node.set(XML_LANG, tag)
    else:
        node.attrib.pop("lang", "")
        node.attrib.pop(XML_LANG, "")
