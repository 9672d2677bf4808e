"""Addresses on the web, mended as browsers mend them, or refused."""

from __future__ import annotations

import pytest

from postbook.book.addresses import clean_address, join_address

MENDED = {
    "https://example.org": "https://example.org",
    "HTTP://Example.ORG/Path": "http://example.org/Path",
    "//example.org/x": "https://example.org/x",
    "www.example.org/x": "https://www.example.org/x",
    "ann@example.org": "mailto:ann@example.org",
    "http:/example.org/x": "http://example.org/x",
    "http:\\\\example.org\\a\\b": "http://example.org/a/b",
    " https://example.org/\u200b": "https://example.org/",
    "\u200chttps://example.org/": "https://example.org/",
    "https://example.org/a\n b": "https://example.org/a%20b",
    "https://example.org/a[1]|{2}": "https://example.org/a%5B1%5D%7C%7B2%7D",
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/%C3%BC": "https://example.org/%C3%BC",
    "https://example.org/ü?ö#ä": "https://example.org/%C3%BC?%C3%B6#%C3%A4",
    "https://example.org/#a#b": "https://example.org/#a%23b",
    "https://exämple.org/": "https://xn--exmple-cua.org/",
    "https://example.org:/x": "https://example.org/x",
    "https://example.org:8080/x": "https://example.org:8080/x",
    "http://localhost:4000/": "http://localhost:4000/",
    "http://[::1]/x": "http://[::1]/x",
    "https://web.archive.org/web/2015/http://example.org/": "https://web.archive.org/web/2015/http://example.org/",
    "mailto:ann@example.org?subject=A tide": "mailto:ann@example.org?subject=A%20tide",
    "tel:+49 30 1234": "tel:+49301234",
    "doi:10.1000/182": "https://doi.org/10.1000/182",
}

REFUSED = (
    "https://xn--a.org/",
    "",
    "http://",
    "http://:80/",
    "http://exa mple.org/",
    "http://[::1",
    "http://[zz]/",
    "http://example.org:port/",
    "http://127.0.0.1:99999/",
    "http://v1.3.0/",
    "http://{{ip}}:8080/",
    "http://*.example.org/",
    "http://example..org/",
    f"http://{'a' * 64}.org/",
    "mailto:",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "about.md",
    "/about/",
    "#top",
    "icon@2x.png",
)


@pytest.mark.parametrize(("written", "cleaned"), MENDED.items())
def test_an_address_is_mended(written: str, cleaned: str) -> None:
    """What browsers and authors take for an address becomes one that checkers accept."""
    assert cleaned == clean_address(written)


@pytest.mark.parametrize("cleaned", MENDED.values())
def test_a_clean_address_stays_as_it_is(cleaned: str) -> None:
    """Nothing is escaped twice."""
    assert cleaned == clean_address(cleaned)


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_full_address_is_refused(written: str) -> None:
    """Neither half an address nor a dangerous one reaches a reader."""
    assert clean_address(written) is None


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("../tide/", "https://example.org/blog/tide/"),
        ("/about", "https://example.org/about"),
        ("a b.zip?x=[1]#y", "https://example.org/blog/pier/a%20b.zip?x=%5B1%5D#y"),
        ("notes: one.html", "https://example.org/blog/pier/notes:%20one.html"),
        ("?page=2", "https://example.org/blog/pier/?page=2"),
    ],
)
def test_a_relative_link_is_joined_to_its_page(href: str, address: str) -> None:
    """What is relative on the blog means the same from the book."""
    assert address == join_address("https://example.org/blog/pier/", href)


def test_nothing_is_joined_to_an_unknown_page() -> None:
    """Without an address for the page there is none for its links."""
    assert join_address("", "x.zip") is None
