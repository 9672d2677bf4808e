"""Contrast of text and ground. WCAG 2.2, criterion 1.4.3, https://www.w3.org/TR/WCAG22/#contrast-minimum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

LEAST = 4.5
"""The least ratio of running text."""

Colour = tuple[float, float, float]
"""Red, green and blue of sRGB, each from 0 to 1."""
WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What a rule says of the colours of its text."""

    selector: str
    line: int
    """From 1, in its sheet."""
    text: Colour | None
    """``None`` where the rule leaves it as it is."""
    ground: Colour | None

    def contrast(self, *, text: Colour = BLACK, ground: Colour = WHITE) -> float:
        """The ratio of text and ground; what the rule does not say is as given."""
        return ratio(self.text or text, self.ground or ground)


def inks_in(css: str) -> Iterator[Ink]:
    """The rules of a sheet that set a colour of text or ground, in order; also those in ``@media`` blocks."""
    yield from inks_of(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def inks_of(rules: Iterable[Any]) -> Iterator[Ink]:
    """The same of some rules."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"} and rule.content:
            yield from inks_of(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        if rule.type != "qualified-rule":
            continue
        text, ground = colours_of(rule.content)
        if text or ground:
            selector = " ".join(tinycss2.serialize(rule.prelude).split())
            yield Ink(selector=selector, line=rule.source_line, text=text, ground=ground)


def colours_of(content: list[Any]) -> tuple[Colour | None, Colour | None]:
    """The colours of text and ground that a block of declarations ends with."""
    text = ground = None
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration":
            continue
        if each.lower_name == "color":
            text = colour_in(each.value)
        elif each.lower_name in {"background", "background-color"}:
            ground = colour_in(each.value)
    return text, ground


def colour_in(values: list[Any]) -> Colour | None:
    """The first colour of a value, as it looks on white; ``None`` where none is named."""
    for value in values:
        colour = parse_color(value)
        if colour is not None and colour != "currentcolor" and colour.alpha > 0:
            red, green, blue = colour.to("srgb").coordinates
            return over_white((red or 0.0, green or 0.0, blue or 0.0), colour.alpha)
    return None


def over_white(colour: Colour, alpha: float) -> Colour:
    """A colour that lets white through."""
    red, green, blue = (channel * alpha + 1.0 - alpha for channel in colour)
    return red, green, blue


def ratio(first: Colour, second: Colour) -> float:
    """From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
