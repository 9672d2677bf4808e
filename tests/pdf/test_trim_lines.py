"""Lines of code that end in blanks."""

from __future__ import annotations

from booktest import BookTest


def test_blanks_at_the_end_of_a_line_break_nothing(booktest: BookTest) -> None:
    """A screen of a terminal, copied, has them up to its eightieth column."""
    screen = [f"{line:<100}" for line in ("Irssi v0.8.17 - http://www.irssi.org", " [00:07] [] [1]", "[(status)]")]
    listing = "\n".join(screen)
    post = f"---\ntitle: T\nlang: fa\n---\n```\n{listing}\n```\n\n```python\nx = 1{' ' * 90}\ny = 2\n```\n"
    pdf = booktest.with_posts(post).build("pdf").inspect_pdf()

    assert "" == booktest.messages
    assert ["Irssi v0.8.17 - http://www.irssi.org", "[00:07] [] [1]", "[(status)]", "x = 1", "y = 2"] == [
        line.strip() for line in pdf.lines(pdf.page_labelled("1"))[-5:]
    ]
