"""Join the fonts of galleys: glyph numbers are those of the whole font, so one subset can serve the whole book."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uharfbuzz
from pikepdf import Array, Dictionary, Name, Object, Pdf

from postbook.pdf.extended_letters import mend_letters
from postbook.pdf.missing_glyphs import can_have_box, glyph_count, lead_to_box, missing_glyphs, with_box
from postbook.pdf.setting import UsedFont
from postbook.pdf.subsets import Subsets
from postbook.themes.faces import FontFace

# https://www.unicode.org/versions/Unicode17.0.0/core-spec/chapter-23/#G19184
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@dataclass(slots=True)
class _Joined:
    """One font of the book, and what all its galleys use of it."""

    font: Object
    path: Path
    widths: dict[int, int] = field(default_factory=dict)
    to_unicode: dict[int, str] = field(default_factory=dict)


class FontJoiner:
    """Gives every galley the same font objects. A font whose file is not known (the system's) stays as it came."""

    def __init__(self, book: Pdf, faces: Sequence[FontFace], subsets: Subsets) -> None:
        self._book = book
        self._subsets = subsets
        self._paths = {face.cut: face.path for face in faces}
        self._joined: dict[str, _Joined] = {}
        self._alone: list[tuple[Object, UsedFont]] = []
        self.has_notdef = False
        """Whether a character without a glyph could not be given one, once finished."""

    def join(self, resources: Object, used: Sequence[UsedFont]) -> None:
        """Take over the fonts of some pages' resources; ``used`` says what is used of them."""
        fonts = resources.get("/Font")
        if fonts is None:
            return
        for font in used:
            key = f"/{font.key}"
            path = self._paths.get(font.cut)
            if key not in fonts:
                continue
            # A section that lacks glyphs says which numbers it knows: not those of others, nor that of the box.
            fonts[key].Encoding = Name("/Identity-H")
            if path is None:
                self._alone.append((fonts[key], font))
                continue
            joined = self._joined.setdefault(font.key, _Joined(fonts[key], path))
            fonts[key] = joined.font
            joined.widths.update(font.widths)
            # Of a cluster of glyphs only the first is given its characters: what says nothing here may speak elsewhere.
            spoken = {glyph: text for glyph, text in joined.to_unicode.items() if text}
            joined.to_unicode = {**joined.to_unicode, **font.to_unicode, **spoken}

    def finish(self) -> None:
        """Embed one subset a font file, with the widths and the characters of all that use it."""
        by_path: dict[Path, list[_Joined]] = {}
        for joined in self._joined.values():
            by_path.setdefault(joined.path, []).append(joined)
        for path, users in by_path.items():
            self._embed(path, users)
        for font, used in self._alone:
            self._show_missing(font, used)

    def _embed(self, path: Path, users: Sequence[_Joined]) -> None:
        used = {glyph for joined in users for glyph in joined.to_unicode}
        count = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).glyph_count
        missing = missing_glyphs(used, count)
        widths = (joined.widths[glyph] for joined in users for glyph in missing & joined.widths.keys())
        width = min(widths, default=None)
        data, box = self._subsets.of(path, used - missing, width)
        if box and width is not None:
            for joined in users:
                joined.widths.update(dict.fromkeys(missing & joined.widths.keys(), width))
        self.has_notdef |= bool(missing) and not box
        key, stream = self._stream(data)
        for joined in users:
            descendant = joined.font.DescendantFonts[0]
            descendant.W = Array([part for glyph, width in sorted(joined.widths.items()) for part in (glyph, [width])])
            _replace_file(descendant.FontDescriptor, key, stream)
            characters = without_private_use(mend_letters(joined.to_unicode, path))
            joined.font.ToUnicode = self._book.make_stream(to_unicode_cmap(characters))
            if box:
                lead_to_box(self._book, descendant, missing, box)

    def _show_missing(self, font: Object, used: UsedFont) -> None:
        """A font that stays as it came may lack glyphs too."""
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        data = (descriptor.FontFile2 if "/FontFile2" in descriptor else descriptor.FontFile3).read_bytes()
        count = glyph_count(data)
        missing = missing_glyphs(used.to_unicode, count)
        characters = without_private_use(used.to_unicode)
        if characters != used.to_unicode:
            font.ToUnicode = self._book.make_stream(to_unicode_cmap(characters))
        if missing and can_have_box(data):
            data, box = with_box(data, used.widths[min(missing)])
            _replace_file(descriptor, *self._stream(data))
            lead_to_box(self._book, descendant, missing, box)
        elif missing:
            self.has_notdef = True

    def _stream(self, data: bytes) -> tuple[str, Object]:
        if data[:4] == b"OTTO":
            return "/FontFile3", self._book.make_stream(data, Subtype=Name.OpenType)
        return "/FontFile2", self._book.make_stream(data, Dictionary(Length1=len(data)))


def _replace_file(descriptor: Object, key: str, stream: Object) -> None:
    for name in ("/FontFile2", "/FontFile3"):
        if name in descriptor:
            del descriptor[name]
    descriptor[key] = stream


def without_private_use(characters: Mapping[int, str]) -> Mapping[int, str]:
    """Glyph → characters, all of which mean something outside the font: PDF/A-3a allows no other ones without words
    instead of them (ISO 19005-3, 6.2.11.7.3)."""
    return {glyph: _PRIVATE_USE.sub("\ufffd", text) for glyph, text in characters.items()}


def to_unicode_cmap(characters: Mapping[int, str]) -> bytes:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3): what a reader copies for each glyph."""
    lines = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(characters.items())]
    # A block holds at most a hundred entries (Adobe Technical Note 5411, 1.4.1).
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return f"{_CMAP_HEAD}{body}{_CMAP_TAIL}".encode()
