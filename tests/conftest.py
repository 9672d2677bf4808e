"""What tests may ask for: a book to try things on, real posts, and an environment that says nothing."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from booktest import BookTest


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book must not depend on who builds it: no date, no colours, no CI unless a test sets them."""
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def booktest(tmp_path: Path) -> BookTest:
    """An empty folder in which a book can be put and built."""
    folder = tmp_path / "book"
    folder.mkdir()
    return BookTest(folder)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder with real blogs, one folder each."""
    folder = os.environ.get("POSTBOOK_CORPORA", "")
    if not folder:
        pytest.skip("POSTBOOK_CORPORA does not say where real posts lie")
    return Path(folder)


for _ending in (signal.SIGINT, signal.SIGHUP):
    # What a shell begins in the background is deaf to these, and so would be every build that a test begins.
    if signal.getsignal(_ending) is signal.SIG_IGN:
        signal.signal(_ending, signal.default_int_handler if _ending is signal.SIGINT else signal.SIG_DFL)
