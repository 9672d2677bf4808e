"""A specimen of a book's look: a few lines that are set before the first section is, so that its fonts stand ready."""

from __future__ import annotations

import json
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from postbook.cache import key_of
from postbook.pdf.setting import Copy
from postbook.pool import SPECIMEN
from postbook.whole_files import write_whole

if TYPE_CHECKING:
    from postbook.pdf.look import Look

SECONDS = 10
"""How long setting it may take, in the processor's time: a book's own sheet can be anything, and this is for speed
alone. A busy machine is no reason to give up."""

# Long words, so that the language's hyphenation is read; every cut that a theme may have.
_TEXT = (
    "<h2>Heading</h2>"
    f"<p>{'internationalization of <b>constitutional</b> and <i>representational</i> <code>let x = 1;</code> ' * 3}</p>"
    "<pre><code>fn main() {\n    let <b>x</b> = <i>1</i>;\n}</code></pre><ul><li>item</li></ul>"
    "<table><tr><th>head</th></tr><tr><td>cell</td></tr></table>"
)


def leave_specimen(look: Look, fontconfig: Path) -> None:
    """Write it beside the file of the book's fonts, for the next build. A full disk stops no build."""
    facts = {
        "fontconfig": str(fontconfig),
        # What a sheet names would have to come along. Such a book stands by without its sheets.
        "styles": [] if look.pictures else look.styles,
        "language": look.language,
        "direction": look.direction,
    }
    content = json.dumps(facts).encode()
    place = fontconfig.with_name(SPECIMEN)
    with suppress(OSError):
        if not place.exists() or place.read_bytes() not in (content, _note_of(content)):
            write_whole(place, content)


def take_away(fontconfig: Path) -> None:
    """Leave a note instead that this one takes too long: neither this build nor the next one tries it again."""
    place = fontconfig.with_name(SPECIMEN)
    with suppress(OSError, ValueError, KeyError, TypeError):
        note = _note_of(place.read_bytes())
        # The disk may be full.
        place.unlink()
        write_whole(place, note)


def _note_of(specimen: bytes) -> bytes:
    """It names the fonts, which serve all the same. Raises: ValueError, KeyError, TypeError, if it is no specimen."""
    facts = json.loads(specimen)
    sheets = key_of(facts["language"], facts["direction"], *facts["styles"])
    return json.dumps({"fontconfig": facts["fontconfig"], "too-slow": sheets}).encode()


def read_specimen(fontconfig: Path) -> Copy | None:
    """The specimen that was left, ready to be set; ``None`` if there is none."""
    try:
        facts = json.loads(fontconfig.with_name(SPECIMEN).read_bytes())
        head = f'<html lang="{escape(facts["language"])}" dir="{escape(facts["direction"])}">'
        styles = tuple(facts["styles"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    html = f"<!DOCTYPE html>{head}<title>.</title><section>{_TEXT}</section>"
    return Copy(name="specimen", html=html, styles=styles, pictures={}) if styles else None
