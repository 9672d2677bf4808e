"""What goes to the typesetter and what comes back. No engine is needed to read it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from postbook.pdf.overflow import Overflow
from postbook.pdf.print_edition.separation import Separation

if TYPE_CHECKING:
    # Brought along by copy that has pictures: workers that set none do without it, and without the configuration.
    from postbook.chapter.chapter import Picture


Cut = tuple[str, int, bool]
"""A font by its family, its weight, and whether it is italic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document to be set, with all it shows."""

    name: str
    """The section's, for messages."""
    html: str = field(repr=False)
    styles: tuple[str, ...] = field(repr=False)
    """The document's own sheets, in order. They are no part of ``html``: a process reads them once."""
    pictures: Mapping[str, Picture] = field(repr=False)
    """Drawings, and what the sheets name."""
    rasters: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    """Picture → its pixels across and down. The binder puts it in; here it only takes its room."""
    sheet: str = ""
    """Rules that win over every rule of the document."""
    separation: Separation | None = None
    """The inks of the print edition; ``None``: for the screen, with tags and links."""
    cuts: frozenset[Cut] = frozenset()
    """The fonts whose files the binder has: what is set brings nothing of them but what is used."""
    stand_ins: tuple[int, ...] = ()
    """Of furniture whose folios are put in later, the numbers of its pages, which stand for others of as many digits;
    nothing where numbers are final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folio:
    """A folio on a page of furniture, in the place of which any other of as many digits can be put."""

    places: tuple[int, ...]
    """Where in the page's drawing the glyph of each digit stands, in bytes: four hexadecimal digits."""
    font: str
    """The key of its font."""
    glyphs: tuple[int, ...]
    """Of the ten digits."""
    across: tuple[int, int]
    """Where in the page's drawing it is said where its text begins, from and to, in bytes."""
    begins: float
    """Where its text would begin if it had no digits, in the page's drawing."""
    indents: tuple[float, ...]
    """How far each digit lets it begin further left; nothing where all take the same room, or begin at one place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Pages that bear running heads and folios, and nothing else."""

    pdf: bytes = field(repr=False)
    marked: tuple[bool, ...]
    """Whether a page bears anything at all."""
    fonts: tuple[UsedFont, ...] = ()
    """Of its movable folios, they tell nothing."""
    folios: tuple[tuple[Folio, ...], ...] = ()
    """The movable folios of each page."""
    digits: tuple[UsedFont, ...] = ()
    """Of each font of a movable folio, all digits."""
    is_movable: bool = True
    """Whether every folio that it was given a stand-in for is movable. Where one is not, there is nothing else."""
    borne: tuple[int, ...] = ()
    """For each page of the galley, and the blank after it, which of these it bears: known to who gave the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleyPage:
    """A page as it was laid out. Lengths in points."""

    name: str
    """Its CSS page name; empty for an unnamed page."""
    width: float
    height: float
    margin_left: float
    margin_right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedFont:
    """A font in a galley's resources, and what is used of it."""

    key: str
    """Its name in the resources, the same in every galley."""
    family: str
    weight: int
    is_italic: bool
    widths: Mapping[int, int] = field(repr=False)
    """Glyph → width, in thousandths of an em."""
    to_unicode: Mapping[int, str] = field(repr=False)
    """Glyph → the characters it stands for."""

    @property
    def cut(self) -> Cut:
        """Which one of a book's fonts it is."""
        return self.family, self.weight, self.is_italic

    def only(self, glyphs: Set[int]) -> UsedFont:
        """The same font where no other glyphs are used."""
        return replace(
            self,
            widths={glyph: width for glyph, width in self.widths.items() if glyph in glyphs},
            to_unicode={glyph: text for glyph, text in self.to_unicode.items() if glyph in glyphs},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    """A typeset document: pages without furniture, and where everything stands on them."""

    pdf: bytes = field(repr=False)
    pages: tuple[GalleyPage, ...]
    anchors: Mapping[str, tuple[int, bool]]
    """Anchor → its page's index, from 0, and whether nothing stands above it on that page."""
    fonts: tuple[UsedFont, ...] = ()
    pictures: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Raster picture → the largest width and height in which it is shown, in points."""
    overflows: tuple[Overflow, ...] = ()
    """What sticks out of the type area."""
    page_starts: tuple[int, ...] = ()
    """How many letters and digits of the running text stand before each page."""
    heard: tuple[str, ...] = ()
    """What the engine logged."""
