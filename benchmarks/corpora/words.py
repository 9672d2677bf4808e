"""Words: what a text says, whatever typography did to it. Shares no code with postbook."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_UNSPACED = (
    "\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Chinese, Japanese and Korean: a line may end after any character, so each counts as a word."""

_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f"))


def fold(text: str) -> str:
    """A text without what typography may change: case, ligatures, invisible characters."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().translate(_INVISIBLE))


def words(text: str) -> Counter[str]:
    """The words of a text, and how often it says each."""
    return Counter(match[0] for match in _WORD.finditer(fold(text)) if match[0].isalnum())


def squeezed(text: str) -> str:
    """A text without spaces and signs, in which a word is found however its line was broken."""
    return "".join(match[0] for match in _WORD.finditer(fold(text)) if match[0].isalnum())


def lost_words(wanted: str, got: str) -> Counter[str]:
    """Which words of one text another lacks.

    A word that the other text has divided, or grown together with its neighbour, is not lost: the letters are counted
    too, in both texts alike.
    """
    missing = words(wanted) - words(got)
    letters_wanted, letters_got = squeezed(wanted), squeezed(got)
    short = {word: letters_wanted.count(word) - letters_got.count(word) for word in missing}
    return Counter({word: min(count, short[word]) for word, count in missing.items() if short[word] > 0})
