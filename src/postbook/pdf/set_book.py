"""What is bound, once nothing is left to be set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from postbook.pdf.image_stream import ImageStream
from postbook.pdf.paginate import Placement
from postbook.pdf.setting import Furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBook:
    """Everything that pages are made of."""

    placements: tuple[Placement, ...]
    """The galleys, in order, each with its place in the book."""
    furniture: Mapping[str, Furniture] = field(repr=False)
    """By section."""
    pictures: Mapping[str, ImageStream] = field(repr=False)
    """By href."""
