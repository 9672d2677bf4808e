"""Table columns that do not wrap."""

from __future__ import annotations

from lxml import etree

from postbook.pdf.mark_short_columns import mark_short_columns
from postbook.xhtml import elements, has_class, plain_text

X = ' xmlns="http://www.w3.org/1999/xhtml"'


def short(*rows: str, head: str = "") -> list[str]:
    """The words of all cells that are kept from wrapping; a row is written `<td>…</td>` or with bars."""
    made = [row if row.startswith("<") else "".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    top = "".join(f"<th>{cell}</th>" for cell in head.split("|"))
    above = f"<thead><tr>{top}</tr></thead>" if head else ""
    body = "".join(f"<tr>{row}</tr>" for row in made)
    tree = etree.fromstring(f'<div{X}><table class="pb-table">{above}<tbody>{body}</tbody></table></div>')
    mark_short_columns(tree)
    return [plain_text(cell) for cell in elements(tree, "td", "th") if has_class(cell, "pb-short")]


def test_a_date_stays_on_its_line() -> None:
    """The column of dates is short; the one beside it holds sentences."""
    rows = ("11 March|The pier was opened with a band and a speech.", "2 May|It sank.")
    assert ["Date", "11 March", "2 May"] == short(*rows, head="Date|What happened")


def test_a_long_head_wraps() -> None:
    """It would make the column wider than what it heads."""
    assert ["1911", "1912"] == short("1911|x", "1912|The band was paid.", head="Year of opening|What happened")


def test_a_column_with_one_long_entry_wraps() -> None:
    """All or none."""
    assert [] == short("11 March|The pier was opened.", "at the end of April|It sank.")


def test_a_table_of_many_columns_may_wrap() -> None:
    """As many stay whole as fit, the shortest first."""
    row = "1911|11 March|at midnight|in the west|in the east"
    assert ["1911", "11 March", "at midnight", "in the west"] == short(row)


def test_what_is_no_line_wraps() -> None:
    """Merged cells, lists and lines that the author broke."""
    assert [] == short("a<br/>b|The pier was opened.", "c|d e f g h i j k l m n o")
    assert [] == short('<td colspan="2">a</td>', "b|c")


def test_wide_characters_count_twice() -> None:
    """Seven of them are as wide as fourteen."""
    assert ["春は曙"] == short("春は曙|やうやう白くなりゆく山ぎは")
