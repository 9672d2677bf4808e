"""Lines that are just full."""

from __future__ import annotations

from booktest import BookTest


def test_a_text_that_just_fills_its_line_stands_in_it(booktest: BookTest) -> None:
    """No line ends after its first word because the blank after its last one has no room."""
    words = ("i" * count + last for count in range(20, 60) for last in "frsm")
    post = "\n\n".join(f"Onward goes the text to the end of {word} *and* on in italics." for word in words)
    pdf = booktest.with_posts(f"---\ntitle: A\n---\n{post}\n").build("pdf").inspect_pdf()
    lines = [line.split() for page in range(1, pdf.page_count + 1) for line in pdf.lines(page)]
    assert [] == [words for words in lines if words and words[0].startswith("On") and len(words) < 7]
