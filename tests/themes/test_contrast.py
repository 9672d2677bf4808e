"""Contrast: whatever colours a theme sets, its text can be read."""

from __future__ import annotations

import re

import pytest

from postbook.diagnostics import Report
from postbook.themes.contrast import BLACK, LEAST, WHITE, colour_in, inks_in, ratio
from postbook.themes.theme import load_theme, theme_names
from postbook.themes.tokens import read_tokens

THEMES = pytest.mark.parametrize("name", theme_names())


def filled(css: str, tokens: dict[str, str]) -> str:
    """A print sheet with the values of its tokens in their place; what a build computes stays."""
    return re.sub(r"var\((--[\w-]+)\)", lambda match: tokens.get(match[1], match[0]), css)


@THEMES
def test_text_on_paper_can_be_read_on_every_ground_of_its_theme(name: str) -> None:
    """Text, links, notes, captions and code have 4.5:1 at least, on white and on every ground the theme lays."""
    tokens, *sheets = load_theme(name, Report()).print_stylesheets
    inks = [ink for sheet in sheets for ink in inks_in(filled(sheet, read_tokens(tokens)))]
    grounds = {WHITE, *(ink.ground for ink in inks if ink.ground)}
    assert {} == {ink.selector: ink for ink in inks for ground in grounds if ink.contrast(ground=ground) < LEAST}
    assert len(inks) >= 12


@THEMES
@pytest.mark.parametrize(("text", "ground"), [(BLACK, WHITE), (WHITE, BLACK)], ids=["day", "night"])
def test_text_on_a_screen_can_be_read_by_day_and_by_night(
    name: str, text: tuple[float, float, float], ground: tuple[float, float, float]
) -> None:
    """No colour of a theme is lost on a white ground or on a black one."""
    inks = [ink for sheet in load_theme(name, Report()).epub_stylesheets for ink in inks_in(sheet)]
    assert {} == {ink.selector: ink for ink in inks if ink.contrast(text=text, ground=ground) < LEAST}
    assert len(inks) >= 10


@THEMES
def test_no_text_on_a_screen_is_made_paler(name: str) -> None:
    """Only ornaments let the ground through."""
    sheets = "\n".join(load_theme(name, Report()).epub_stylesheets)
    assert [".pb-break"] == re.findall(r"([^{}\n]+?) \{[^{}]*opacity:", sheets)


@pytest.mark.parametrize(
    ("text", "ground", "expected"),
    [("#000", "#fff", 21.0), ("#767676", "white", 4.54), ("#777", "white", 4.48), ("rgb(255 0 0)", "#fff", 4.0)],
)
def test_contrast_is_computed_as_the_standard_says(text: str, ground: str, expected: float) -> None:
    """Known pairs have the known ratios."""
    (ink,) = inks_in(f"p {{ color: {text}; background: {ground} }}")
    assert expected == pytest.approx(ink.contrast(), abs=0.01)


def test_a_colour_that_lets_white_through_is_paler() -> None:
    """Half of black on white is grey."""
    (ink,) = inks_in("p { color: rgb(0 0 0 / 50%) }")
    assert ink.text == pytest.approx((0.5, 0.5, 0.5))


def test_what_names_no_colour_is_none() -> None:
    """`inherit`, `transparent` and `currentcolor` say nothing."""
    assert [] == list(inks_in("p { color: inherit; background: transparent } a { color: currentcolor }"))
    assert colour_in([]) is None
    assert ratio(WHITE, WHITE) == pytest.approx(1.0)
