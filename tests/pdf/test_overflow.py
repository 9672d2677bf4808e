"""What sticks out of the type area is told, wherever it hangs in the page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from postbook.pdf.galley import typeset
from postbook.pdf.setting import Copy

SHEET = "@page{size:100mm 100mm;margin:10mm} body{font:10pt serif}"
INSIDE = "<p>Inside.</p>"


def sticking_out(body: str) -> Sequence[str]:
    """What is said of a section to stick out, page by page."""
    html = f"<!DOCTYPE html><html lang=en><title>t</title><body>{INSIDE}{body}"
    galley = typeset(Copy(name="t", html=html, styles=(SHEET,), pictures={}, rasters={"wide.png": (900, 30)}))
    return [each.text for each in galley.overflows]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (INSIDE * 40, []),
        (f"<pre>{'long' * 40}</pre>", [f"{'long' * 15}"]),
        (f"{INSIDE}<img src=wide.png>{INSIDE}", ["wide.png"]),
        (
            "<p style='position:absolute;left:70mm;white-space:nowrap'>hangs out on the right",
            ["hangs out on the right"],
        ),
        ("<p style='margin-left:-9mm'>out on the left", ["out on the left"]),
        ("<p style='position:absolute;top:-30mm'>above the page", ["above the page"]),
        (f"<pre style='visibility:hidden'>{'long' * 40}</pre>", []),
        (f"<pre style='visibility:hidden'>{'long' * 40}</pre><p style='margin-left:-9mm'>seen", ["seen"]),
        ("<p style='margin-left:-1mm'>as a quotation mark hangs", []),
    ],
    ids=["nothing", "code", "picture", "placed", "left", "above", "hidden", "beside hidden", "hanging sign"],
)
def test_what_sticks_out(body: str, told: Sequence[str]) -> None:
    """Text and pictures that leave the type area are named; what is not seen, or hangs a little, is not."""
    assert told == sticking_out(body)
