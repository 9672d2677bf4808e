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
    Code.UNSETTLED_FOLIOS: "a theme and posts whose page numbers chase each other; tested where they are settled",
}
"""The codes that no folder can provoke, each with the reason."""

PROVOKED = [code for code in Code if code not in NO_BOOK_EARNS]


@pytest.mark.parametrize("code", PROVOKED, ids=lambda code: code.value)
def test_a_book_earns_its_message(code: Code, booktest: BookTest) -> None:
    """The book in the folder of a code gets that message and no other, as its expected.txt has it."""
    folder = HERE / code.value
    assert folder.is_dir(), f"add {folder} with a small book that earns `{code.value}`"

    messages = booktest.copy_folder(folder).remove_if_there("expected.txt").run("build").messages

    assert {code.value} == set(re.findall(r"(?:error|warning)\[([a-z0-9-]+)\]", messages)), booktest.errors
    assert_expected(folder / "expected.txt", messages)
    assert (0 if code in WARNINGS else 1) == booktest.status
    assert (code in WARNINGS) == (booktest.folder / "build").is_dir()


def test_every_folder_is_named_after_a_code() -> None:
    """A message that is gone takes its folder along."""
    assert {code.value for code in PROVOKED} == {
        path.name for path in HERE.iterdir() if (path / "expected.txt").is_file()
    }
