"""Cut a font down to the characters of a book."""

from __future__ import annotations

from pathlib import Path

# What the themes' sheets switch on. HarfBuzz keeps kerning, ligatures, marks and the joining of letters by itself.
FEATURES = ("smcp", "c2sc", "onum", "lnum", "pnum", "tnum", "sups", "case", "ordn", "zero")

# Which records of the name table stay: copyright, names, makers, licence and its address, typographic names.
# https://learn.microsoft.com/typography/opentype/spec/name#name-ids
NAME_IDS = (*range(15), 16, 17)


def subset_font(path: Path, characters: frozenset[int]) -> bytes:
    """Cut a font to some characters (code points), in the font's own format.

    Layout features, name and licence stay. The same input gives the same bytes. Raises: OSError, RuntimeError.
    """
    import uharfbuzz

    plan = uharfbuzz.SubsetInput()
    plan.unicode_set.set(sorted(characters))
    plan.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    plan.name_id_set.set(NAME_IDS)
    face = uharfbuzz.Face(path.read_bytes())
    return bytes(uharfbuzz.subset(face, plan).blob.data)
