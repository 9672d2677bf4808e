"""What one can see through is drawn as a group of its own; it is set and read as all else is."""

from __future__ import annotations

from booktest import BookTest


def test_a_paragraph_that_one_can_see_through_is_a_paragraph(booktest: BookTest) -> None:
    """A stylesheet may say `opacity`."""
    booktest.with_posts(
        "---\ntitle: One\n---\n\nThe sea.\n\n> The tide.\n", config='[style]\nprint-stylesheets = ["x.css"]'
    )
    pdf = booktest.write({"x.css": "blockquote { opacity: 0.5 }"}).build("pdf").inspect_pdf()

    assert "The tide." in pdf.text
    assert "BlockQuote" in pdf.tags
