"""Each message that postbook can give has a small book that earns exactly this message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from booktest import BookTest
from expected import assert_expected
from postbook.diagnostics import WARNINGS, Code

HERE = Path(__file__).parent

NO_BOOK_EARNS = {
    Code.UNSETTLED_FOLIOS: "wants page numbers that chase each other; tested where they are settled",
    Code.LAYOUT_FAILED: "would be a fault of the layout engine; tested with a worker that is killed",
    Code.NO_CLUSTER: "wants a cluster, or the lack of one; tested with both",
    Code.UNREADABLE_POST: "would be a fault of ours in reading markup; tested with a reader that fails",
}
"""The codes that no folder can provoke, each with the reason."""

COMMANDS = {
    Code.UNKNOWN_THEME: "pdf",
    Code.BROKEN_FONT: "pdf",
    Code.INVALID_MATH: "pdf",
    Code.REFUSED_CSS: "pdf",
    Code.LAYOUT: "pdf",
    Code.MISSING_GLYPH: "pdf",
    Code.OVERFLOW: "pdf",
    Code.COARSE_PICTURE: "pdf",
    Code.HEAVY_INK: "pdf",
    Code.UNWRITABLE: "pdf",
    Code.INVALID_COVER: "epub",
    Code.SMALL_COVER: "epub",
    Code.UNMET_CLAIM: "epub",
}
"""The codes that come late, each with the command that earns it. The others are heard from `outline`, a quick one."""

PROVOKED = [code for code in Code if code not in NO_BOOK_EARNS]


@pytest.mark.parametrize("code", PROVOKED, ids=lambda code: code.value)
def test_a_book_earns_its_message(code: Code, booktest: BookTest) -> None:
    """The book in the folder of a code gets that message and no other, as its expected.txt has it."""
    folder = HERE / code.value
    assert folder.is_dir(), f"add {folder} with a small book that earns `{code.value}`"
    booktest.copy_folder(folder).remove_if_there("expected.txt")
    book = "book" if (folder / "book").is_dir() else "."

    messages = booktest.run(COMMANDS.get(code, "outline"), "--config", book).messages

    assert {code.value} == set(re.findall(r"(?:error|warning)\[([a-z0-9-]+)\]", messages)), booktest.errors
    assert_expected(folder / "expected.txt", messages)
    assert (0 if code in WARNINGS else 1) == booktest.status
    assert code in WARNINGS or not (booktest.folder / "build").exists()


@pytest.mark.parametrize("code", PROVOKED, ids=lambda code: code.value)
def test_a_message_says_where_and_what_to_do(code: Code) -> None:
    """Each message names its file, begins in lower case, has no full stop, and a hint that says what to do."""
    expected = (HERE / code.value / "expected.txt").read_text(encoding="utf-8")

    for message, hint in zip(*[iter(expected.splitlines())] * 2, strict=True):
        assert re.match(r"\S+\.\w+(:\d+)*: |error\[unwritable\]: ", message)
        text = message.split("]: ", 1)[1]
        assert text[0] == text[0].lower()
        assert not text.endswith(".")
        assert re.match(r"  hint: [`a-z0-9]", hint)


def test_every_folder_is_named_after_a_code() -> None:
    """A message that is gone takes its folder along."""
    assert {code.value for code in PROVOKED} == {
        path.name for path in HERE.iterdir() if (path / "expected.txt").is_file()
    }
