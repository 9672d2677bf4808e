"""Roman numerals."""

from __future__ import annotations

import pytest

from postbook.numerals import roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (99, "XCIX"), (444, "CDXLIV"), (1999, "MCMXCIX")],
)
def test_roman_numerals_are_right(number: int, numeral: str) -> None:
    """Also where they subtract, and where a book has very long front matter."""
    assert numeral == roman(number)
