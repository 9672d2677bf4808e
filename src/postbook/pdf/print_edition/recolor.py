"""Recolour a content stream (ISO 32000-1, 8.6.8), operator by operator, while it is still a list of them.

The same colour is one ink in text and another in a rule, and the stream sets a colour before it is known what for. So
colours are taken out as they come, and written again where something is drawn with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from postbook.pdf.print_edition.inks import SPACES, InkWell, Mark, Paint

_BEGINS_SHAPE = frozenset({b"m", b"re", b"Do", b"sh", b"EI"})
"""Operators that begin a path or draw at once: no colour may be set between a path's first operator and its last."""

_SHOWS_TEXT = frozenset({b"Tj", b"TJ", b"'", b'"'})


class _State(NamedTuple):
    """The part of the graphics state that is about colour."""

    fill: Paint | None = None
    """As the stream has set it; ``None``: black, as every page begins."""
    stroke: Paint | None = None
    written_fill: bytes = b""
    written_stroke: bytes = b""


def recolor(operators: Iterable[bytes | str], well: InkWell, *, is_mask: bool = False) -> list[bytes]:
    """The same stream in other inks. ``is_mask``: it is a soft mask."""
    return list(_recolored(operators, well, is_mask=is_mask))


def _recolored(operators: Iterable[bytes | str], well: InkWell, *, is_mask: bool) -> Iterator[bytes]:
    state, saved = _State(), list[_State]()
    for each in operators:
        item = each if isinstance(each, bytes) else each.encode()
        operands, name = _split(item)
        changed = _set_color(state, operands, name)
        if changed is not None:
            state = changed
            continue
        if name == b"q":
            saved.append(state)
        elif name == b"Q":
            state = saved.pop() if saved else _State()
        elif name in _SHOWS_TEXT or name in _BEGINS_SHAPE:
            mark = Mark.MASK if is_mask else Mark.TEXT if name in _SHOWS_TEXT else Mark.SHAPE
            new = _inked(state, well, mark)
            if new.written_fill != state.written_fill:
                yield new.written_fill
            if new.written_stroke != state.written_stroke:
                yield new.written_stroke
            state = new
        yield item


def _split(item: bytes) -> tuple[bytes, bytes]:
    operands, _, name = item.rpartition(b" ")
    return operands, name


def _set_color(state: _State, operands: bytes, name: bytes) -> _State | None:
    """The state after an operator that sets a colour; ``None`` for any other."""
    small = name.lower()
    is_stroke = name != small
    if small in SPACES:
        return _painted(state, Paint(SPACES[small], tuple(operands.split())), is_stroke)
    if small == b"cs":
        return _painted(state, Paint(operands), is_stroke)
    if small in {b"sc", b"scn"}:
        before = state.stroke if is_stroke else state.fill
        return _painted(state, Paint(before.space if before else b"/DeviceGray", tuple(operands.split())), is_stroke)
    return None


def _painted(state: _State, paint: Paint, is_stroke: bool) -> _State:
    return state._replace(stroke=paint) if is_stroke else state._replace(fill=paint)


def _inked(state: _State, well: InkWell, mark: Mark) -> _State:
    fill, stroke = state.written_fill, state.written_stroke
    if state.fill and state.fill.operands:
        fill = well.operator(state.fill, mark, stroke=False)
    if state.stroke and state.stroke.operands:
        stroke = well.operator(state.stroke, mark, stroke=True)
    return state._replace(written_fill=fill, written_stroke=stroke)
