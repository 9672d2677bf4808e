"""Damages to a bound file, one a function: what a comparison must see."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name, Pdf, String
from tests.equal.pdf_fonts import read_font

Damage = Callable[[Pdf], None]


def _content(pdf: Pdf, pattern: bytes, replacement: bytes, *, furniture: bool = False) -> None:
    """Change the first drawing in which a pattern is found."""
    for stream in _furniture(pdf) if furniture else _drawings(pdf):
        changed, count = re.subn(pattern, replacement, stream.read_bytes(), count=1, flags=re.DOTALL)
        if count:
            stream.write(changed)
            return
    raise LookupError(pattern)


def _drawings(pdf: Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        contents: Any = page.obj.Contents
        yield from contents if isinstance(contents, Array) else [contents]


def _furniture(pdf: Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        forms: Any = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        yield from (forms[name] for name in forms if name.startswith("/Furniture"))


def _elements(pdf: Pdf, tag: str) -> Iterator[Any]:
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, Dictionary) and "/S" in element:
            if element.S == f"/{tag}":
                yield element
            kids = element.get("/K", Array())
            waiting += list(kids) if isinstance(kids, Array) else [kids]


def _element(pdf: Pdf, tag: str, key: str = "/S") -> Any:
    return next(each for each in _elements(pdf, tag) if key in each)


def _links(pdf: Pdf) -> Iterator[tuple[Any, Any]]:
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            yield page.obj, note


def _inner_link(pdf: Pdf) -> Any:
    return next(note for _, note in _links(pdf) if "/Dest" in note)


def _outer_link(pdf: Pdf) -> Any:
    return next(note for _, note in _links(pdf) if "/A" in note)


def _places(pdf: Pdf) -> pikepdf.NameTree:
    return pikepdf.NameTree(pdf.Root.Names.Dests)


def _moved_down(place: Any) -> None:
    place[3] = float(place[3]) - 1


def _drop_a_page(pdf: Pdf) -> None:
    del pdf.pages[-1]


def _add_a_page(pdf: Pdf) -> None:
    pdf.add_blank_page()


def _narrow_a_page(pdf: Pdf) -> None:
    box = pdf.pages[3].mediabox
    pdf.pages[3].mediabox = Array([box[0], box[1], float(box[2]) - 2, box[3]])


def _swap_two_pages(pdf: Pdf) -> None:
    first, second = pdf.pages[-3].obj, pdf.pages[-4].obj
    for key in ("/Contents", "/Resources"):
        first[key], second[key] = second[key], first[key]


def _move_a_text(pdf: Pdf) -> None:
    _content(pdf, rb"(1 0 0 -1 [\d.]+ )(\d+)([\d.]* Tm)", rb"\g<1>3\g<3>")


def _drop_a_text(pdf: Pdf) -> None:
    _content(pdf, rb"\[<[^\]]+\] TJ", b"")


def _swap_glyphs(pdf: Pdf) -> None:
    _content(pdf, rb"<([0-9a-f]{4})>([-\d.]+)<(?!\1)([0-9a-f]{4})>", rb"<\3>\2<\1>")


def _space_glyphs(pdf: Pdf) -> None:
    _content(pdf, rb"(<[0-9a-f]{4}>)[-\d.]+(<[0-9a-f]{4}>)", rb"\1-200\2")


def _enlarge_a_text(pdf: Pdf) -> None:
    _content(pdf, rb"(/[A-Z]{6} )[\d.]+ Tf", rb"\g<1>30 Tf")


def _colour_a_text(pdf: Pdf) -> None:
    _content(pdf, rb"(BDC\s+(?:/\S+ gs\s+)?)([\d. ]+ rg)", rb"\g<1>1 0 0 rg")


def _miscopy_a_text(pdf: Pdf) -> None:
    """What is copied of some glyphs is another letter."""
    for stream in {font.ToUnicode.objgen: font.ToUnicode for font in _fonts(pdf)}.values():
        stream.write(re.sub(rb"<0065>", b"<0078>", stream.read_bytes()))


def _widen_a_font(pdf: Pdf) -> None:
    """All glyphs go on further."""
    for font in _fonts(pdf):
        widths = font.DescendantFonts[0].W
        for each in widths:
            if isinstance(each, Array):
                for place in range(len(each)):
                    each[place] = float(each[place]) + 20


def _fonts(pdf: Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values()


def _empty_a_glyph(pdf: Pdf) -> None:
    """A letter of every font has lost its shape."""
    for font in {each.objgen: each for each in _fonts(pdf)}.values():
        held = font.DescendantFonts[0].FontDescriptor.FontFile2
        characters = read_font(font).characters
        glyph = next((number for number, text in characters.items() if text == "t"), None)
        if glyph is not None:
            with TTFont(io.BytesIO(held.read_bytes())) as shapes:
                shapes["glyf"][shapes.getGlyphName(glyph)] = Glyph()
                out = io.BytesIO()
                shapes.save(out)
            held.write(out.getvalue())


def _label_otherwise(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].St = 2


def _drop_a_line(pdf: Pdf) -> None:
    _content(pdf, rb"f\*", b"n")


def _drop_a_picture(pdf: Pdf) -> None:
    _content(pdf, rb"/i-[^\s]+ Do", b"")


def _change_a_picture(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image and int(item.Width) > 1:
            size = int(item.Width) * int(item.Height) * 3
            item.write(b"\x00" * size)
            item.ColorSpace = Name.DeviceRGB
            item.BitsPerComponent = 8


def _change_a_folio(pdf: Pdf) -> None:
    _content(pdf, rb"\[<([0-9a-f]{4})>", rb"[<0003>", furniture=True)


def _move_furniture(pdf: Pdf) -> None:
    _content(pdf, rb"(1 0 0 -1 )(\d+)([\d.]* [\d.]+ Tm)", rb"\g<1>9\g<3>", furniture=True)


def _drop_furniture(pdf: Pdf) -> None:
    _content(pdf, rb"q /Furniture\d+ Do Q", b"")


def _retarget_a_link(pdf: Pdf) -> None:
    note = _inner_link(pdf)
    note.Dest = String(next(name for name in _places(pdf) if name != str(note.Dest)))


def _readdress_a_link(pdf: Pdf) -> None:
    _outer_link(pdf).A.URI = String("https://elsewhere.example/")


def _drop_a_link(pdf: Pdf) -> None:
    page, note = next(_links(pdf))
    page.Annots = Array([each for each in page.Annots if each.objgen != note.objgen])


def _move_a_link(pdf: Pdf) -> None:
    note = _inner_link(pdf)
    note.Rect = Array([float(edge) + 1 for edge in note.Rect])


def _move_a_place(pdf: Pdf) -> None:
    places = _places(pdf)
    name = max(places)
    place = places[name]
    _moved_down(place)
    places[name] = place


def _rename_a_place(pdf: Pdf) -> None:
    places = _places(pdf)
    name = max(places)
    places[f"{name}-gone"] = places[name]
    del places[name]


def _drop_an_entry(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[-1]


def _lower_an_entry(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        entry = outline.root.pop()
        outline.root[-1].children.append(entry)


def _relabel_an_entry(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[-1].title = "Another Title"


def _move_an_entry(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        destination = Array(list(outline.root[-1].destination))
        _moved_down(destination)
        outline.root[-1].destination = destination


def _retag(tag: str, other: str) -> Damage:
    def damage(pdf: Pdf) -> None:
        _element(pdf, tag).S = Name(f"/{other}")

    return damage


def _unsay(tag: str, key: str) -> Damage:
    def damage(pdf: Pdf) -> None:
        del _element(pdf, tag, key)[key]

    return damage


def _reorder_elements(pdf: Pdf) -> None:
    kids = next(each for each in _elements(pdf, "Sect") if len(each.K) > 3).K
    kids[0], kids[2] = kids[2], kids[0]


def _raise_an_item(pdf: Pdf) -> None:
    """A list of an item becomes one beside it."""
    inner = next(each for each in _elements(pdf, "L") if each.P.S == "/LBody")
    body, outer = inner.P, inner.P.P.P
    body.K = Array([each for each in body.K if not isinstance(each, Dictionary) or each.objgen != inner.objgen])
    outer.K.append(inner)
    inner.P = outer


def _silence_a_text(pdf: Pdf) -> None:
    """A paragraph is drawn and not read out."""
    element = next(each for each in _elements(pdf, "P") if all(isinstance(kid, int) for kid in each.K))
    around = element.P
    around.K = Array([each for each in around.K if not isinstance(each, Dictionary) or each.objgen != element.objgen])


def _misname_heads(pdf: Pdf) -> None:
    cells = [each for each in _elements(pdf, "TD") if "/A" in each and "/Headers" in each.A]
    cells[0].A.Headers, cells[1].A.Headers = cells[1].A.Headers, cells[0].A.Headers


def _unscope_a_head(pdf: Pdf) -> None:
    del _element(pdf, "TH").A["/Scope"]


def _misplace_a_figure(pdf: Pdf) -> None:
    box = _element(pdf, "Figure", "/A").A.BBox
    box[0] = float(box[0]) + 5


DAMAGES: Mapping[str, tuple[str, Damage]] = {
    "a page is lost": ("pages", _drop_a_page),
    "a page too many": ("pages", _add_a_page),
    "a page of another width": ("pages", _narrow_a_page),
    "two pages change places": ("drawn", _swap_two_pages),
    "a text stands elsewhere": ("drawn", _move_a_text),
    "a text is lost": ("drawn", _drop_a_text),
    "two glyphs change places": ("drawn", _swap_glyphs),
    "two glyphs drift apart": ("drawn", _space_glyphs),
    "a text of another size": ("drawn", _enlarge_a_text),
    "a text of another colour": ("drawn", _colour_a_text),
    "another text is copied": ("drawn", _miscopy_a_text),
    "a font of other widths": ("drawn", _widen_a_font),
    "a letter without a shape": ("ink", _empty_a_glyph),
    "pages with other labels": ("folios", _label_otherwise),
    "a line or a ground is lost": ("drawn", _drop_a_line),
    "a picture is lost": ("drawn", _drop_a_picture),
    "another picture": ("drawn", _change_a_picture),
    "another folio": ("drawn", _change_a_folio),
    "furniture stands elsewhere": ("drawn", _move_furniture),
    "furniture is lost": ("drawn", _drop_furniture),
    "a link leads elsewhere": ("links", _retarget_a_link),
    "a link has another address": ("links", _readdress_a_link),
    "a link is lost": ("links", _drop_a_link),
    "a link stands elsewhere": ("links", _move_a_link),
    "a place is lower": ("places", _move_a_place),
    "a place is lost": ("places", _rename_a_place),
    "an entry of the outline is lost": ("outline", _drop_an_entry),
    "an entry of another level": ("outline", _lower_an_entry),
    "an entry says something else": ("outline", _relabel_an_entry),
    "an entry leads lower": ("outline", _move_an_entry),
    "a heading of another level": ("tags", _retag("H2", "H3")),
    "a heading of another level, to the engine": ("roles", _retag("H2", "H3")),
    "a cell for a header cell": ("roles", _retag("TH", "TD")),
    "a quotation for a paragraph": ("roles", _retag("BlockQuote", "Div")),
    "a note that is none": ("tags", _retag("Note", "Span")),
    "code that is none": ("tags", _retag("Code", "Span")),
    "a picture without its words": ("tags", _unsay("Figure", "/Alt")),
    "words without their language": ("tags", _unsay("Span", "/Lang")),
    "elements in another order": ("tags", _reorder_elements),
    "elements read out in another order": ("roles", _reorder_elements),
    "a list beside its item": ("tags", _raise_an_item),
    "a text that is not read out": ("roles", _silence_a_text),
    "other header cells speak for a cell": ("tags", _misname_heads),
    "a header cell that says not for what": ("tags", _unscope_a_head),
    "a picture's box elsewhere": ("tags", _misplace_a_figure),
}
"""What is damaged → the subject under which it must be seen, and the damage."""
