"""Number the chapters, the parts (roman numerals where the language has them) and the appendices (letters)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_uppercase

from postbook.numerals import roman
from postbook.words import Words


def number_chapters(slugs: Iterable[str], words: Words) -> dict[str, str]:
    """Slug → number, counted through all parts."""
    return {slug: words.in_digits(str(number)) for number, slug in enumerate(slugs, 1)}


def number_appendices(slugs: Iterable[str]) -> dict[str, str]:
    """Slug → letter: A to Z, then AA."""
    return dict(zip(slugs, _letters(), strict=False))


def part_number(number: int, words: Words) -> str:
    """``II``, or in languages that do not count parts in roman numerals ``2``."""
    return roman(number) if words.part_numerals == "roman" else words.in_digits(str(number))


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
