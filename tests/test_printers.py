"""The printers' numbers."""

from __future__ import annotations

import tomllib
from pathlib import Path

from postbook.lengths import Length
from postbook.printers import Side, printers

FILE = Path(__file__).parent.parent / "src" / "postbook" / "checks" / "printers.toml"


def test_kdp_wants_no_bleed_at_the_spine() -> None:
    """An eighth of an inch on three sides."""
    printer = printers()["kdp-paperback"]

    assert Length.parse("0.125in") == printer.bleed
    assert frozenset({Side.TOP, Side.BOTTOM, Side.OUTSIDE}) == printer.bleed_sides


def test_lulu_wants_bleed_on_four_sides() -> None:
    """Six by nine becomes six and a quarter by nine and a quarter."""
    assert frozenset(Side) == printers()["lulu"].bleed_sides


def test_ingramspark_wants_a_blank_last_page_and_little_ink() -> None:
    """240 percent, four inks together."""
    printer = printers()["ingramspark"]

    assert (True, 240) == (printer.last_page_blank, printer.most_ink)


def test_every_number_has_its_source_and_its_day() -> None:
    """Printers change their numbers: one must be able to look them up again."""
    tables = [each for product in tomllib.loads(FILE.read_text("utf-8")).values() if isinstance(product, dict)
              for each in product.values() if isinstance(each, dict)]  # fmt: skip

    assert all({"source", "as_of", "checked", "evidence"} <= set(each) for each in tables)
    assert len(tables) >= 12
