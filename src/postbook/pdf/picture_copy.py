"""What goes to those who prepare pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from postbook.chapter.chapter import Picture
from postbook.pdf.picture_colours import PictureColours


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCopy:
    """A picture to be prepared."""

    picture: Picture = field(repr=False)
    width: int
    """In pixels, as it shall be; never more than it has."""
    height: int
    colours: PictureColours

    @property
    def name(self) -> str:
        """For messages."""
        return self.picture.href
