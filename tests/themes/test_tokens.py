"""Design tokens become plain CSS for readers that know no custom properties."""

from __future__ import annotations

import pytest

from postbook.themes.tokens import read_tokens, resolve_tokens


def test_later_tokens_win() -> None:
    """A theme sets the base's tokens anew."""
    sheet = ":root { --pb-ink: black; --pb-size: calc(1pt + 2pt) } p { --not: one } :root { --pb-ink: #111 }"

    assert {"--pb-ink": "#111", "--pb-size": "calc(1pt + 2pt)"} == read_tokens(sheet)


def test_tokens_are_replaced_by_their_values() -> None:
    """In functions, in blocks, through other tokens, with fallbacks."""
    tokens = {"--serif": '"EB Garamond", var(--symbols)', "--symbols": '"Noto Emoji"', "--size": "2em"}
    css = "@media (width > 3em) { p { font: calc(var(--size) * 2) var(--serif, sans-serif), var(--none, serif) } }"

    assert (
        '@media (width > 3em) { p { font: calc(2em * 2) "EB Garamond", "Noto Emoji", serif } }\n'
    ) == resolve_tokens(css, tokens)


def test_a_token_that_nobody_set_is_a_mistake_of_the_theme() -> None:
    """It does not reach the reader as an empty value."""
    with pytest.raises(KeyError, match="--pb-gone"):
        resolve_tokens("p { color: var(--pb-gone) }", {})
