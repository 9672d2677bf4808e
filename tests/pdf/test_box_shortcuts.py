"""What a shortcut remembers of a box is not taken for a box that differs in what it follows from."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TableCellBox
from weasyprint.text import line_break

from postbook.pdf import shortcuts
from postbook.pdf.shortcuts import markers
from postbook.pdf.shortcuts.lengths import resolve_percentages

BLOCK = "<p style='height:50%;width:50%;margin-top:10%;border:1px solid'>a"
LIST = "<style>.large{font-size:30pt}</style><ol><li>a<li>b<li value=1>c</ol><ol class=large><li>d</ol>"


@pytest.fixture(autouse=True, scope="module")
def _by_shortcuts() -> None:
    shortcuts.install()


def boxes_of(html: str, tag: str) -> list[Any]:
    """The laid-out boxes of an element, or of its ``::marker``."""
    page = HTML(string=html).render().pages[0]._page_box
    return [box for box in page.descendants(placeholders=True) if box.element_tag == tag]


def test_parts_of_the_block_that_it_is_in_now() -> None:
    """Half the width and height of a block are those of this block, whichever was the last one."""
    box = boxes_of(BLOCK, "p")[0]
    found = []
    for block in ((100, 50), (100, "auto"), (100, 80), (60, 80), (100, 50)):
        resolve_percentages(box, block)
        found.append((box.width, box.height, box.margin_top))
    assert [(50, 25, 10), (50, "auto", 10), (50, 40, 10), (30, 40, 6), (50, 25, 10)] == found


def test_lengths_that_layout_has_changed_are_the_styles_again() -> None:
    """A border that was taken off where a block is divided is there again when the next part is laid out."""
    box = boxes_of(BLOCK, "p")[0]
    resolve_percentages(box, (100, 50))
    border = box.border_top_width
    box.border_top_width = box.margin_top = 0
    resolve_percentages(box, (100, 50))
    assert (1, 10) == (border, box.margin_top)
    assert border == box.border_top_width


def test_borders_that_cells_share_are_those_of_each_cell() -> None:
    """In a table whose borders collapse, cells of one style have the borders that their neighbours leave them."""
    boxes = boxes_of("<table style='border-collapse:collapse'><tr><td>a<td>b</table>", "td")
    one, other = (box for box in boxes if type(box) is TableCellBox)
    assert one.style is other.style
    one.border_top_width, other.border_top_width = 5, 3
    for cell in (one, other):
        resolve_percentages(cell, (100, 50))
    assert (5, 3) == (one.border_top_width, other.border_top_width)


def test_a_line_that_is_drawn_in_another_style() -> None:
    """A line that was kept in one style is laid out anew to be drawn in another."""
    boxes = boxes_of("<p>a<p style='font-size:30pt'>b", "p")
    small, large = (box for box in boxes if type(box) is BlockBox)
    line, *_ = line_break.split_first_line("low water", small.style, None, None, 0)
    _, _, _, width, height, _ = line_break.split_first_line("low water", large.style, None, None, 0)

    line.reactivate(large.style)

    assert (width, height) == line_break.line_size(line.get_first_line()[0], large.style)


def test_each_mark_as_wide_as_it_is() -> None:
    """Marks are measured by what they say and how large: `1.`, `100.`, and in a list of larger letters."""
    blocks = [box for box in boxes_of(LIST, "li::marker") if type(box) is BlockBox]
    context: Any = SimpleNamespace(dictionaries={})
    markers.forget()
    widths = [markers.shrink_to_fit(context, block, 500) for block in blocks]
    blocks[1].children[0].children[0].text = "100. "
    wider = markers.shrink_to_fit(context, blocks[1], 500)
    again = [markers.shrink_to_fit(context, block, 500) for block in blocks]
    assert type(blocks[0].children[0]) is LineBox
    assert widths[0] == widths[2] < wider
    assert widths[0] < widths[3]
    assert [widths[0], wider, *widths[2:]] == again
