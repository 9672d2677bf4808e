"""The outline as a table."""

from __future__ import annotations

import datetime
import json

from postbook.cli.table import to_json, to_table, width
from postbook.outline import OutlineRow

ROWS = (
    OutlineRow(name="preface", role="preface", level=1, number="", title="Preface", words=210, folio="vii"),
    OutlineRow(name="part-1", role="part", level=1, number="I", title="Storms", folio="1"),
    OutlineRow(
        name="tide",
        role="chapter",
        level=2,
        number="1",
        title="潮",
        date=datetime.date(2016, 6, 7),
        words=1204,
        folio="3",
    ),
)


def test_columns_stand_in_any_script() -> None:
    """Wide characters count twice, so that the columns stand one below the other."""
    assert (
        "   Title    Date        Words  Page\n"
        "   Preface                210   vii\n"
        "I  Storms                         1\n"
        "1    潮     2016-06-07  1,204     3\n"
        "\n"
        "1 chapter, 1,414 words"
    ) == to_table(ROWS, pages=True)


def test_pages_are_left_out_where_none_were_asked_for() -> None:
    """Without `--pages` there is no column for them."""
    assert "Page" not in to_table(ROWS, pages=False)


def test_marks_take_no_place() -> None:
    """Combining marks and joiners have no width of their own."""
    assert (1, 2, 3) == (width("e\u0301"), width("a\u200db"), width("潮a"))


def test_json_has_every_row() -> None:
    """Programs get the same rows, with days as ISO 8601 writes them."""
    assert ["preface", "part-1", "tide"] == [row["name"] for row in json.loads(to_json(ROWS))]
    assert "2016-06-07" == json.loads(to_json(ROWS))[2]["date"]
