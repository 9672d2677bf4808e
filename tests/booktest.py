"""``BookTest``: a small book in a folder of its own, changed, built by the real command, and looked at."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from postbook.cli.main import run

if TYPE_CHECKING:
    from epub_inspector import EpubInspector
    from pdf_inspector import PdfInspector

SMALL_BOOK = """\
[book]
title = "A Small Book"
authors = ["Ann Author"]
identifier = "urn:uuid:6f3e9fd2-3a2b-4c88-9f35-2a4f1c7a0b11"
date = 2026-01-31
"""

MESSAGE = re.compile(r"^(?:\S.*: )?(?:error|warning)\[[a-z0-9-]+\]: .*(?:\n  hint: .*)?$", re.MULTILINE)


@dataclass(slots=True)
class BookTest:
    """A book under test. Methods that change or build it give the test itself, so that they can be chained."""

    folder: Path
    status: int = -1
    """Of the last command; -1 before the first."""
    output: str = ""
    """What the last command printed on its standard output."""
    errors: str = ""
    """What it printed on its standard error."""

    def copy_folder(self, folder: Path) -> BookTest:
        """Begin with a copy of a folder."""
        shutil.copytree(folder, self.folder, dirs_exist_ok=True)
        return self

    def with_posts(self, *posts: str, config: str = "") -> BookTest:
        """Begin with these posts, called ``chapters/01.md`` and on; ``config`` is added to ``book.toml``."""
        self.write({"book.toml": f"{SMALL_BOOK}{config}"})
        return self.write({f"chapters/{number:02}.md": post for number, post in enumerate(posts, start=1)})

    def write(self, files: Mapping[str, str | bytes]) -> BookTest:
        """Write files, each under its path in the book's folder."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def replace(self, name: str, old: str, new: str) -> BookTest:
        """Change a file; ``old`` must be in it."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        return self.write({name: text.replace(old, new)})

    def remove(self, name: str) -> BookTest:
        """Take a file or a folder out of the book."""
        path = self.folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self

    def remove_if_there(self, name: str) -> BookTest:
        """Take a file out of the book that may not be in it."""
        (self.folder / name).unlink(missing_ok=True)
        return self

    def run(self, *arguments: str) -> BookTest:
        """Run ``postbook`` with these arguments in the book's folder."""
        output, errors = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(errors),
        ):
            self.status = run(arguments)
        self.output, self.errors = output.getvalue(), errors.getvalue()
        return self

    def build(self, *formats: str) -> BookTest:
        """Make these formats, or both, and demand that it went well."""
        for command in formats or ("build",):
            self.run(command)
            assert self.status == 0, self.errors
        return self

    @property
    def messages(self) -> str:
        """Every message of the last command with its hint, in order, a line end after each."""
        return "".join(f"{found[0]}\n" for found in MESSAGE.finditer(self.errors))

    @property
    def pdf(self) -> Path:
        """The PDF that was made; the only one."""
        (path,) = (self.folder / "build").glob("*.pdf")
        return path

    @property
    def epub(self) -> Path:
        """The EPUB that was made; the only one."""
        (path,) = (self.folder / "build").glob("*.epub")
        return path

    def inspect_pdf(self) -> PdfInspector:
        """The PDF, as a reader sees it."""
        from pdf_inspector import PdfInspector

        return PdfInspector(self.pdf)

    def inspect_epub(self) -> EpubInspector:
        """The EPUB, as a reading system sees it."""
        from epub_inspector import EpubInspector

        return EpubInspector.open(self.epub)
