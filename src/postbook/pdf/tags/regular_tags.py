"""Make a structure tree regular: what may stand in what (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2 to 7.9)."""

from __future__ import annotations

from postbook.pdf.tags.nodes import LinkPlace, Mark, Node
from postbook.pdf.tags.regular_tables import make_table_regular
from postbook.pdf.tags.roles import GROUP

Kid = Node | Mark | LinkPlace

_MAY_BE_EMPTY = frozenset({"TD", "TH", "Document"})


def make_regular(node: Node) -> list[Kid]:
    """Put a node's kids in order; what stands in its place: itself, its kids, or nothing."""
    kids: list[Kid] = []
    for kid in node.kids:
        kids += make_regular(kid) if type(kid) is Node else (kid,)
    node.kids = kids
    arrange = _ARRANGED.get(node.tag)
    if arrange is not None:
        arrange(node)
    is_dead = node.tag == "Link" and not any(type(kid) is LinkPlace for kid in node.kids)
    if node.tag == GROUP or is_dead:
        return node.kids
    return [node] if node.kids or node.tag in _MAY_BE_EMPTY else []


def _arrange_item(item: Node) -> None:
    """LI: its label, and its body."""
    labels = [kid for kid in item.kids if _is(kid, "Lbl")]
    rest = [kid for kid in item.kids if not _is(kid, "Lbl")]
    item.kids = [*labels]
    body = item.put_between("LBody")
    if rest:
        if "pb-note" in (item.element.get("class") or "").split():
            body = body.put_between("Note")
            body.identifier = item.element.get("id", "")
            rest = [*_take_label(rest), *rest]
        body.kids = rest


def _take_label(kids: list[Kid]) -> list[Kid]:
    """The number of a note, which stands in its first paragraph."""
    first = kids[0]
    if type(first) is Node and first.tag == "P" and first.kids and _is(first.kids[0], "Lbl"):
        return [first.kids.pop(0)]
    return []


def _arrange_list(node: Node) -> None:
    """L: nothing but items. A term and its definitions are one."""
    kids, node.kids = node.kids, []
    item: Node | None = None
    for kid in kids:
        tag = kid.tag if type(kid) is Node else ""
        if tag in ("LI", "L", "Caption"):
            node.kids.append(kid)
            item = None
        elif tag == "DT":
            if item is None or _has(item, "LBody"):
                item = node.put_between("LI")
            _add(item, "Lbl", kid)
        else:
            if item is None:
                item = node.put_between("LI")
            _add(item, "LBody", kid)


def _add(item: Node, tag: str, kid: Kid) -> None:
    """Make something the label or the body of an item; a second one joins the first."""
    first = next((each for each in item.kids if _is(each, tag)), None)
    if isinstance(first, Node):
        first.kids += kid.kids if type(kid) is Node and kid.tag in ("DT", "DD") else (kid,)
    elif type(kid) is Node and kid.tag in ("DT", "DD"):
        kid.tag = tag
        item.kids.append(kid)
    else:
        item.put_between(tag).kids.append(kid)


def _arrange_contents(node: Node) -> None:
    """TOC: nothing but its items, and lists of items."""
    kids, node.kids = node.kids, []
    for kid in kids:
        if type(kid) is Node and kid.tag in ("TOCI", "TOC", "Caption"):
            node.kids.append(kid)
        else:
            node.put_between("TOCI").put_between("P").kids.append(kid)


def _arrange_stray(node: Node) -> None:
    """A term or a definition that is in no list."""
    if node.parent is None or node.parent.tag not in ("L", GROUP):
        node.tag = "P"


def _is(kid: Kid, tag: str) -> bool:
    return type(kid) is Node and kid.tag == tag


def _has(node: Node, tag: str) -> bool:
    return any(_is(kid, tag) for kid in node.kids)


def _arrange_link(link: Node) -> None:
    """Link: one around pictures alone is announced by what they show."""
    pictures = [kid for kid in link.kids if type(kid) is Node]
    is_bare = not any(type(kid) is Mark for kid in link.kids) and all(kid.tag == "Figure" for kid in pictures)
    if is_bare:
        link.alt = ", ".join(kid.alt for kid in pictures if kid.alt) or _address(link)


def _address(link: Node) -> str:
    """Where a link on a blank leads to: nothing else names it."""
    said = (kid.annotation.get("Contents") for kid in link.kids if type(kid) is LinkPlace)
    return next((str(each.string) for each in said if each is not None), "")


_ARRANGED = {
    "Link": _arrange_link,
    "LI": _arrange_item,
    "L": _arrange_list,
    "TOC": _arrange_contents,
    "Table": make_table_regular,
    "DT": _arrange_stray,
    "DD": _arrange_stray,
}
