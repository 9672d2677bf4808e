"""Number the chapters, the parts (roman numerals where the language has them) and the appendices (letters)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_uppercase

from postbook.words import Words

# https://en.wikipedia.org/wiki/Roman_numerals#Standard_form
ROMAN = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def number_chapters(slugs: Iterable[str], words: Words) -> dict[str, str]:
    """Slug → number, counted through all parts."""
    return {slug: words.in_digits(str(number)) for number, slug in enumerate(slugs, 1)}


def number_appendices(slugs: Iterable[str]) -> dict[str, str]:
    """Slug → letter: A to Z, then AA."""
    return dict(zip(slugs, _letters(), strict=False))


def part_number(number: int, words: Words) -> str:
    """``II``, or in languages that do not count parts in roman numerals ``2``."""
    return roman(number) if words.part_numerals == "roman" else words.in_digits(str(number))


def roman(number: int) -> str:
    """``XIV``, for 14."""
    numeral = ""
    for letters, value in ROMAN:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
