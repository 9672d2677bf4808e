"""PDF files whose verdict is known: the layout engine writes what must pass, and one thing is taken out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Name
from tests.conformance.judge import Specimen
from weasyprint import HTML

Maker = Callable[[Path], Sequence[Specimen]]

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A specimen</title></head><body>
<h1>The harbour</h1><p>Boats lie here.</p></body></html>"""


def write(path: Path, html: str = PAGE, variant: str | None = None, *, tags: bool = True) -> Path:
    """Lay out a document as the engine does it by itself."""
    HTML(string=html).write_pdf(path, pdf_variant=variant, pdf_tags=tags)
    return path


def change(source: Path, path: Path, do: Callable[[pikepdf.Pdf], None]) -> Path:
    """A changed copy of a file."""
    with pikepdf.open(source) as pdf:
        do(pdf)
        pdf.save(path)
    return path


def for_ua(*, untagged: str, no_language: str) -> Maker:
    """A file for everyone, and the same without tags, and without a language; the names of the rules that break."""

    def make(folder: Path) -> Sequence[Specimen]:
        good = write(folder / "good.pdf", variant="pdf/ua-1")
        return (
            Specimen(path=good),
            Specimen(path=write(folder / "untagged.pdf", tags=False), breaks=untagged),
            Specimen(path=change(good, folder / "no-language.pdf", _forget_language), breaks=no_language),
        )

    return make


def for_archive(level: str, *, no_font: str, no_unicode: str) -> Maker:
    """A file for archives, and the same with a font that is not embedded, or not readable as Unicode."""

    def make(folder: Path) -> Sequence[Specimen]:
        written = write(folder / "written.pdf", variant=f"pdf/a-{level}")
        # The engine compresses the metadata, which PDF/A-3 forbids and veraPDF overlooks (ISO 19005-3, 6.6.2.1).
        good = change(written, folder / "good.pdf", lambda _: None)
        return (
            Specimen(path=good),
            Specimen(path=change(good, folder / "no-font.pdf", forget_font_files), breaks=no_font),
            Specimen(path=change(good, folder / "no-unicode.pdf", forget_unicode), breaks=no_unicode),
        )

    return make


def _forget_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def forget_font_files(pdf: pikepdf.Pdf) -> None:
    """Take the embedded fonts out."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == Name.FontDescriptor:
            for key in [key for key in each if key.startswith("/FontFile")]:
                del each[key]


def forget_unicode(pdf: pikepdf.Pdf) -> None:
    """Take out what says which character each glyph is."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
            del each.ToUnicode
