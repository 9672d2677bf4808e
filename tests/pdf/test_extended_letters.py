"""What is copied from a page in Arabic letters."""

from __future__ import annotations

from pathlib import Path

import uharfbuzz

from postbook.pdf.extended_letters import JOINER, mend_letters
from postbook.themes import faces

AMIRI = Path(faces.__file__).parent / "fonts" / "amiri" / "Amiri_400Regular.ttf"


def shaped(word: str) -> list[int]:
    """The glyphs of a word, in the order in which they are drawn."""
    font, buffer = uharfbuzz.Font(uharfbuzz.Face(AMIRI.read_bytes())), uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def test_a_letter_in_two_pieces_is_said_once() -> None:
    """The lam before a kaf is lengthened by a stroke, which is no second lam."""
    heh, kaf, stroke, lam, beh = shaped("بلکه")
    mapped = {heh: "ه", kaf: "ک", stroke: "ل", lam: "ل", beh: "ب"}
    assert mapped | {stroke: JOINER} == mend_letters(mapped, AMIRI)


def test_a_letter_met_first_with_its_stroke_speaks() -> None:
    """The engine gave its character to the stroke, which it drew first."""
    _, _, stroke, lam, _ = shaped("بلکه")
    assert {stroke: JOINER, lam: "ل"} == mend_letters({stroke: "ل", lam: ""}, AMIRI)


def test_other_scripts_stay_as_they_are() -> None:
    """No font is opened for a book without Arabic letters."""
    assert {1: "a", 2: "ffi"} == mend_letters({1: "a", 2: "ffi"}, Path("/nowhere.ttf"))
