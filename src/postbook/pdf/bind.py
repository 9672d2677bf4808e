"""Bind: join galleys into one file, as a linker joins objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Page, Pdf, String

from postbook.pdf.attach import SourceFile, attach
from postbook.pdf.collate import Collator
from postbook.pdf.copy_galley import CopiedGalley
from postbook.pdf.fonts import FontJoiner
from postbook.pdf.furniture.lay_furniture import lay_furniture
from postbook.pdf.image_stream import ImageStream
from postbook.pdf.links import BOOK_LINK
from postbook.pdf.metadata import Metadata, write_metadata
from postbook.pdf.outline import write_outline
from postbook.pdf.output_intent import write_output_intent
from postbook.pdf.paginate import Placement
from postbook.pdf.place_pictures import PicturePlacer
from postbook.pdf.save_book import save_book
from postbook.pdf.setting import Furniture
from postbook.pdf.subsets import Subsets
from postbook.pdf.tags.join_tags import TagJoiner
from postbook.pdf.turn import turn_pages
from postbook.themes.faces import FontFace


def bind(
    placements: Sequence[Placement],
    furniture: Mapping[str, Furniture],
    pictures: Mapping[str, ImageStream],
    faces: Sequence[FontFace],
    subsets: Subsets,
    metadata: Metadata,
    collator: Collator,
    sources: Sequence[SourceFile] = (),
) -> bytes:
    """One PDF of all galleys, in order: pages, furniture, destinations, links, outline, labels, tags, metadata."""
    with collator.book as book:
        copies = collator.copies({each.section.name: each.galley for each in placements})
        tags, fonts = TagJoiner(book), FontJoiner(book, faces, subsets)
        placer = PicturePlacer(book, pictures)
        destinations: dict[str, Array] = {}
        for placement in placements:
            copied = copies[placement.section.name]
            _add_galley(book, copied, placement, tags, fonts, placer)
            destinations.update(copied.destinations)
            lay_furniture(book, placement, furniture[placement.section.name], fonts, placer)
        tags.finish()
        fonts.finish()
        _write_destinations(book, destinations)
        _link(book, destinations, _titles(placements))
        write_outline(book, [placement.section for placement in placements], destinations)
        _label_pages(book, placements)
        attach(book, sources, metadata.date)
        write_output_intent(book)
        write_metadata(book, replace(metadata, claims=metadata.claims and not fonts.has_notdef))
        _bound[:] = [book]
        return save_book(book, min_version="1.7")


_bound: list[Pdf] = []
"""The last book. To take its objects apart takes as long as to write them: that waits for the next, if there is one."""


def _add_galley(
    book: Pdf, copied: CopiedGalley, placement: Placement, tags: TagJoiner, fonts: FontJoiner, pictures: PicturePlacer
) -> None:
    """Append a galley's pages, tags, fonts and pictures."""
    pages = [Page(page) for page in copied.pages]
    for page in pages:
        book.pages.append(page)
    # A galley's pages share their resources.
    fonts.join(pages[0].obj.Resources, placement.galley.fonts)
    pictures.place(pages[0].obj.Resources)
    tags.join(copied.tags, pages)
    if not placement.opening.is_recto:
        turn_pages(pages, placement.galley.pages, copied.destinations, copied.tags.movable)


def _write_destinations(book: Pdf, destinations: Mapping[str, Array]) -> None:
    tree = NameTree.new(book)
    for name in sorted(destinations):
        tree[name] = destinations[name]
    book.Root.Names = Dictionary(Dests=tree.obj)


def _link(book: Pdf, destinations: Mapping[str, Array], titles: Mapping[str, str]) -> None:
    """Make destinations of the links between galleys; a link to what is not in this file goes."""
    for page in book.pages:
        kept = [note for note in page.obj.get("/Annots", []) if _resolve(note, destinations, titles)]
        if "/Annots" in page.obj:
            page.obj.Annots = Array(kept)


def _resolve(note: pikepdf.Object, destinations: Mapping[str, Array], titles: Mapping[str, str]) -> bool:
    if "/Dest" in note:
        _name_link(note, str(note.Dest), titles)
    uri = str(note.A.get("/URI", "")) if "/A" in note else ""
    if not uri.startswith(BOOK_LINK):
        return True
    anchor = uri.removeprefix(BOOK_LINK)
    if anchor not in destinations:
        return False
    del note["/A"]
    note.Dest = String(anchor)
    _name_link(note, anchor, titles)
    return True


def _name_link(note: pikepdf.Object, anchor: str, titles: Mapping[str, str]) -> None:
    """An anchor is no help to those who hear the link (ISO 14289-1, 7.18.5); the title of its section is.

    A link around a picture is named by the picture.
    """
    if str(note.get("/Contents", "")).removeprefix(BOOK_LINK) in ("", anchor):
        note.Contents = String(titles.get(anchor, ""))


def _titles(placements: Sequence[Placement]) -> Mapping[str, str]:
    """Anchor → the title of the section that it is in."""
    return {anchor: each.section.title for each in placements for anchor in each.galley.anchors}


def _label_pages(book: Pdf, placements: Sequence[Placement]) -> None:
    """Page labels: i, ii, … then 1, 2 … (ISO 32000-1, 12.4.2)."""
    labels: list[object] = []
    for placement in placements:
        style = Name.r if placement.is_roman else Name.D
        if not labels or style != labels[-1].S:  # type: ignore[attr-defined]
            labels += [placement.first_page, Dictionary(S=style, St=placement.opening.folio_number)]
    book.Root.PageLabels = Dictionary(Nums=Array(labels))
