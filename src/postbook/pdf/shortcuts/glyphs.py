"""Glyphs: what the file says of a glyph of a certain width follows from the font; it is written down once a font.

The engine asks Pango for each number of each glyph by itself. Here a run of text gives all of its numbers at once, and
each glyph is looked up. Only plain lines are drawn so: one with a glyph that is missing, raised, moved aside or in
colours is left to the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from weasyprint.draw import text as engine
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from postbook.pdf.shortcuts.kept_lines import renew
from postbook.pdf.shortcuts.replace import Replacements

_draw_first_line = engine.draw_first_line

_NUMBERS = 5
"""Of a glyph, 32 bits each: its number, its width, how far it is moved to the right and down, and flags."""

_PANGO = 14802
"""Before this version, the engine mends Pango's sizes of fonts."""

_LEAST = 1e-6
"""The engine draws nothing that is smaller, in pixels."""


class _Run(NamedTuple):
    """Glyphs of one font that follow each other."""

    item: Any
    pango_font: Any
    font: Any
    size: float
    glyphs: list[tuple[int, int]]
    """Number and width of each."""


def install(replacements: Replacements) -> None:
    """Look glyphs up, if Pango gives them in the shape that is read here."""
    if pango.pango_version() >= _PANGO and ffi.sizeof("PangoGlyphInfo") == 4 * _NUMBERS:
        replacements.put_everywhere(_draw_first_line, draw_first_line)


def draw_first_line(stream: Any, box: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Draw a line of text, as ``weasyprint.draw.text.draw_first_line`` does."""
    layout = box.pango_layout
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        # It will be broken or cut: not by what a line that was kept has been told, nor one that others may draw too.
        renew(layout, box.style)
    elif box.text.strip() and box.style["font_size"] >= _LEAST:
        runs = _plain_runs(stream, layout)
        if runs is not None:
            _draw(stream, layout, runs, matrix)
            return []
    return _draw_first_line(stream, box, text_overflow, block_ellipsis, matrix)


def _plain_runs(stream: Any, layout: Any) -> list[_Run] | None:
    """What the line is made of; ``None`` if a glyph of it wants more than a look into the table."""
    runs = []
    last, font, size = None, None, 0.0
    for item in _items(layout):
        pango_font = item.item.analysis.font
        if pango_font != last:
            last = pango_font
            font, size = stream.add_font(pango_font)
            if font.bitmap or font.png or font.svg or font.colr:
                return None
        string = item.glyphs
        if not string.num_glyphs:
            return None
        numbers = memoryview(ffi.buffer(string.glyphs, 4 * _NUMBERS * string.num_glyphs)).cast("i").tolist()
        glyphs = numbers[::_NUMBERS]
        is_moved = any(numbers[2::_NUMBERS]) or any(numbers[3::_NUMBERS])
        if is_moved or min(glyphs) <= 0 or max(glyphs) >= pango.PANGO_GLYPH_EMPTY:
            return None
        runs.append(_Run(item, pango_font, font, size, list(zip(glyphs, numbers[1::_NUMBERS], strict=True))))
    return runs


def _items(layout: Any) -> Iterator[Any]:
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _draw(stream: Any, layout: Any, runs: list[_Run], matrix: Any) -> None:
    stream.set_text_matrix(*matrix.values)
    shown, last = "", None
    for run in runs:
        if run.pango_font != last:
            if shown:
                stream.show_text(shown)
            shown, last = "", run.pango_font
            stream.set_font_size(run.font.hash, run.size)
        text = f"<{_written(run, stream, layout)}"
        shown += text[:-1] if text[-1] == "<" else f"{text}>"
    stream.show_text(shown)


def _written(run: _Run, stream: Any, layout: Any) -> str:
    tables = run.font.__dict__.setdefault("pb_glyphs", {})
    table = tables.setdefault(run.size, {})
    if not table.keys() >= set(run.glyphs):
        for place, glyph in enumerate(run.glyphs):
            if glyph not in table:
                table[glyph] = _learn(run, place, stream, layout)
    return "".join([table[glyph] for glyph in run.glyphs])


def _learn(run: _Run, place: int, stream: Any, layout: Any) -> str:
    """A glyph as it is written, and how far the next is from where it would be; the font learns what it stands for."""
    font, (glyph, width) = run.font, run.glyphs[place]
    if glyph not in font.to_unicode:
        font.to_unicode[glyph] = _text_of(run.item, place, layout.text.encode())
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(run.pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / run.size)
    kerning = font.widths[glyph] - width * 1000 * FROM_UNITS / run.size
    return f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"


def _text_of(glyph_item: Any, place: int, text: bytes) -> str:
    """What a glyph stands for: from its own cluster to the next one, which is the one before in a run to the left."""
    item, clusters = glyph_item.item, glyph_item.glyphs.log_clusters
    after = place - 1 if item.analysis.level % 2 else place + 1
    end = clusters[after] if 0 <= after < glyph_item.glyphs.num_glyphs else item.length
    return text[item.offset + clusters[place] : item.offset + end].decode()
