"""The addresses of a chapter's links as a list at its end, numbered as the links are."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from postbook.pdf.print_edition.behind_link import put_behind
from postbook.pdf.print_edition.link_printing import LinkPrinting
from postbook.pdf.print_edition.printed_links import address_element, printed_links
from postbook.render.section import Section
from postbook.words import direction_of
from postbook.xhtml import element, elements, has_class


def list_links(body: etree._Element, section: Section, printing: LinkPrinting) -> None:
    """Number the links, an address once, and list where they lead behind the chapter's notes."""
    numbers: dict[str, str] = {}
    for link in printed_links(body, is_rtl=printing.is_rtl):
        number = numbers.setdefault(link.address, printing.words.in_digits(str(len(numbers) + 1)))
        put_behind(link.node, element("sup", number, class_="pb-call pb-link-call"))
    if numbers:
        _end_of(body).append(_list(numbers, section, printing))


def _list(numbers: Mapping[str, str], section: Section, printing: LinkPrinting) -> etree._Element:
    title = element("p", printing.words.links, class_="pb-links-title")
    if section.language != printing.words.language:
        title.set("lang", printing.words.language)
        title.set("dir", direction_of(printing.words.language))
    items = (
        element("li", "", element("span", number, class_="pb-link-number"), address_element(address), class_="pb-link")
        for address, number in numbers.items()
    )
    return element("div", "", title, element("ol", "", *items), class_="pb-links")


def _end_of(body: etree._Element) -> etree._Element:
    """The section's text; a template of the author's own may have none."""
    return next((each for each in elements(body, "div") if has_class(each, "pb-body")), body)
