"""Dates as books print them. The only module that imports Babel."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from postbook.words import words_for

if TYPE_CHECKING:
    from babel import Locale


def long_date(date: datetime.date, language: str) -> str:
    """``7 June 2016`` as the language writes it, in its digits; a language without words gets an English date."""
    # Babel reads its tables when it is imported, and most commands print no date.
    from babel.dates import format_date

    return words_for(language).in_digits(format_date(date, format="long", locale=_locale(language)))


def _locale(language: str) -> Locale:
    """The language's own locale, or that of the words it is served with: dates and words are in one language."""
    from babel import Locale, UnknownLocaleError

    served = words_for(language).language
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(served, sep="-")
    return locale if locale.language == served.split("-")[0] else Locale.parse(served, sep="-")
