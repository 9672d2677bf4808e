"""What the layout engine says, as messages."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from postbook.manuscript.post import Role
from postbook.pdf.complaints import complaints_of
from postbook.pdf.setting import Galley
from postbook.render.section import Matter, Section
from postbook.xhtml import element

PIER = Section(
    name="pier",
    role=Role.CHAPTER,
    matter=Matter.BODY,
    title="The Pier",
    body=element("section"),
    language="en",
    source_path=PurePosixPath("pier.md"),
)

SAID = [
    ("Failed to load image at 'x.png': not found.", "Failed to load image at 'x.png': not found"),
    ("Failed at 'data:image/png;base64,iVBORw0KGgo' here", "Failed at 'data:image/png…' here"),
    (f"Ignored `{'low tide ' * 20}` at 3:4", f"Ignored `{('low tide ' * 20)[:79]}…` at 3:4"),
    (f"No such thing as {'x' * 100}", f"No such thing as {'x' * 80}…"),
]


@pytest.mark.parametrize(("sentence", "shown"), SAID)
def test_the_engines_sentence_is_quoted_without_what_nobody_reads(sentence: str, shown: str) -> None:
    """It may quote a whole picture."""
    (said,) = complaints_of(PIER, Galley(pdf=b"", pages=(), anchors={}, heard=(sentence,)), {})

    assert f"the layout engine says: {shown}" == said.message
