"""A post's text → a tree: the flavours of markup meet here."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.box_tags import boxes_as_containers
from postbook.chapter.drop_contents import kramdown_contents_as_tags
from postbook.chapter.html import Document, clean_text, read_document, read_html
from postbook.chapter.islands import Islands
from postbook.chapter.mdx import mdx_to_markdown
from postbook.chapter.part_tags import part_tags
from postbook.chapter.set_aside import set_aside
from postbook.chapter.tree import append_text, put_in_text, texts
from postbook.config import Flavor, Reading
from postbook.manuscript.post import Markup, Post
from postbook.xhtml import element, elements, unwrap


def read_post(post: Post, reading: Reading) -> Document:
    """Read a post's body. Raises: whatever its engine lets through."""
    islands = Islands.of(post.text)
    if post.markup is Markup.HTML:
        document = read_document(set_aside(clean_text(post.text), islands, math=False))
        if reading.math:
            _find_formulas(document.body, islands)
        islands.put_back(document.body)
        return document
    text, _ = mdx_to_markdown(post.text, is_mdx=post.is_mdx)
    return Document(body=_read_markdown(text, reading))


def _find_formulas(body: etree._Element, islands: Islands) -> None:
    """In HTML a formula is looked for where text is: outside tags and code."""
    for node, is_tail, text in texts(body, "$", "\\"):
        put_in_text(node, is_tail, [set_aside(text, islands, math=True)])


def read_inline(text: str, reading: Reading) -> etree._Element:
    """Read one line of Markdown, a title. Gives a ``<span>`` without blocks and links."""
    span = element("span", class_="pb-title-text")
    # The word keeps `1. A title` from being a list.
    body = _read_markdown(f"{_GUARD}{' '.join(text.split())}", reading)
    paragraph = next(elements(body, "p"), body)
    append_text(span, (paragraph.text or "").removeprefix(_GUARD))
    span.extend(list(paragraph))
    for each in list(elements(span, "a")):
        unwrap(each)
    return span


_GUARD = "pbqtitle"


def _read_markdown(written: str, reading: Reading) -> etree._Element:
    # What is set aside does not come by the parser, which would cut them.
    text = kramdown_contents_as_tags(boxes_as_containers(clean_text(written)))
    islands = Islands.of(text)
    body = read_html(_to_html(set_aside(text, islands, math=reading.math), islands, reading))
    islands.put_back(body)
    part_tags(body, written)
    return body


def _to_html(text: str, islands: Islands, reading: Reading) -> str:
    # A book is written in one flavour, and each engine takes its time to import.
    if reading.flavor is Flavor.COMMONMARK:
        from postbook.chapter.commonmark import commonmark_to_html

        return commonmark_to_html(text, wrap=reading.wrap)
    from postbook.chapter.markdown import markdown_to_html

    return markdown_to_html(text, islands=islands, wrap=reading.wrap)
