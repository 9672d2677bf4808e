"""Dates are read as authors write them, and found where authors leave them."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest

from postbook.manuscript.dates import date_from_paths, read_moment, without_date


@pytest.mark.parametrize(
    "written",
    [
        "2016-04-19",
        "2016-4-19",
        "2016/04/19",
        "2016.04.19",
        "20160419",
        "Tuesday, April 19, 2016",
        "Wednesday, April 19, 2016",  # it was a Tuesday
        "April 19th, 2016",
        "Apr. 19 2016",
        "19 April 2016",
        "19. April 2016",
        "19th of April, 2016",
        "19-Apr-2016",
        "Date(2016, 4, 19)",
        '"2016-04-19"',
        datetime.date(2016, 4, 19),
    ],
)
def test_dates_are_read_as_they_are_written(written: object) -> None:
    """Figures and English prose give the same day; the name of the weekday does not count."""
    assert datetime.datetime(2016, 4, 19) == read_moment(written)


@pytest.mark.parametrize(
    "written",
    [
        "2016-04-19 21:46:02 -0600",
        "2016-04-19T21:46:02.000Z",
        "2016-04-19 21:46:02+09:00",
        "Tue, 19 Apr 2016 21:46:02 -0700",
        "April 19, 2016 9:46:02 PM",
        datetime.datetime(2016, 4, 19, 21, 46, 2, tzinfo=datetime.UTC),
    ],
)
def test_times_are_read_and_zones_left_aside(written: object) -> None:
    """A post has the day on its author's calendar, whatever the zone."""
    assert datetime.datetime(2016, 4, 19, 21, 46, 2) == read_moment(written)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2016", "2016-04", "April 2016", "2016-02-30", "2016-00-00", "19 Foo 2016", "04/19/2016", 3.5],
)
def test_what_is_no_date_is_none(written: object) -> None:
    """A date that leaves a doubt is none."""
    assert None is read_moment(written)


@pytest.mark.parametrize(
    ("addresses", "path", "date"),
    [
        (["2018/10/30/tide"], "content/tide.md", datetime.date(2018, 10, 30)),
        ([], "_posts/2016-06-07-tide.md", datetime.date(2016, 6, 7)),
        ([], "_posts/2016-6-7-tide.md", datetime.date(2016, 6, 7)),
        ([], "weekly/update.2016-06-07.md", datetime.date(2016, 6, 7)),
        ([], "2016-06-07-tide/index.md", datetime.date(2016, 6, 7)),
        ([], "2016/06/07/tide.md", datetime.date(2016, 6, 7)),
        (["/2018/10/30/tide"], "2016-06-07-tide.md", datetime.date(2018, 10, 30)),
        ([], "_posts/2016-04-00-tide.md", datetime.date(2016, 4, 1)),
        ([], "blog/2016/04/tide.md", datetime.date(2016, 4, 1)),
        (["/2016/04/tide/"], "tide.md", datetime.date(2016, 4, 1)),
        ([], "2016/tide.md", None),
        ([], "chapters/03-tide.md", None),
        ([], "v20160.06.07.md", None),
        ([], "2016-13-45-tide.md", None),
    ],
)
def test_dates_are_found_in_addresses_names_and_folders(
    addresses: list[str], path: str, date: datetime.date | None
) -> None:
    """Without a date in the header it is that of the address, the file name or the folders; day 00 is the first."""
    assert date == date_from_paths(addresses, PurePosixPath(path))


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("2016-06-07-tide", "tide"),
        ("2016-04-00-tide", "tide"),
        ("weekly-update.2016-06-07", "weekly-update"),
        ("2016-06-07", "2016-06-07"),
        ("03-tide", "03-tide"),
    ],
)
def test_dates_are_taken_out_of_names(name: str, bare: str) -> None:
    """The name of a post is what is left without its date."""
    assert bare == without_date(name)
