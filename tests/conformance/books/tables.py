"""Tables: wide, long, with spans and headers on both sides, headers in the midst, empty cells, blocks in cells."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

WIDE = 14
LONG = 120


def _write(folder: Path) -> Path:
    writer = Writer("tables")
    posts = {
        "Plain tables": "\n\n".join((_plain(writer, 3, 4), writer.paragraph(), _plain(writer, 5, 8))),
        "A wide table": f"{writer.paragraph()}\n\n{_plain(writer, WIDE, 6)}\n\n{writer.paragraph()}",
        "A long table": f"{writer.paragraph()}\n\n{_plain(writer, 4, LONG)}",
        "Headers on two sides": _two_sides(writer),
        "Spans": f"{_spans(writer)}\n\n{_tall(writer)}",
        "Headers in the midst": _midst(writer),
        "Without headers": _headless(writer),
        "Irregular tables": _irregular(writer),
        "What stands in cells": _cells(writer),
        "Two tables alike": f"{_named(writer)}\n\n{writer.paragraph(1)}\n\n{_named(writer)}",
    }
    return write_book(folder, "Tables of Every Kind", posts)


def _plain(writer: Writer, columns: int, rows: int) -> str:
    """Pipes, with alignment, code, a link, an empty cell."""
    marks = "|".join((":---", "---:", ":---:", "---")[column % 4] for column in range(columns))
    lines = [f"| {' | '.join(writer.words(1) for _ in range(columns))} |", f"|{marks}|"]
    for row in range(rows):
        cells = [writer.words(1 + writer.number(2)) for _ in range(columns)]
        cells[0] = f"`{cells[0]}`" if row % 3 == 0 else cells[0]
        cells[-1] = "" if row % 4 == 1 else f"[{cells[-1]}](https://example.org/{row})" if row % 4 == 2 else cells[-1]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _two_sides(writer: Writer) -> str:
    rows = "\n".join(
        f'<tr><th scope="row">{writer.words(1)}</th>{"".join(f"<td>{writer.words(1)}</td>" for _ in range(3))}</tr>'
        for _ in range(5)
    )
    heads = "".join(f'<th scope="col">{writer.words(1)}</th>' for _ in range(3))
    return f"""\
<table>
<caption>{writer.sentence()}</caption>
<thead><tr><td></td>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
<tfoot><tr><th scope="row">All</th><td>1</td><td>2</td><td>3</td></tr></tfoot>
</table>
"""


def _spans(writer: Writer) -> str:
    """Groups of columns and of rows, under headers that span."""
    return f"""\
<table>
<thead>
<tr><th rowspan="2">{writer.words(1)}</th><th colspan="2" scope="colgroup">{writer.words(1)}</th>
<th colspan="2" scope="colgroup">{writer.words(1)}</th></tr>
<tr><th>{writer.words(1)}</th><th>{writer.words(1)}</th><th>{writer.words(1)}</th><th>{writer.words(1)}</th></tr>
</thead>
<tbody>
<tr><th rowspan="3" scope="rowgroup">{writer.words(1)}</th><td>1</td><td>2</td><td>3</td><td>4</td></tr>
<tr><td colspan="2">{writer.words(2)}</td><td>3</td><td rowspan="2">4</td></tr>
<tr><td>1</td><td>2</td><td>3</td></tr>
</tbody>
<tbody>
<tr><th scope="row">{writer.words(1)}</th><td colspan="4">{writer.words(5)}</td></tr>
</tbody>
</table>
"""


def _tall(writer: Writer) -> str:
    """A header that spans so many rows that a page must end among them."""
    rows = "".join(f"<tr><td>{writer.words(2)}</td><td>{writer.sentence()}</td></tr>\n" for _ in range(30))
    first = f'<tr><th rowspan="31" scope="rowgroup">{writer.words(1)}</th><td>{writer.words(1)}</td><td>0</td></tr>'
    return f"<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>{first}\n{rows}</tbody></table>\n"


def _midst(writer: Writer) -> str:
    """Rows of headers between rows of data."""
    rows = []
    for _ in range(3):
        rows.append(f'<tr><th colspan="3">{writer.words(2)}</th></tr>')
        rows += [f"<tr><td>{writer.words(1)}</td><td>{writer.words(1)}</td><td>7</td></tr>" for _ in range(3)]
    return f"<table>\n{chr(10).join(rows)}\n</table>\n"


def _headless(writer: Writer) -> str:
    rows = "\n".join(f"<tr><td>{writer.words(1)}</td><td>{writer.words(2)}</td></tr>" for _ in range(4))
    return f"<table>\n{rows}\n</table>\n\n|  |  |\n|---|---|\n| {writer.words(1)} | {writer.words(1)} |\n"


def _irregular(writer: Writer) -> str:
    """Rows of unequal length, spans that reach out of the table, rows without cells."""
    return f"""\
<table>
<tr><th>A</th><th>B</th><th>C</th></tr>
<tr><td>{writer.words(1)}</td></tr>
<tr><td>1</td><td>2</td><td>3</td><td>{writer.words(1)}</td></tr>
<tr></tr>
<tr><td colspan="9">{writer.words(3)}</td></tr>
<tr><td rowspan="9">{writer.words(1)}</td><td>2</td></tr>
</table>

<table><thead><tr><th>{writer.words(1)}</th></tr></thead></table>

<table><tbody><tr><td colspan="0">{writer.words(1)}</td><td rowspan="0">2</td></tr></tbody></table>
"""


def _cells(writer: Writer) -> str:
    """Lists, code, quotations, paragraphs, tables in cells."""
    return f"""\
<table>
<thead><tr><th>What</th><th>How it looks</th></tr></thead>
<tbody>
<tr><td>list</td><td><ul><li>{writer.words(2)}</li><li>{writer.words(2)}</li></ul></td></tr>
<tr><td>code</td><td><pre><code>boat.moor(pier=3)</code></pre></td></tr>
<tr><td>paragraphs</td><td><p>{writer.sentence()}</p><p>{writer.sentence()}</p></td></tr>
<tr><td>quotation</td><td><blockquote><p>{writer.sentence()}</p></blockquote></td></tr>
<tr><td>table</td><td><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></td></tr>
<tr><td>line break</td><td>{writer.words(2)}<br>{writer.words(2)}</td></tr>
<tr><td>heading</td><td><h3>{writer.words(2)}</h3></td></tr>
</tbody>
</table>
"""


def _named(writer: Writer) -> str:
    """The author's own ids on header cells, in two tables the same."""
    return f"""\
<table>
<thead><tr><th id="boat">Boat</th><th id="cargo">Cargo</th></tr></thead>
<tbody><tr><td headers="boat">{writer.words(1)}</td><td headers="cargo">{writer.words(1)}</td></tr></tbody>
</table>
"""


BOOK = Book(name="tables", write=_write)
