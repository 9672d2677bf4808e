"""When a post was published: from its header, its address, its file name or its folders."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])(?:[T\s,].*)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
_JULIA = re.compile(r"Date\((\d{4}),\s*(\d{1,2}),\s*(\d{1,2})\)")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+([A-Za-z]{3,9})[.,]?[\s-]+(\d{4})\b")
_TIME = re.compile(r"(?<![\d:+-])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d)(?:\s*([AaPp])\.?[Mm]\b)?")

# Written dates in paths lie within the age of weblogs; other numbers are numbers.
_PATH_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)")
_PATH_MONTH = re.compile(r"(?:^|/)((?:19|20)\d{2})/(\d{1,2})/")


def read_moment(value: object) -> datetime.datetime | None:
    """Read a date as headers write it, with its time of day where one is given; ``None`` if it can't be read.

    Time zones are left aside: a post has the date that its author wrote. So are names of weekdays, often wrong.
    """
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, datetime.date):
        return datetime.datetime.combine(value, datetime.time())
    text = str(value).strip().strip("\"'")
    numbers = _numbers(text)
    date = numbers and _date(*numbers)
    return datetime.datetime.combine(date, _time(text)) if date else None


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date in any known form."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _COMPACT.fullmatch(text) or _JULIA.search(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _MONTH_FIRST.search(text):
        return int(match[3]), _month(match[1]), int(match[2])
    if match := _DAY_FIRST.search(text):
        return int(match[3]), _month(match[2]), int(match[1])
    return None


def _month(name: str) -> int:
    """1 to 12 for an English name, whole or cut short; else 0."""
    low = name.lower()
    return next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(low)), 0)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _time(text: str) -> datetime.time:
    match = _TIME.search(text)
    if not match:
        return datetime.time()
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    try:
        return datetime.time(hour, int(match[2]), int(match[3] or 0))
    except ValueError:
        return datetime.time()


def date_from_paths(addresses: Iterable[str], path: PurePosixPath) -> datetime.date | None:
    """Find a date in a post's addresses, else in its file's name, else in its folders.

    A whole date is looked for first; then one whose day is missing, or ``00``, which counts as the first of its month.
    """
    places = [*(f"/{address.strip('/')}/" for address in addresses), path.name, f"/{path.parent}/"]
    for place in places:
        for match in _PATH_DATE.finditer(place):
            if date := _date(int(match[1]), int(match[2]), int(match[3])):
                return date
    for place in places:
        match_ = _PATH_DATE.search(place)
        day_is_open = match_ and int(match_[3]) == 0
        month = match_ if day_is_open else _PATH_MONTH.search(place)
        if month and (date := _date(int(month[1]), int(month[2]), 1)):
            return date
    return None


def without_date(name: str) -> str:
    """A file's name without the date that it begins or ends with."""
    bare = re.sub(r"^(?:19|20)\d{2}[-_.]\d{1,2}[-_.]\d{1,2}(?:[-_. ]+|$)", "", name)
    return re.sub(r"[-_. ]+(?:19|20)\d{2}[-_.]\d{1,2}[-_.]\d{1,2}$", "", bare) or name
