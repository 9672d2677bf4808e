"""What the file says of itself: one XMP packet, Info, language, how it wants to be opened."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lxml import etree
from pikepdf import Dictionary, Name, Pdf, String

import postbook
from postbook.pdf.xmp import DC, PDF, XMP, add_list, add_structure, add_text, describe, new_rdf, packet

XMP_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
PDFA_ID = "http://www.aiim.org/pdfa/ns/id/"
PDFUA_ID = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"

PRODUCER = f"postbook {postbook.__version__} with WeasyPrint and pikepdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is said of the book."""

    title: str
    authors: tuple[str, ...]
    language: str
    direction: str
    description: str = ""
    subjects: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    identifier: str = ""
    date: datetime.date | None = None
    claims: bool = True
    """Whether the file says that it is PDF/A-3a and PDF/UA-1."""


def write_metadata(book: Pdf, metadata: Metadata) -> None:
    """Write it all. XMP and Info say the same (ISO 19005-3, 6.6.2.3)."""
    root = book.Root
    root.Metadata = book.make_stream(_packet(metadata), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(metadata.language)
    root.PageMode = Name.UseOutlines
    root.PageLayout = Name.TwoPageRight
    preferences = Dictionary(DisplayDocTitle=True)
    if metadata.direction == "rtl":
        preferences.Direction = Name.R2L
    root.ViewerPreferences = preferences
    _write_info(book, metadata)


def _write_info(book: Pdf, metadata: Metadata) -> None:
    said = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.description,
        "Keywords": ", ".join(metadata.subjects),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    if metadata.date:
        said["CreationDate"] = said["ModDate"] = f"D:{metadata.date:%Y%m%d}000000Z"
    for key, value in said.items():
        if value:
            book.docinfo[Name(f"/{key}")] = String(value)


def _packet(metadata: Metadata) -> bytes:
    rdf = new_rdf()
    about = describe(rdf, {"dc": DC, "xmp": XMP, "xmpRights": XMP_RIGHTS, "pdf": PDF})
    etree.SubElement(about, f"{{{DC}}}format").text = "application/pdf"
    add_list(about, "title", "Alt", (metadata.title,))
    add_list(about, "creator", "Seq", metadata.authors)
    add_list(about, "description", "Alt", (metadata.description,))
    add_list(about, "subject", "Bag", metadata.subjects)
    add_list(about, "publisher", "Bag", (metadata.publisher,))
    add_list(about, "rights", "Alt", (metadata.rights,))
    add_list(about, "language", "Bag", (metadata.language,))
    add_text(about, f"{{{DC}}}identifier", metadata.identifier)
    add_text(about, f"{{{PDF}}}Producer", PRODUCER)
    add_text(about, f"{{{PDF}}}Keywords", ", ".join(metadata.subjects))
    add_text(about, f"{{{XMP}}}CreatorTool", PRODUCER)
    if metadata.date:
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            add_text(about, f"{{{XMP}}}{name}", f"{metadata.date.isoformat()}T00:00:00Z")
    if metadata.claims:
        _claim(rdf)
    return packet(rdf)


def _claim(rdf: etree._Element) -> None:
    """PDF/A-3a and PDF/UA-1 (ISO 19005-3, 6.6.4; ISO 14289-1, clause 5).

    PDF/A knows no `pdfuaid`: the packet describes it (ISO 19005-3, 6.6.2.3.3).
    """
    claims = describe(rdf, {"pdfaid": PDFA_ID, "pdfuaid": PDFUA_ID})
    add_text(claims, f"{{{PDFA_ID}}}part", "3")
    add_text(claims, f"{{{PDFA_ID}}}conformance", "A")
    add_text(claims, f"{{{PDFUA_ID}}}part", "1")
    described = describe(rdf, {"pdfaExtension": EXTENSION, "pdfaSchema": SCHEMA, "pdfaProperty": PROPERTY})
    schema = add_structure(described, f"{{{EXTENSION}}}schemas", "Bag")
    add_text(schema, f"{{{SCHEMA}}}schema", "PDF/UA identification schema")
    add_text(schema, f"{{{SCHEMA}}}namespaceURI", PDFUA_ID)
    add_text(schema, f"{{{SCHEMA}}}prefix", "pdfuaid")
    part = add_structure(schema, f"{{{SCHEMA}}}property", "Seq")
    add_text(part, f"{{{PROPERTY}}}name", "part")
    add_text(part, f"{{{PROPERTY}}}valueType", "Integer")
    add_text(part, f"{{{PROPERTY}}}category", "internal")
    add_text(part, f"{{{PROPERTY}}}description", "Part of ISO 14289 that the file follows")
