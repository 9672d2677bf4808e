"""Where elements may stand so that the rules of HTML close none of them, open none and move none.

https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody. Narrower than the rules are: paragraphs, lists
and tables stand only where no paragraph can be open around them, words only where no table would put them before it.
"""

from __future__ import annotations

from collections import defaultdict
from xml.etree.ElementTree import Element

import weasyprint

from postbook.xhtml import SVG

XLINK_NS = "http://www.w3.org/1999/xlink"

_INLINE = "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var"
_TEXT = "h1 h2 h3 h4 h5 h6 p pre"
_FLOW = "address article aside blockquote div figcaption figure footer header main nav section"
_HELD = "body caption dd dt li td th"
_SVG = (
    "a circle clipPath defs desc ellipse g image line linearGradient marker mask path pattern polygon polyline "
    "radialGradient rect stop style svg symbol text textPath title tspan use"
)
_IN_LINE = frozenset({*_INLINE.split(), "br", "img", "wbr", f"{SVG}svg"})
_IN_FLOW = _IN_LINE | {*_TEXT.split(), *_FLOW.split(), "dl", "hr", "ol", "table", "ul"}
_DRAWN = frozenset(f"{SVG}{name}" for name in _SVG.split())

_MAY_HOLD = {
    **dict.fromkeys(f"{_INLINE} {_TEXT}".split(), _IN_LINE),
    **dict.fromkeys(f"{_FLOW} {_HELD}".split(), _IN_FLOW),
    **dict.fromkeys(("ol", "ul"), frozenset({"li"})),
    "dl": frozenset({"dd", "dt"}),
    "table": frozenset({"caption", "colgroup", "tbody", "tfoot", "thead"}),
    "colgroup": frozenset({"col"}),
    **dict.fromkeys(("tbody", "tfoot", "thead"), frozenset({"tr"})),
    "tr": frozenset({"td", "th"}),
    "head": frozenset({"meta", "title"}),
    "html": frozenset({"body", "head"}),
    # In a title or description of a drawing HTML begins anew.
    **dict.fromkeys(_DRAWN - {f"{SVG}desc", f"{SVG}title"}, _DRAWN),
}
"""Parent → its children."""
_WORDLESS = ("colgroup", "table", "tbody", "tfoot", "thead", "tr")
_SPACE = " \t\n"
_SVG_CAPITALS = weasyprint.tinyhtml5.constants.adjust_svg_attributes


def is_same_in_html(root: Element) -> bool:
    """Whether a tree that was read as XML, with no namespace but that of drawings, is one that HTML makes."""
    held: dict[str, set[str]] = defaultdict(set)
    attributes: dict[bool, set[str]] = {False: set(), True: set()}
    for node in root.iter():
        attributes[node.tag in _DRAWN].update(node.keys())
        if len(node):
            held[node.tag].update(child.tag for child in node)
    return (
        all(children <= _MAY_HOLD.get(parent, frozenset()) for parent, children in held.items())
        and all(name.islower() and "{" not in name for name in attributes[False])
        and all(map(_is_known_in_svg, attributes[True]))
        and _is_framed(root)
        and not any(_holds_link(link) for link in root.iter("a") if len(link))
        and not any(_has_loose_words(part) for name in _WORDLESS for part in root.iter(name))
        # The engine's parser drops the line end that code begins with, but not in a table.
        and not any(_begins_line(code) for table in root.iter("table") for code in table.iter("pre"))
    )


def _is_known_in_svg(name: str) -> bool:
    """HTML reads names in any case, and gives some of SVG's their capitals."""
    return name == f"{{{XLINK_NS}}}href" or _SVG_CAPITALS.get(name.lower(), name.lower()) == name


def _is_framed(root: Element) -> bool:
    """Whether words stand in the body or the title, and nowhere else."""
    if root.tag != "html" or [child.tag for child in root] != ["head", "body"]:
        return False
    head, body = root
    return not any((root.text, head.text, head.tail, body.tail, *(child.tail for child in head)))


def _holds_link(link: Element) -> bool:
    inner = link.iter("a")
    next(inner)
    return next(inner, None) is not None


def _has_loose_words(part: Element) -> bool:
    return any((text or "").strip(_SPACE) for text in (part.text, *(child.tail for child in part)))


def _begins_line(code: Element) -> bool:
    return (code.text or "").startswith("\n")
