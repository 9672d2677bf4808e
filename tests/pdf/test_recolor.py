"""Colours in a content stream become ink, each for what it is used for."""

from __future__ import annotations

import pytest

from postbook.pdf.print_edition.edition import FOGRA39
from postbook.pdf.print_edition.inks import InkWell
from postbook.pdf.print_edition.recolor import recolor
from postbook.pdf.print_edition.separation import Cmyk, Gray


def gray(*operators: bytes, is_mask: bool = False) -> list[bytes]:
    """A stream in black ink."""
    return recolor(operators, InkWell(Gray()), is_mask=is_mask)


@pytest.fixture(scope="module")
def cmyk() -> InkWell:
    """Four inks, offset on coated paper."""
    return InkWell(Cmyk(FOGRA39.read_bytes()))


def test_dark_text_is_pure_black() -> None:
    """Small letters in a tint would be printed as dots."""
    assert [b"BT", b"0 g", b"[<0001>] TJ", b"ET"] == gray(b"0 0 1 rg", b"BT", b"[<0001>] TJ", b"ET")


def test_light_text_stays_light() -> None:
    """It stands on a dark ground."""
    assert [b"1 g", b"[<0001>] TJ"] == gray(b"1 1 1 rg", b"[<0001>] TJ")


def test_comments_in_dark_listings_can_still_be_read() -> None:
    """`#5c6370` on `#282c34`, as many blogs have it."""
    comment = b"0.361 0.388 0.439 rg"

    assert [b"0.3857 g", b"[<0001>] TJ"] == gray(comment, b"[<0001>] TJ")


def test_the_same_colour_is_grey_in_a_rule_and_black_in_text() -> None:
    """It is known only when something is drawn what a colour is for."""
    drawn = gray(b"0.2 0.4 0.4 rg", b"0 0 9 1 re", b"f", b"BT", b"[<0001>] TJ", b"ET", b"0 0 9 1 re", b"f")

    assert [b"0.3402 g", b"0 0 9 1 re", b"f", b"BT", b"0 g", b"[<0001>] TJ", b"ET"] == drawn[:7]
    assert [b"0.3402 g", b"0 0 9 1 re", b"f"] == drawn[7:]


def test_no_colour_is_set_within_a_path() -> None:
    """A path is not interrupted from its first point to its painting (ISO 32000-1, 8.2)."""
    assert [b"0.299 g", b"0 0 m", b"1 1 l", b"f"] == gray(b"1 0 0 rg", b"0 0 m", b"1 1 l", b"f")


def test_what_is_restored_is_known_again() -> None:
    """After Q the colour before q holds, and is not written again."""
    drawn = gray(b"1 0 0 rg", b"0 0 1 1 re", b"f", b"q", b"0 1 0 rg", b"0 0 1 1 re", b"f", b"Q", b"0 0 1 1 re", b"f")

    assert [b"0.299 g", b"0.587 g"] == [each for each in drawn if each.endswith(b" g")]


def test_strokes_have_their_own_colour() -> None:
    """RG becomes G."""
    assert [b"0.587 G", b"0 0 1 1 re", b"S"] == gray(b"0 1 0 RG", b"0 0 1 1 re", b"S")


def test_colours_of_lab_become_ink() -> None:
    """Modern CSS colours are written as CIELAB."""
    assert [b"0.4663 g", b"0 0 1 1 re"] == gray(b"/lab-d50 cs", b"50 0 0 scn", b"0 0 1 1 re")


def test_the_books_own_four_inks_become_black_ink() -> None:
    """`device-cmyk()` in a gray book."""
    assert [b"0.5 g", b"0 0 1 1 re"] == gray(b"/DeviceCMYK cs", b"0 0 0 0.5 scn", b"0 0 1 1 re")


def test_patterns_stay() -> None:
    """What is in a pattern is a stream of its own."""
    assert [b"/Pattern cs\n/p0 scn", b"0 0 1 1 re"] == gray(b"/Pattern cs", b"/p0 scn", b"0 0 1 1 re")


def test_a_mask_is_as_light_as_it_was() -> None:
    """Its lightness says what shows through; it is never printed."""
    assert [b"0.114 g", b"[<0001>] TJ"] == gray(b"0 0 1 rg", b"[<0001>] TJ", is_mask=True)


def test_in_four_inks_greys_are_black_ink_alone(cmyk: InkWell) -> None:
    """Grey of four inks would have a tinge as soon as one of them is a little off."""
    assert [b"0.6 g", b"0 0 1 1 re"] == recolor([b"0.6 0.6 0.6 rg", b"0 0 1 1 re"], cmyk)


def test_in_four_inks_grey_text_is_black_and_coloured_text_is_coloured(cmyk: InkWell) -> None:
    """Text in dark grey is meant as black; red is meant as red."""
    assert [b"0 g", b"[<0001>] TJ"] == recolor([b"0.2 0.2 0.2 rg", b"[<0001>] TJ"], cmyk)
    assert [b"0 g", b"[<0001>] TJ"] == recolor([b"0.2 0.19 0.17 rg", b"[<0001>] TJ"], cmyk)

    red = recolor([b"1 0 0 rg", b"[<0001>] TJ"], cmyk)[0].split()

    assert b"k" == red[4]
    assert float(red[0]) < 0.05 < 0.9 < float(red[1])


def test_in_four_inks_the_books_own_stay(cmyk: InkWell) -> None:
    """Whoever writes `device-cmyk()` knows the press."""
    assert [b"0.1 0.2 0.3 0.4 k", b"0 0 1 1 re"] == recolor(
        [b"/DeviceCMYK cs", b"0.1 0.2 0.3 0.4 scn", b"0 0 1 1 re"], cmyk
    )
