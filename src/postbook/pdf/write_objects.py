"""Write objects as a file that is quickly read: all but streams in one object stream, which is not packed."""

from __future__ import annotations

from itertools import accumulate, starmap
from struct import Struct
from typing import Any

_ENTRY = Struct(">BII")
"""An entry: its kind, and two numbers."""

_SIZES = "1 4 4"
"""How many bytes they take."""

_FREE, _IN_FILE, _IN_STREAM = 0, 1, 2
"""ISO 32000-1, Table 18."""


def write_objects(pdf: Any) -> bytes:
    """The file of a ``pydyf.PDF``, which has an object stream (ISO 32000-1, 7.5.7) and is read by its cross-reference
    stream (7.5.8). Its information is left out."""
    out = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
    entries = [(_FREE, 0, 0xFFFF)] * len(pdf.objects)
    gathered = [item for item in pdf.objects if item.free != "f" and item.compressible]
    for item in pdf.objects:
        if item.free != "f" and not item.compressible:
            entries[item.number] = (_IN_FILE, len(out), 0)
            out += item.indirect + b"\n"
    number = len(entries)
    for index, item in enumerate(gathered):
        entries[item.number] = (_IN_STREAM, number, index)
    entries += [(_IN_FILE, len(out), 0)]
    out += _stream(number, *_object_stream(gathered))
    start = len(out)
    entries += [(_IN_FILE, start, 0)]
    table = b"".join(starmap(_ENTRY.pack, entries))
    facts = f"/Type/XRef/Size {len(entries)}/W[{_SIZES}]/Root {pdf.catalog.reference.decode()}"
    out += _stream(number + 1, facts, table)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _object_stream(items: list[Any]) -> tuple[str, bytes]:
    bodies = [item.data for item in items]
    places = accumulate((len(body) + 1 for body in bodies), initial=0)
    head = " ".join(f"{item.number} {place}" for item, place in zip(items, places, strict=False)).encode() + b"\n"
    return f"/Type/ObjStm/N {len(items)}/First {len(head)}", head + b"\n".join(bodies)


def _stream(number: int, facts: str, content: bytes) -> bytes:
    return b"%d 0 obj\n<<%s/Length %d>>stream\n%s\nendstream\nendobj\n" % (
        number,
        facts.encode(),
        len(content),
        content,
    )
