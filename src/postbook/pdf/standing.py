"""Standing type: galleys and furniture kept from one build for the next, as bytes under a key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from postbook.cache import key_of
from postbook.pdf.image_stream import ImageStream
from postbook.pdf.overflow import Overflow
from postbook.pdf.setting import Copy, Folio, Furniture, Galley, GalleyPage, UsedFont

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def copy_key(copy: Copy, fingerprint: str) -> str:
    """Everything a document's layout depends on; pictures are named by their content. Its tags bear its name."""
    rasters = (f"{href} {width}x{height}" for href, (width, height) in sorted(copy.rasters.items()))
    inks = copy.separation.key if copy.separation else ""
    numbers = " ".join(map(str, copy.stand_ins))
    own = (copy.name, copy.html, copy.sheet, numbers, repr(sorted(copy.cuts)), *copy.styles)
    return key_of(fingerprint, inks, *own, *sorted(copy.pictures), *rasters)


def pack_galley(galley: Galley) -> bytes:
    """A galley as bytes."""
    facts = {
        "pages": [_facts_of(page) for page in galley.pages],
        "anchors": galley.anchors,
        "fonts": [_facts_of(font) for font in galley.fonts],
        "pictures": galley.pictures,
        "overflows": [_facts_of(overflow) for overflow in galley.overflows],
        "page_starts": galley.page_starts,
        "heard": galley.heard,
    }
    return _pack(facts, galley.pdf)


def unpack_galley(content: bytes) -> Galley:
    """The galley that was packed."""
    facts, pdf = _unpack(content)
    return Galley(
        pdf=pdf,
        pages=tuple(GalleyPage(**page) for page in facts["pages"]),
        anchors={anchor: (index, at_top) for anchor, (index, at_top) in facts["anchors"].items()},
        fonts=_fonts(facts["fonts"]),
        pictures={href: (width, height) for href, (width, height) in facts["pictures"].items()},
        overflows=tuple(Overflow(**overflow) for overflow in facts["overflows"]),
        page_starts=tuple(facts["page_starts"]),
        heard=tuple(facts["heard"]),
    )


def pack_furniture(furniture: Furniture) -> bytes:
    """Furniture as bytes."""
    facts = {
        "marked": furniture.marked,
        "fonts": [_facts_of(font) for font in furniture.fonts],
        "folios": [[_facts_of(folio) for folio in page] for page in furniture.folios],
        "digits": [_facts_of(font) for font in furniture.digits],
        "is_movable": furniture.is_movable,
    }
    return _pack(facts, furniture.pdf)


def unpack_furniture(content: bytes) -> Furniture:
    """The furniture that was packed."""
    facts, pdf = _unpack(content)
    return Furniture(
        pdf=pdf,
        marked=tuple(facts["marked"]),
        fonts=_fonts(facts["fonts"]),
        folios=tuple(tuple(map(_folio, page)) for page in facts["folios"]),
        digits=_fonts(facts["digits"]),
        is_movable=facts["is_movable"],
    )


def _folio(facts: Mapping[str, Any]) -> Folio:
    return Folio(
        places=tuple(facts["places"]),
        font=facts["font"],
        glyphs=tuple(facts["glyphs"]),
        across=(facts["across"][0], facts["across"][1]),
        begins=facts["begins"],
        indents=tuple(facts["indents"]),
    )


def pack_picture(stream: ImageStream) -> bytes:
    """A prepared picture as bytes."""
    mask = _picture_facts(stream.mask) if stream.mask else None
    return _pack({**_picture_facts(stream), "mask": mask}, stream.data + (stream.mask.data if stream.mask else b""))


def unpack_picture(content: bytes) -> ImageStream:
    """The prepared picture that was packed."""
    facts, data = _unpack(content)
    end = facts["length"]
    mask = _picture(facts["mask"], data[end:]) if facts["mask"] else None
    return replace(_picture(facts, data[:end]), mask=mask)


def _picture_facts(stream: ImageStream) -> dict[str, Any]:
    names = ("width", "height", "filter", "components", "bits", "has_predictor", "is_inverted")
    shown = {name: getattr(stream, name) for name in names}
    return {**shown, "palette": stream.palette.hex(), "length": len(stream.data)}


def _picture(facts: Mapping[str, Any], data: bytes) -> ImageStream:
    return ImageStream(
        data=data,
        width=facts["width"],
        height=facts["height"],
        filter=facts["filter"],
        components=facts["components"],
        bits=facts["bits"],
        palette=bytes.fromhex(facts["palette"]),
        has_predictor=facts["has_predictor"],
        is_inverted=facts["is_inverted"],
    )


def _fonts(facts: Sequence[Mapping[str, Any]]) -> tuple[UsedFont, ...]:
    return tuple(
        UsedFont(
            key=font["key"],
            family=font["family"],
            weight=font["weight"],
            is_italic=font["is_italic"],
            # JSON knows strings only as keys.
            widths={int(glyph): width for glyph, width in font["widths"].items()},
            to_unicode={int(glyph): text for glyph, text in font["to_unicode"].items()},
        )
        for font in facts
    )


def _facts_of(each: DataclassInstance) -> dict[str, Any]:
    """What a dataclass holds that holds no other: the library looks for others in everything."""
    return {field.name: getattr(each, field.name) for field in fields(each)}


def _pack(facts: Mapping[str, Any], pdf: bytes) -> bytes:
    head = json.dumps(facts, separators=(",", ":")).encode()
    return len(head).to_bytes(8, "big") + head + pdf


def _unpack(content: bytes) -> tuple[Mapping[str, Any], bytes]:
    end = 8 + int.from_bytes(content[:8], "big")
    return json.loads(content[8:end]), content[end:]
