"""The claim to PDF/X-4 (ISO 15930-7): output intent, XMP and Info."""

from __future__ import annotations

import uuid

from pikepdf import Array, Dictionary, Name, Pdf, String

from postbook.icc import read_icc_head
from postbook.pdf.metadata import PRODUCER, Metadata
from postbook.pdf.print_edition.metadata import NO_DATE
from postbook.pdf.xmp import DC, PDF, XMP, add_list, add_text, describe, new_rdf, packet

PDFX_ID = "http://www.npes.org/pdfx/ns/id/"
XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"


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
    rdf = new_rdf()
    about = describe(rdf, {"dc": DC, "xmp": XMP, "xmpMM": XMP_MM, "pdf": PDF, "pdfxid": PDFX_ID})
    add_list(about, "title", "Alt", (metadata.title,))
    add_list(about, "creator", "Seq", metadata.authors)
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
        add_text(about, name, value)
    return packet(rdf)
