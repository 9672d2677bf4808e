"""Headers of cells."""

from __future__ import annotations

from drafting import after

from postbook.chapter.name_ids import name_ids

TABLE = '<table><tr><th id="boat">Boat</th></tr><tr><td headers="boat gone">Ann</td></tr></table>'


def test_a_cell_finds_its_header_in_its_own_table() -> None:
    """Two tables whose header cells have the same ids do not speak for each other's cells."""
    first, second = after(name_ids, f"{TABLE}\n{TABLE}").splitlines()
    assert '<th id="tide--boat">Boat</th></tr><tr><td headers="tide--boat">' in first
    assert '<th id="tide--boat-1">Boat</th></tr><tr><td headers="tide--boat-1">' in second
