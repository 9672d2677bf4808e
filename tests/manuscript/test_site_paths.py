"""A post knows where it was published."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest

from postbook.manuscript.permalinks import Naming, full_address, site_path
from postbook.manuscript.post import Header

DATED = Header(date=datetime.date(2016, 6, 7))
NAMED = Naming(path=PurePosixPath("_posts/2016-06-07-Tide-and_Wind.md"), categories=("Sea Life", "notes"))


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/:year/:month/:day/:slug/", "/2016/06/07/tide-and-wind/"),
        ("/blog/:short_year/:i_month/:i_day/:title", "/blog/16/6/7/Tide-and_Wind"),
        ("/:categories/:name.html", "/sea-life/notes/2016-06-07-Tide-and_Wind.html"),
        ("/:path/", "/_posts/2016-06-07-Tide-and_Wind/"),
        ("pretty", "/sea-life/notes/2016/06/07/Tide-and_Wind/"),
        ("", ""),
    ],
)
def test_addresses_are_made_by_pattern(pattern: str, path: str) -> None:
    """The site's pattern is filled from the post's date, name and categories."""
    assert path == site_path(DATED, NAMED, "/:categories/:year/:month/:day/:title/" if pattern == "pretty" else pattern)


def test_the_header_wins_over_the_pattern() -> None:
    """An address in the header, or a pattern there, is the post's own."""
    assert "/tides/" == site_path(Header(permalink="tides/"), NAMED, "/:slug/")
    assert "https://example.org/x" == site_path(Header(permalink="https://example.org/x"), NAMED, "/:slug/")
    header = Header(permalink="/blog/:year/:month/:title", date=datetime.date(2016, 6, 7))
    assert "/blog/2016/06/Tide-and_Wind" == site_path(header, NAMED, "")
    pretty = Header(permalink="pretty", date=datetime.date(2016, 6, 7))
    assert "/sea-life/notes/2016/06/07/Tide-and_Wind/" == site_path(pretty, NAMED, "")


def test_without_a_date_no_address_is_made_up() -> None:
    """A pattern that wants a date gives nothing to a post that has none."""
    assert "" == site_path(Header(), NAMED, "/:year/:slug/")
    assert "/tide-and-wind/" == site_path(Header(), NAMED, "/:slug/")


def test_a_slug_in_the_header_is_the_address_too() -> None:
    """Where the header gives a slug, the address has it as written."""
    assert "/2FA_now/" == site_path(Header(slug="2FA_now"), NAMED, "/:slug/")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("blog/2016-06-07-tide/index.md", "2016-06-07-tide"),
        ("blog/tide/index.es.md", "tide.es"),
        ("docs/api/README.md", "api"),
        ("index.md", "index"),
        ("README.md", "README"),
        ("v1.2.3.md", "v1.2.3"),
    ],
)
def test_a_bundle_is_called_after_its_folder(path: str, name: str) -> None:
    """`post/index.md` is the post `post`."""
    assert name == Naming(path=PurePosixPath(path)).name


def test_addresses_on_the_site_become_whole() -> None:
    """With the site's address a path is a full address; without it there is none."""
    assert "https://example.org/blog/2016/t%C3%AFde/" == full_address("/2016/tïde/", "https://example.org/blog/")
    assert "https://other.org/x" == full_address("https://other.org/x", "https://example.org")
    assert "" == full_address("/2016/tide/", "")
    assert "" == full_address("", "https://example.org")
