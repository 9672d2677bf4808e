"""Lists that do not count up from one: the layout engine reads `start`, `value` and `reversed` only among hints."""

from __future__ import annotations

from lxml import etree

from postbook.xhtml import elements


def number_lists(body: etree._Element) -> None:
    """Say in styles from which number a list counts. https://www.w3.org/TR/css-lists-3/#ua-stylesheet"""
    for listed in elements(body, "ol"):
        if listed.get("reversed") is not None:
            _count_down(listed)
        elif (start := _integer(listed.get("start"))) is not None:
            _add_style(listed, f"counter-reset: list-item {start}; counter-increment: list-item -1")
        for item in _items(listed):
            if (value := _integer(item.get("value"))) is not None:
                _add_style(item, f"counter-reset: list-item {value}; counter-increment: none")


def _count_down(listed: etree._Element) -> None:
    """Give each item of a list that counts down its number."""
    items = _items(listed)
    number = _integer(listed.get("start"))
    number = len(items) if number is None else number
    for item in items:
        value = _integer(item.get("value"))
        number = number if value is None else value
        item.set("value", str(number))
        number -= 1


def _items(listed: etree._Element) -> list[etree._Element]:
    return [item for item in elements(listed, "li") if item.getparent() is listed]


def _add_style(node: etree._Element, declarations: str) -> None:
    written = node.get("style", "").rstrip("; ")
    node.set("style", f"{written}; {declarations}" if written else declarations)


def _integer(written: str | None) -> int | None:
    try:
        return int(written or "")
    except ValueError:
        return None
