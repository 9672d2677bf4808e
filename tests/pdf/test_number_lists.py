"""The numbers before the items of a list are those that its author gave."""

from __future__ import annotations

import re

from booktest import BookTest


def test_lists_go_on_counting_where_they_were_broken_off(booktest: BookTest) -> None:
    """A list that begins at two, one that counts down, and one that leaps."""
    post = (
        "---\ntitle: One\n---\n\n1. low\n\nA word between.\n\n2. slack\n3. high\n\n"
        "<ol reversed><li>last</li><li>first</li></ol>\n\n<ol><li>six</li><li value='9'>nine</li><li>ten</li></ol>\n"
    )
    text = booktest.with_posts(post).run("pdf").inspect_pdf().text
    assert ["1.", "2.", "3.", "2.", "1.", "1.", "9.", "10."] == re.findall(r"(?m)^(\d+\.)(?=\s*$)", text)
