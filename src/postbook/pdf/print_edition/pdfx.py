"""The claim to PDF/X-4 (ISO 15930-7): output intent, XMP and Info."""

from __future__ import annotations

import uuid

from lxml import etree
from pikepdf import Array, Dictionary, Name, Pdf, String

from postbook.icc import read_icc_head
from postbook.pdf.metadata import DC, PDF, PRODUCER, RDF, XML_LANG, XMP, Metadata
from postbook.pdf.print_edition.metadata import NO_DATE

PDFX_ID = "http://www.npes.org/pdfx/ns/id/"
XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"

_HEADER = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TRAILER = b'\n<?xpacket end="w"?>'


def claim_pdfx(book: Pdf, metadata: Metadata, profile: bytes, condition: str) -> None:
    """Write it. ``condition`` is what ICC's registry calls the ``profile``'s printing condition, if it knows it."""
    book.Root.OutputIntents = Array([book.make_indirect(_intent(book, profile, condition))])
    book.Root.Metadata = book.make_stream(_packet(metadata), Type=Name.Metadata, Subtype=Name.XML)
    # ISO 15930-7, 6.16: whether trapping has been done is said, and unknown is no answer.
    book.docinfo[Name.Trapped] = Name("/False")


def _intent(book: Pdf, profile: bytes, condition: str) -> Dictionary:
    """The output intent (ISO 15930-7, 6.2.2)."""
    head = read_icc_head(profile)
    described = head.description if head else ""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition or "Custom"),
        Info=String(described or condition or "Custom"),
        DestOutputProfile=book.make_stream(profile, N=4, Alternate=Name.DeviceCMYK),
    )
    if condition:
        intent.RegistryName = String("http://www.color.org")
    return intent


def _packet(metadata: Metadata) -> bytes:
    """What XMP has to say (ISO 15930-7, 6.14)."""
    meta = etree.Element("{adobe:ns:meta/}xmpmeta", nsmap={"x": "adobe:ns:meta/"})
    rdf = etree.SubElement(meta, f"{{{RDF}}}RDF", nsmap={"rdf": RDF})
    prefixes = {"dc": DC, "xmp": XMP, "xmpMM": XMP_MM, "pdf": PDF, "pdfxid": PDFX_ID}
    about = etree.SubElement(rdf, f"{{{RDF}}}Description", nsmap=prefixes)
    about.set(f"{{{RDF}}}about", "")
    _list(about, "title", "Alt", (metadata.title,))
    _list(about, "creator", "Seq", metadata.authors)
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{metadata.identifier} print")
    time = f"{metadata.date or NO_DATE}T00:00:00Z"
    said = {
        f"{{{DC}}}format": "application/pdf",
        f"{{{XMP}}}CreateDate": time,
        f"{{{XMP}}}ModifyDate": time,
        f"{{{XMP}}}MetadataDate": time,
        f"{{{XMP}}}CreatorTool": PRODUCER,
        f"{{{XMP_MM}}}DocumentID": f"uuid:{identity}",
        f"{{{XMP_MM}}}InstanceID": f"uuid:{identity}",
        f"{{{XMP_MM}}}RenditionClass": "default",
        f"{{{XMP_MM}}}VersionID": "1",
        f"{{{PDF}}}Producer": PRODUCER,
        f"{{{PDF}}}Trapped": "False",
        f"{{{PDFX_ID}}}GTS_PDFXVersion": "PDF/X-4",
    }
    for name, value in said.items():
        etree.SubElement(about, name).text = value
    return _HEADER + etree.tostring(meta, encoding="utf-8") + _TRAILER


def _list(about: etree._Element, name: str, container: str, values: tuple[str, ...]) -> None:
    if not values:
        return
    holder = etree.SubElement(etree.SubElement(about, f"{{{DC}}}{name}"), f"{{{RDF}}}{container}")
    for value in values:
        item = etree.SubElement(holder, f"{{{RDF}}}li")
        item.text = value
        if container == "Alt":
            item.set(XML_LANG, "x-default")
