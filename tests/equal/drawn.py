"""What is drawn on a page: texts, lines, pictures, each with its look and its place, in the order of drawing.

Files that draw the same in other words give the same: what counts is where ink falls, not which operators and names of
resources put it there. A text is its font, its size, its colour and its glyphs with the spaces between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name
from PIL.Image import Resampling
from tests.equal.pdf_fonts import PdfFont, read_font

Matrix = tuple[float, float, float, float, float, float]
Mark = tuple[tuple[int, int], int]
"""The page or form that bears it, and its MCID."""

NEAR = 0.02
"""How far apart two places may lie, in points: rounded numbers are added up in two ways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Something that was drawn."""

    kind: str
    """``text``, ``path``, ``clip``, ``picture``, ``shading``."""
    look: tuple[object, ...]
    """All of it but where it stands."""
    place: tuple[float, ...]
    """Coordinates on the page, in points."""
    text: str = ""
    """What is copied of it."""
    mark: Mark | None = None
    """The mark around it."""
    glyphs_before: int = 0
    """Of a text: how many glyphs stand before it in its line, from which it goes on."""
    artifact: str = ""
    """The type of the artifact that it is: ``Pagination``, ``Layout``; empty for what is read out."""
    colours: tuple[int, ...] = ()
    """Of a picture: the mean colours of its sixteen parts, red, green and blue, of 255."""

    def is_like(self, other: Drawn) -> bool:
        """Whether a reader sees the same."""
        return (
            self.kind == other.kind
            and self.look == other.look
            and len(self.place) == len(other.place)
            and all(abs(mine - its) <= NEAR for mine, its in zip(self.place, other.place, strict=True))
        )


NO_FONT = PdfFont(name="", widths={}, usual_width=0, characters={})


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The graphics state (ISO 32000-1, 8.4), as far as our pages use it."""

    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    fill: tuple[object, ...] = (0.0,)
    stroke: tuple[object, ...] = (0.0,)
    pen: tuple[object, ...] = ()
    alpha: tuple[object, ...] = ()
    font: PdfFont = NO_FONT
    size: float = 0.0
    text: Matrix = (1, 0, 0, 1, 0, 0)
    rise: float = 0.0
    shown: int = 0
    """Glyphs since the text matrix was set."""


_COLOURS = {"g": "fill", "rg": "fill", "k": "fill", "sc": "fill", "scn": "fill", "cs": "fill"}
_STROKES = {"G": "stroke", "RG": "stroke", "K": "stroke", "SC": "stroke", "SCN": "stroke", "CS": "stroke"}
_SEGMENTS = frozenset({"m", "l", "c", "v", "y", "h", "re"})
_PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_PENS = frozenset({"w", "J", "j", "M", "d"})


class PageReader:
    """Reads the drawings of one file."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], PdfFont] = {}
        self._pictures: dict[tuple[int, int], tuple[int, ...]] = {}

    def read(self, page: pikepdf.Page) -> list[Drawn]:
        """What a page shows."""
        return list(self._read(page.obj, page.obj.get("/Resources", Dictionary()), page.obj.objgen, _State(), ""))

    def _read(
        self, stream: Any, resources: Any, name: tuple[int, int], state: _State, artifact: str
    ) -> Iterator[Drawn]:
        kept: list[_State] = []
        marks: list[tuple[Mark | None, str]] = []
        path: list[tuple[str, tuple[float, ...]]] = []
        for operands, operation in pikepdf.parse_content_stream(stream):
            operator = str(operation)
            mark = next((each for each, _ in reversed(marks) if each), None)
            within = artifact or next((each for _, each in marks if each), "")
            if operator == "TJ":
                drawn, state = _text(operands[0], state, mark, within)
                yield drawn
            elif operator == "Tm":
                state = replace(state, text=_numbers(operands), shown=0)
            elif operator == "Ts":
                state = replace(state, rise=float(operands[0]))
            elif operator == "Tf":
                state = replace(state, font=self._font(resources.Font[str(operands[0])]), size=float(operands[1]))
            elif operator in ("BDC", "BMC"):
                marks.append(_mark(operands, name))
            elif operator == "EMC":
                marks.pop()
            elif operator == "q":
                kept.append(state)
            elif operator == "Q":
                state = kept.pop()
            elif operator == "cm":
                state = replace(state, matrix=_times(_numbers(operands), state.matrix))
            elif operator in _SEGMENTS:
                path.append((operator, _points(operator, _numbers(operands), state.matrix)))
            elif operator in _PAINTS:
                yield _painted(operator, path, state, mark, within)
                path = []
            elif operator in ("W", "W*"):
                yield _clip(operator, path, mark, within)
            elif operator == "n":
                path = []
            elif operator == "gs":
                state = replace(state, alpha=_alpha(resources.ExtGState[str(operands[0])], state.alpha))
            elif operator in _COLOURS:
                state = replace(state, fill=_colour(operands, resources))
            elif operator in _STROKES:
                state = replace(state, stroke=_colour(operands, resources))
            elif operator in _PENS:
                state = replace(
                    state, pen=(*(each for each in state.pen if each[0] != operator), (operator, str(operands)))
                )  # type: ignore[index]
            elif operator == "sh":
                yield Drawn(kind="shading", look=(state.alpha,), place=state.matrix, mark=mark, artifact=within)
            elif operator == "Do":
                yield from self._show(resources.XObject[str(operands[0])], resources, state, mark, within)

    def _show(self, shown: Any, resources: Any, state: _State, mark: Mark | None, artifact: str) -> Iterator[Drawn]:
        if shown.Subtype == Name.Image:
            look = (state.alpha, (int(shown.Width), int(shown.Height)))
            yield Drawn(
                kind="picture",
                look=look,
                place=state.matrix,
                mark=mark,
                artifact=artifact,
                colours=self._colours(shown),
            )
            return
        inner = _times(_numbers(shown.get("/Matrix", (1, 0, 0, 1, 0, 0))), state.matrix)
        for each in self._read(
            shown, shown.get("/Resources", resources), shown.objgen, replace(state, matrix=inner), artifact
        ):
            yield each if each.mark else replace(each, mark=mark)

    def _colours(self, picture: Any) -> tuple[int, ...]:
        if picture.objgen not in self._pictures:
            image = pikepdf.PdfImage(picture).as_pil_image().convert("RGB")
            self._pictures[picture.objgen] = tuple(image.resize((4, 4), Resampling.BOX).tobytes())
        return self._pictures[picture.objgen]

    def _font(self, font: Any) -> PdfFont:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = read_font(font)
        return self._fonts[font.objgen]


def _text(shown: Any, state: _State, mark: Mark | None, artifact: str) -> tuple[Drawn, _State]:
    """A run of glyphs, and the state after it. Its place: where it begins, how it is stretched and turned, then how far
    along each glyph stands."""
    glyphs: list[int] = []
    steps: list[float] = []
    along = 0.0
    for each in shown:
        if not isinstance(each, pikepdf.String):
            along -= float(each) / 1000 * state.size
            continue
        codes = bytes(each)
        for glyph in (codes[place] << 8 | codes[place + 1] for place in range(0, len(codes), 2)):
            glyphs.append(glyph)
            steps.append(along)
            along += state.font.advance(glyph) / 1000 * state.size
    *turned, x, y = _times((1, 0, 0, 1, 0, state.rise), _times(state.text, state.matrix))
    scale = hypot(turned[0], turned[1])
    drawn = Drawn(
        kind="text",
        look=(state.font.name, state.fill, state.alpha, tuple(glyphs)),
        text=state.font.text(tuple(glyphs)),
        place=(x, y, *(state.size * each for each in turned), *(step * scale for step in steps)),
        glyphs_before=state.shown,
        mark=mark,
        artifact=artifact,
    )
    after = _times((1, 0, 0, 1, along, 0), state.text)
    return drawn, replace(state, text=after, shown=state.shown + len(glyphs))


def _painted(operator: str, path: list[Any], state: _State, mark: Mark | None, artifact: str) -> Drawn:
    strokes = (
        (state.stroke, state.pen, tuple(round(each, 2) for each in state.matrix[:4]))
        if operator not in ("f", "F", "f*")
        else ()
    )
    fills = state.fill if operator not in ("S", "s") else ()
    look = (operator, tuple(each for each, _ in path), fills, strokes, state.alpha)
    place = tuple(number for _, numbers in path for number in numbers)
    return Drawn(kind="path", look=look, place=place, mark=mark, artifact=artifact)


def _clip(operator: str, path: list[Any], mark: Mark | None, artifact: str) -> Drawn:
    place = tuple(number for _, numbers in path for number in numbers)
    look = (operator, tuple(each for each, _ in path))
    return Drawn(kind="clip", look=look, place=place, mark=mark, artifact=artifact)


def _mark(operands: Any, name: tuple[int, int]) -> tuple[Mark | None, str]:
    properties = operands[1] if len(operands) > 1 else Dictionary()
    number = properties.get("/MCID") if isinstance(properties, Dictionary) else None
    kind = str(properties.get("/Type", "/Layout"))[1:] if operands[0] == Name.Artifact else ""
    return (name, int(number)) if number is not None else None, kind


def _alpha(state: Mapping[str, Any], before: tuple[object, ...]) -> tuple[object, ...]:
    said = {str(key): str(value) for key, value in state.items() if str(key) in ("/ca", "/CA", "/BM")}
    if "/SMask" in state:
        said["/SMask"] = "a mask"
    return tuple(sorted({**dict(before), **said}.items()))  # type: ignore[call-overload]


def _colour(operands: Any, resources: Any) -> tuple[object, ...]:
    return tuple("pattern or space" if isinstance(each, Name) else round(float(each), 4) for each in operands)


def _points(operator: str, numbers: tuple[float, ...], matrix: Matrix) -> tuple[float, ...]:
    if operator == "re":
        x, y, width, height = numbers
        numbers = (x, y, x + width, y + height)
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    a, b, c, d, e, f = matrix
    return tuple(each for x, y in pairs for each in (a * x + c * y + e, b * x + d * y + f))


def _numbers(operands: Any) -> Any:
    return tuple(float(each) for each in operands)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
