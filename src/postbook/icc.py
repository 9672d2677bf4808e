"""ICC profiles, read only so far that one knows what they are for (ICC.1:2022, 7.2 and 7.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADER, _ENTRY = 128, 12

_CONDITION = re.compile(r"FOGRA\d{2}|\bTR[ -]?\d{3}\b|JC200\d+|IFRA\d{2}", re.IGNORECASE)
"""The printing conditions of ICC's registry, as profiles name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IccHead:
    """What a profile is for."""

    device_class: str
    """``prtr`` for a printer."""
    space: str
    """``CMYK``, ``RGB``, ``GRAY`` …"""
    version: int
    description: str

    @property
    def is_for_print(self) -> bool:
        """Whether it describes how four inks print."""
        return self.device_class == "prtr" and self.space == "CMYK"

    @property
    def condition(self) -> str:
        """The printing condition, as ICC's registry names it; empty if the profile's name does not tell."""
        found = _CONDITION.search(self.description)
        if not found:
            return ""
        number = re.fullmatch(r"TR[ -]?(\d{3})", found[0], re.IGNORECASE)
        return f"CGATS TR {number[1]}" if number else found[0].upper()


def read_icc_head(profile: bytes) -> IccHead | None:
    """What a profile is for; ``None`` for what is no profile."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return None
    return IccHead(
        device_class=profile[12:16].decode("ascii", "replace").strip(),
        space=profile[16:20].decode("ascii", "replace").strip(),
        version=profile[8],
        description=_description(profile),
    )


def _description(profile: bytes) -> str:
    """The text of the tag ``desc``, in the type of version 4 (10.15) or that of version 2 (ICC.1:2001-04, 6.5.17)."""
    # A damaged profile may claim billions of tags.
    most = len(profile) // _ENTRY
    for index in range(min(most, int.from_bytes(profile[_HEADER : _HEADER + 4], "big"))):
        entry = profile[_HEADER + 4 + index * _ENTRY :][:_ENTRY]
        if entry[:4] == b"desc":
            start, length = int.from_bytes(entry[4:8], "big"), int.from_bytes(entry[8:12], "big")
            return _text(profile[start : start + length])
    return ""


def _text(tag: bytes) -> str:
    if tag[:4] == b"desc":
        length = int.from_bytes(tag[8:12], "big")
        return tag[12 : 12 + length].split(b"\0")[0].decode("ascii", "replace")
    if tag[:4] == b"mluc":
        length, start = int.from_bytes(tag[20:24], "big"), int.from_bytes(tag[24:28], "big")
        return tag[start : start + length].decode("utf-16-be", "replace").strip("\0")
    return ""
