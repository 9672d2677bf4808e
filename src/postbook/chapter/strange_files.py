"""Files that lie where a picture should and are none that a book can show: what they are, by their first bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SAVE = "save it as JPEG or PNG"

_KINDS: Sequence[tuple[re.Pattern[bytes], str, str]] = (
    # https://www.iana.org/assignments/media-types/image/heif
    (re.compile(rb".{4}ftyp(?!.{0,40}avif)(?:hei[cmsx]|hev[cmx]|mif1|msf1)", re.DOTALL), "it is a HEIC picture", _SAVE),
    (re.compile(rb"\xff\x0a|\0\0\0\x0cJXL "), "it is a JPEG XL picture", _SAVE),
    (re.compile(rb"8BPS"), "it is a Photoshop file", _SAVE),
    (re.compile(rb"%PDF-"), "it is a PDF", "save its page as SVG or PNG"),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "it is a PostScript file", "save it as SVG or PNG"),
    (
        re.compile(rb".{4}ftyp(?:mp4|iso|avc1|qt|M4V|3gp)|\x1a\x45\xdf\xa3", re.DOTALL),
        "it is a video",
        "save one of its pictures as JPEG or PNG",
    ),
    # https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    (re.compile(rb"version https://git-lfs"), "it only stands for a file of Git LFS", "run `git lfs pull`"),
    (re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE), "it is a web page", "download the picture again"),
)
"""How a file begins, what it is, and what to do."""


def strange_kind(data: bytes) -> tuple[str, str] | None:
    """What a file that is no picture is, and a hint; ``None`` if that can't be told."""
    return next(((kind, hint) for pattern, kind, hint in _KINDS if pattern.match(data)), None)
