"""The output intent: what the colours of the file mean (ISO 19005-3, 6.2.3)."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, String

SRGB = Path(__file__).parent / "profiles" / "sRGB2014.icc"


def write_output_intent(book: Pdf) -> None:
    """Say that device RGB is sRGB; device gray is then the lightness of it (ISO 19005-3, 6.2.4.3)."""
    profile = book.make_stream(SRGB.read_bytes(), N=3, Alternate=Name.DeviceRGB)
    book.Root.OutputIntents = Array(
        [
            book.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    Info=String("sRGB IEC61966-2.1"),
                    RegistryName=String("https://www.color.org"),
                    DestOutputProfile=profile,
                )
            )
        ]
    )
