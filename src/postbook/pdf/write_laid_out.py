"""Write laid-out pages as a file that only the binder opens."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import pydyf

from postbook.pdf.bare_fonts import bare_fonts, strip_fonts
from postbook.pdf.setting import Cut
from postbook.pdf.write_objects import write_objects

_LEVEL = 6
"""How hard drawings are packed: the book has them so. The engine's own level, 9, takes twice the time for one part in a
hundred."""


def write_laid_out(document: Any, cuts: frozenset[Cut], finish: Callable[[Any], None], *, tagged: bool) -> bytes:
    """The pages of a ``weasyprint.Document``; ``finish`` is given its ``pydyf.PDF``. Fonts of ``cuts`` are bare."""
    with bare_fonts(cuts) as bare:

        def finish_and_pack(_: Any, pdf: Any) -> None:
            finish(pdf)
            strip_fonts(pdf, bare)
            for item in pdf.objects:
                if isinstance(item, pydyf.Stream) and item.stream and "Filter" not in item.extra:
                    _pack(item)
            pdf.write = lambda output, *_: output.write(write_objects(pdf))

        content: bytes = document.write_pdf(pdf_tags=tagged, uncompressed_pdf=True, finisher=finish_and_pack)
    return content


def _pack(stream: Any) -> None:
    parts = [part.encode("ascii") if isinstance(part, str) else part for part in stream.stream]
    if all(isinstance(part, bytes) for part in parts):
        stream.stream = [zlib.compress(b"\n".join(parts), _LEVEL)]
        stream.extra["Filter"] = "/FlateDecode"
    else:
        # Numbers, which the engine writes in its own way.
        stream.compress = True
