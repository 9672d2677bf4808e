"""Roman numerals: parts are counted in them, and the pages before chapter one."""

from __future__ import annotations

# https://en.wikipedia.org/wiki/Roman_numerals#Standard_form
ROMAN = (
    *(("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90)),
    *(("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)),
)


def roman(number: int) -> str:
    """``XIV``, for 14."""
    numeral = ""
    for letters, value in ROMAN:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral
