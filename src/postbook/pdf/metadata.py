"""What the file says of itself: one XMP packet, Info, language, how it wants to be opened."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lxml import etree
from pikepdf import Dictionary, Name, Pdf, String

import postbook

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
XMP_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
PDF = "http://ns.adobe.com/pdf/1.3/"
PDFA_ID = "http://www.aiim.org/pdfa/ns/id/"
PDFUA_ID = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_HEADER = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TRAILER = b'\n<?xpacket end="w"?>'

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
    meta = etree.Element("{adobe:ns:meta/}xmpmeta", nsmap={"x": "adobe:ns:meta/"})
    rdf = etree.SubElement(meta, f"{{{RDF}}}RDF", nsmap={"rdf": RDF})
    prefixes = {"dc": DC, "xmp": XMP, "xmpRights": XMP_RIGHTS, "pdf": PDF}
    about = etree.SubElement(rdf, f"{{{RDF}}}Description", nsmap=prefixes)
    about.set(f"{{{RDF}}}about", "")
    etree.SubElement(about, f"{{{DC}}}format").text = "application/pdf"
    _many(about, "title", "Alt", (metadata.title,))
    _many(about, "creator", "Seq", metadata.authors)
    _many(about, "description", "Alt", (metadata.description,))
    _many(about, "subject", "Bag", metadata.subjects)
    _many(about, "publisher", "Bag", (metadata.publisher,))
    _many(about, "rights", "Alt", (metadata.rights,))
    _many(about, "language", "Bag", (metadata.language,))
    _one(about, f"{{{DC}}}identifier", metadata.identifier)
    _one(about, f"{{{PDF}}}Producer", PRODUCER)
    _one(about, f"{{{PDF}}}Keywords", ", ".join(metadata.subjects))
    _one(about, f"{{{XMP}}}CreatorTool", PRODUCER)
    if metadata.date:
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            _one(about, f"{{{XMP}}}{name}", f"{metadata.date.isoformat()}T00:00:00Z")
    if metadata.claims:
        _claim(rdf)
    return _HEADER + etree.tostring(meta, encoding="utf-8") + _TRAILER


def _claim(rdf: etree._Element) -> None:
    """PDF/A-3a and PDF/UA-1 (ISO 19005-3, 6.6.4; ISO 14289-1, clause 5).

    PDF/A knows no `pdfuaid`: the packet describes it (ISO 19005-3, 6.6.2.3.3).
    """
    claims = etree.SubElement(rdf, f"{{{RDF}}}Description", nsmap={"pdfaid": PDFA_ID, "pdfuaid": PDFUA_ID})
    claims.set(f"{{{RDF}}}about", "")
    _one(claims, f"{{{PDFA_ID}}}part", "3")
    _one(claims, f"{{{PDFA_ID}}}conformance", "A")
    _one(claims, f"{{{PDFUA_ID}}}part", "1")
    prefixes = {"pdfaExtension": EXTENSION, "pdfaSchema": SCHEMA, "pdfaProperty": PROPERTY}
    described = etree.SubElement(rdf, f"{{{RDF}}}Description", nsmap=prefixes)
    described.set(f"{{{RDF}}}about", "")
    schema = _structure(described, f"{{{EXTENSION}}}schemas", "Bag")
    _one(schema, f"{{{SCHEMA}}}schema", "PDF/UA identification schema")
    _one(schema, f"{{{SCHEMA}}}namespaceURI", PDFUA_ID)
    _one(schema, f"{{{SCHEMA}}}prefix", "pdfuaid")
    part = _structure(schema, f"{{{SCHEMA}}}property", "Seq")
    _one(part, f"{{{PROPERTY}}}name", "part")
    _one(part, f"{{{PROPERTY}}}valueType", "Integer")
    _one(part, f"{{{PROPERTY}}}category", "internal")
    _one(part, f"{{{PROPERTY}}}description", "Part of ISO 14289 that the file follows")


def _structure(parent: etree._Element, name: str, container: str) -> etree._Element:
    """The one item of a list of structures."""
    holder = etree.SubElement(etree.SubElement(parent, name), f"{{{RDF}}}{container}")
    return etree.SubElement(holder, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})


def _one(about: etree._Element, name: str, value: str) -> None:
    if value:
        etree.SubElement(about, name).text = value


def _many(about: etree._Element, name: str, container: str, values: tuple[str, ...]) -> None:
    """A property that is a list, or a choice by language (XMP Specification Part 1, 7.7 and 7.8)."""
    if not any(values):
        return
    holder = etree.SubElement(etree.SubElement(about, f"{{{DC}}}{name}"), f"{{{RDF}}}{container}")
    for value in values:
        item = etree.SubElement(holder, f"{{{RDF}}}li")
        item.text = value
        if container == "Alt":
            item.set(XML_LANG, "x-default")
