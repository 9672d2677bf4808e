"""Where pages begin, told by the PDF and marked in the EPUB: made together, they agree."""

from __future__ import annotations

import re

from booktest import BookTest
from postbook.xhtml import EPUB_TYPE, XHTML

SENTENCE = "The tide came in on day {n}, and the harbour stood knee-deep in `water_{n}` until noon{call}."
NOTES = "\n\n".join(f"[^{n}]: Remark {n}, which stands at the foot of its page." for n in range(0, 120, 9))
TABLE = "\n".join(["| Day | Low |", "|-----|-----|", *(f"| Day {n} | {n}:12 |" for n in range(70))])


def long_post() -> str:
    """A post of several pages, with notes, code, headings and a table that goes on over pages."""
    paragraphs = []
    for n in range(120):
        call = f"[^{n}]" if n % 9 == 0 else ""
        paragraphs.append(SENTENCE.format(n=n, call=call))
        if n % 25 == 10:
            paragraphs.append(f"## Ebb {n}")
    return "\n\n".join(["# The Tide", *paragraphs, TABLE, NOTES])


def words_after(body: object, mark: object, count: int) -> list[str]:
    """The first words after a mark, notes left out."""
    texts, is_after = [], False
    for node in body.iter():  # type: ignore[attr-defined]
        is_after = is_after or node is mark
        if is_after and node is not mark:
            texts.append(node.text or "")
        if is_after:
            texts.append(node.tail or "")
    return re.findall(r"\w+", " ".join(texts))[:count]


def letters(text: str) -> str:
    """A text without its spaces, which letters that are set apart seem to have between them."""
    return re.sub(r"\W", "", text).casefold()


def test_the_words_after_a_mark_are_the_first_of_its_page(booktest: BookTest) -> None:
    """Whoever goes to page 3 of the EPUB reads on where page 3 of the PDF begins."""
    booktest.with_posts(long_post(), "# Ebb\n\nShort.\n").build("build")
    epub, pdf = booktest.inspect_epub(), booktest.inspect_pdf()
    pages = [(link.text or "", link.get("href", "")) for link in epub.nav("page-list").iter(f"{XHTML}a")]

    assert len(pages) > 8
    for folio, href in pages:
        document, _, anchor = href.partition("#")
        body = epub.document(document).find(f"{XHTML}body")
        (mark,) = (node for node in body.iter(f"{XHTML}span") if node.get("id") == anchor)
        assert "pagebreak" == mark.get(EPUB_TYPE)
        printed = letters(" ".join(pdf.lines(page=pdf.page_labelled(folio))))
        # Before it stand at most the head of a table and the rest of a divided word.
        assert letters(" ".join(words_after(body, mark, 3))) in printed[:40], folio


def test_an_epub_made_alone_is_the_same_but_for_its_pages(booktest: BookTest) -> None:
    """Pages add marks to the text and take nothing from it."""
    booktest.with_posts(long_post()).build("build")
    with_pages = booktest.inspect_epub().text("text/post-01.xhtml")
    booktest.build("epub")
    assert booktest.inspect_epub().text("text/post-01.xhtml") == with_pages
