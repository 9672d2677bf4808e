"""Read one file: its bytes, its header, its text."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PurePosixPath

from postbook.diagnostics import Code, Diagnostic, Span
from postbook.manuscript.find import MARKUPS, Found, shown
from postbook.manuscript.head import Problem
from postbook.manuscript.header_fields import read_fields
from postbook.manuscript.headers import split_header
from postbook.manuscript.permalinks import Naming, full_address, site_path
from postbook.manuscript.post import Header, Markup
from postbook.utf8 import NotUTF8, decode

_TRANSLATION = re.compile(r"(.+)\.([a-z]{2}(?:-[a-z]{2}|-[a-z]{4})?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file, read: what a post is made of once its place in the book is known."""

    found: Found
    source_path: PurePosixPath
    header: Header = field(default_factory=Header)
    moment: datetime.datetime | None = None
    content: bytes = field(default=b"", repr=False)
    """All of the file."""
    text: str = ""
    first_line: int = 1
    permalink: str = ""
    problems: tuple[Problem, ...] = ()
    is_readable: bool = True

    @property
    def path_in_root(self) -> PurePath:
        """Where the file lies, for its order."""
        return self.found.path_in_root

    @property
    def name(self) -> str:
        """What its slug is made from."""
        return self.header.slug or Naming(path=self.found.path_in_root).bare_name

    @property
    def markup(self) -> Markup:
        """By the ending of its name."""
        return MARKUPS[self.found.path.suffix.lower()]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return not self.text.strip()

    @property
    def is_section_page(self) -> bool:
        """Zola's and Hugo's `_index.md`, which has a header for a list of posts and no text."""
        return self.found.path.stem.partition(".")[0] == "_index" and self.is_empty

    def span(self, line: int | None = None) -> Span:
        """A place in the file."""
        return Span(path=self.source_path, line=line)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Its problems, with their place."""
        return tuple(problem.at(self.source_path) for problem in self.problems)


def read_draft(found: Found, folder: Path, site_url: str = "", pattern: str = "") -> Draft:
    """Read a file. Problems are kept in the draft.

    Reports: not-utf8, missing-file, malformed-header, duplicate-key, invalid-header-value.
    """
    unread = Draft(found=found, source_path=shown(found.path, folder))
    read = _read(found.path)
    if isinstance(read, Problem):
        return replace(unread, problems=(read,), is_readable=False)
    content, text = read
    split = split_header(text)
    dated = read_fields(split.pairs, found.path_in_root)
    naming = Naming(path=found.path_in_root, categories=dated.categories)
    header = replace(dated.header, language=dated.header.language or _language_of_name(found.path))
    header = replace(header, permalink=site_path(header, naming, pattern))
    return replace(
        unread,
        header=header,
        moment=dated.moment,
        content=content,
        text=split.text,
        first_line=split.first_line,
        permalink=full_address(header.permalink, site_url),
        problems=dated.problems,
    )


def _read(path: Path) -> tuple[bytes, str] | Problem:
    """A file and its text, or why it can't be read."""
    try:
        content = path.read_bytes()
        return content, decode(content)
    except NotUTF8 as error:
        return Problem(code=Code.NOT_UTF8, message=error.message, line=error.line, hint=error.hint)
    except OSError as error:
        message = f"the file can't be read: {(error.strerror or 'unknown reason').lower()}"
        return Problem(code=Code.MISSING_FILE, message=message, hint="look at its permissions, or leave it out")


def _language_of_name(path: Path) -> str:
    """The language of a translation beside its post: `es` for `index.es.md` beside `index.md` or `index.en.md`."""
    match = _TRANSLATION.fullmatch(path.stem)
    if not match:
        return ""
    is_index = match[1].lower() in ("index", "_index", "readme")
    return match[2] if is_index or path.with_name(match[1] + path.suffix).is_file() else ""
