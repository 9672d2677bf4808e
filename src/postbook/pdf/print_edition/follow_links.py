"""Addresses in parentheses behind their links: on pages without notes, and within notes."""

from __future__ import annotations

from lxml import etree

from postbook.pdf.print_edition.behind_link import put_behind
from postbook.pdf.print_edition.link_printing import LinkPrinting
from postbook.pdf.print_edition.printed_links import address_element, printed_links
from postbook.xhtml import element


def follow_links(tree: etree._Element, printing: LinkPrinting) -> None:
    """Print the address of each link behind it."""
    for link in printed_links(tree, is_rtl=printing.is_rtl):
        address = address_element(link.address)
        address.tail = ")"
        put_behind(link.node, element("span", " (", address, class_="pb-link-address"))
