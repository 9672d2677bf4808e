"""Quotation marks and dashes by language.

From Unicode CLDR (``delimiters``, https://cldr.unicode.org), but for what the printers of a language do otherwise:
Danish and French marks, dashes, spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

NARROW = "\u202f"
"""Narrow no-break space."""
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How one language sets what typewriters write as ``"``, ``'`` and ``--``."""

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    spaced_dash: str = "–"
    """For ``--`` between spaces."""
    joined_dash: str = "–"
    """For ``--`` between letters."""
    inner_space: str = ""
    """Between a double mark and what it encloses."""
    spaces: Mapping[str, str] | None = None
    """What a space before these signs becomes."""


def _marks(double: str, single: str, **more: str) -> Marks:
    return Marks(double=(double[0], double[1]), single=(single[0], single[1]), **more)  # type: ignore[arg-type]


_ENGLISH = _marks("“”", "‘’", joined_dash="—")
_LOW_HIGH = _marks("„“", "‚‘")
_SWISS = _marks("«»", "‹›")
_SLAVIC = _marks("«»", "„“", spaced_dash="—", joined_dash="—")
_SAME = _marks("””", "’’")
_RTL = _marks("«»", "‹›")

_LANGUAGES: Mapping[str, Marks | None] = {
    "en": _ENGLISH,
    "de": _LOW_HIGH,
    "de-ch": _SWISS,
    "de-li": _SWISS,
    "fr": Marks(
        double=("«", "»"),
        single=("‘", "’"),
        spaced_dash="—",
        inner_space=NARROW,
        spaces={";": NARROW, "!": NARROW, "?": NARROW, ":": NO_BREAK},
    ),
    "fr-ca": Marks(double=("«", "»"), spaced_dash="—", inner_space=NO_BREAK, spaces={":": NO_BREAK}),
    "fr-ch": Marks(double=("«", "»"), single=("‹", "›"), inner_space=NARROW),
    "es": _marks("«»", "“”", spaced_dash="—", joined_dash="—"),
    "ca": _marks("«»", "“”"),
    "gl": _marks("«»", "“”"),
    "eu": _marks("«»", "“”"),
    "it": _marks("«»", "“”"),
    "pt": _marks("“”", "‘’", spaced_dash="—", joined_dash="—"),
    "pt-pt": _marks("«»", "“”", spaced_dash="—", joined_dash="—"),
    "ro": _marks("„”", "«»"),
    "nl": _marks("“”", "‘’"),
    "af": _marks("“”", "‘’"),
    "sv": _SAME,
    "fi": _SAME,
    "da": _marks("»«", "›‹"),
    "no": _marks("«»", "‘’"),
    "nb": _marks("«»", "‘’"),
    "nn": _marks("«»", "‘’"),
    "is": _LOW_HIGH,
    "pl": _marks("„”", "‚’"),
    "cs": _LOW_HIGH,
    "sk": _LOW_HIGH,
    "sl": _LOW_HIGH,
    "hr": _marks("„”", "‚’"),
    "bs": _marks("„”", "‚’"),
    "sr": _marks("„”", "’’"),
    "bg": _marks("„“", "’’", spaced_dash="—"),
    "mk": _marks("„“", "’’"),
    "ru": _SLAVIC,
    "uk": _SLAVIC,
    "be": _SLAVIC,
    "lt": _LOW_HIGH,
    "lv": _marks("“”", "‘’"),
    "et": _marks("„“", "‚‘"),
    "hu": _marks("„”", "»«"),
    "el": _marks("«»", "“”"),
    "sq": _marks("«»", "‘’"),
    "tr": _marks("“”", "‘’"),
    "az": _marks("“”", "‘’"),
    "hy": _marks("«»", "“”"),
    "ka": _marks("„“", "‚‘"),
    "fa": _RTL,
    "ar": _marks("«»", "“”"),
    "ckb": _RTL,
    "ur": _marks("”“", "’‘"),
    "he": _SAME,
    "yi": _SAME,
    "vi": _marks("“”", "‘’"),
    "id": _marks("“”", "‘’"),
    "eo": _marks("“”", "‘’"),
    "ja": None,
    "zh": None,
    "ko": None,
    "yue": None,
}


@cache
def marks_for(language: str) -> Marks | None:
    """The marks of the nearest language (`de-AT` finds `de`), English ones if unknown; ``None``: leave text alone."""
    tags = language.lower().replace("_", "-").split("-")
    for length in range(len(tags), 0, -1):
        if (tag := "-".join(tags[:length])) in _LANGUAGES:
            return _LANGUAGES[tag]
    return _marks("“”", "‘’")
