"""Lines that call notes."""

from __future__ import annotations

from booktest import BookTest


def test_a_line_with_a_note_is_as_high_as_others(booktest: BookTest) -> None:
    """The lines of a page keep their distance, whether a note is called in them or not."""
    plain = "One  \nTwo  \nThree  \nFour\n"
    pdf = booktest.with_posts(
        f"---\ntitle: A\n---\n{plain}",
        f"---\ntitle: B\n---\n{plain.replace('Two', 'Two[^1]')}\n[^1]: A note.\n",
    ).build("pdf").inspect_pdf()  # fmt: skip

    def depth(page: int) -> float:
        return round(pdf.top_of(page, "Four") - pdf.top_of(page, "One"), 2)

    assert depth(pdf.page_labelled("1")) == depth(pdf.page_labelled("3"))
