"""Tables."""

from __future__ import annotations

from drafting import after
from hypothesis import given
from hypothesis import strategies as st

from postbook.chapter.mark_tables import mark_tables


def _flat(written: str) -> str:
    return after(mark_tables, written).replace("\n", "")


def test_a_row_of_header_cells_is_the_head() -> None:
    """Heads are repeated on every page, so they must be known."""
    expected = (
        '<table class="pb-table"><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        '<tbody><tr><th scope="row">c</th><td>d</td></tr></tbody></table>'
    )
    assert expected == _flat("<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>")


def test_alignment_is_a_class() -> None:
    """Themes decide how an aligned cell looks."""
    expected = '<table class="pb-table"><tbody><tr><td class="pb-right">1</td></tr></tbody></table>'
    assert expected == _flat("<table><tr><td style='text-align: right'>1</td></tr></table>")


def test_short_rows_are_filled_up() -> None:
    """Every row is as wide as the table, as PDF/UA wants it."""
    table = _flat("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>")
    assert "<tr><td>3</td><td/></tr>" in table


def test_spans_stay_within_the_table() -> None:
    """A cell that claims a hundred columns spans the two that there are."""
    table = _flat("<table><tr><td>1</td><td>2</td></tr><tr><td colspan='100' rowspan='9'>3</td></tr></table>")
    assert '<tr><td colspan="2">3</td></tr>' in table


def test_empty_rows_and_tables_go() -> None:
    """Nothing is printed of what holds nothing."""
    assert "x" == _flat("<table><tr><td> </td></tr></table>x")


def test_a_table_for_layout_is_opened() -> None:
    """Cells that only placed things follow each other."""
    assert "<div><div>1</div><div>2</div></div>" == _flat(
        "<table role='presentation'><tr><td>1</td><td>2</td></tr></table>"
    )


def test_the_words_of_two_cells_stay_apart() -> None:
    """Who reads only the text still reads two words."""
    assert "</td>\n<td>" in after(mark_tables, "<table><tr><td>1</td><td>2</td></tr></table>")


ROWS = st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4), min_size=1, max_size=5)


@given(ROWS)
def test_every_table_is_square(rows: list[list[tuple[int, int]]]) -> None:
    """Whatever spans an author writes, no two cells meet and none is missing."""
    cells = [[f"<td colspan='{c}' rowspan='{r}'>x</td>" for c, r in row] for row in rows]
    made = after(mark_tables, "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "</table>")
    if made:
        _assert_square(made)


def _assert_square(table: str) -> None:
    from lxml import etree

    taken: set[tuple[int, int]] = set()
    rows = list(etree.fromstring(table).iter("tr"))
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for right in range(int(cell.get("colspan", "1"))):
                    place = (number + down, column + right)
                    assert place not in taken
                    taken.add(place)
    width = max(column for _, column in taken) + 1
    assert {(row, column) for row in range(len(rows)) for column in range(width)} == taken


def test_an_empty_header_cell_is_a_cell() -> None:
    """The corner of a table heads nothing that could be read out."""
    table = after(mark_tables, "<table><tr><th></th><th>Low</th></tr><tr><th>Mon</th><td>6:12</td></tr></table>")
    assert '<td/>\n<th scope="col">Low</th>' in table
    assert '<th scope="row">Mon</th>' in table
