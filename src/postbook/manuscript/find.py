"""From the patterns in ``book.toml`` to files, none of them outside the roots."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic
from postbook.manuscript.order import name_key
from postbook.manuscript.post import Markup

MARKUPS = {
    ".md": Markup.MARKDOWN,
    ".markdown": Markup.MARKDOWN,
    ".mdown": Markup.MARKDOWN,
    ".mkd": Markup.MARKDOWN,
    ".html": Markup.HTML,
    ".htm": Markup.HTML,
    ".xhtml": Markup.HTML,
}
"""File name ending, in lower case → the language of the post."""
ENDINGS = ", ".join(MARKUPS)

_GLOB = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that a pattern names."""

    path: Path
    """Absolute; its symbolic links are not followed."""
    root: Path
    """The folder that the pattern was looked for in."""
    is_listed: bool
    """Named in full, not matched by a pattern."""
    key: str
    """The dotted name of the pattern: ``chapters.posts[0]``."""

    @property
    def identity(self) -> Path:
        """The file itself, whatever it is called."""
        return self.path.resolve()

    @property
    def path_in_root(self) -> PurePosixPath:
        """From the root; a file beside it has its own folder only."""
        if self.path.is_relative_to(self.root):
            return PurePosixPath(self.path.relative_to(self.root).as_posix())
        return PurePosixPath(self.path.parent.name, self.path.name)


class WrongPattern(Exception):
    """A pattern that gives no post."""

    def __init__(self, code: Code, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Finder:
    """Looks for files in the book's folder, then in its source roots."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.roots = tuple(root.resolve() for root in config.roots)

    def diagnostic(self, key: str, wrong: WrongPattern) -> Diagnostic:
        """The message for a pattern, at its line in ``book.toml``."""
        return Diagnostic(code=wrong.code, message=wrong.message, span=self.config.span(key), hint=wrong.hint)

    def find(self, pattern: str, key: str) -> tuple[Found, ...]:
        """The posts that a pattern names, by name. Raises: WrongPattern."""
        paths, root, is_listed = self._matches(pattern)
        posts = [path for path in paths if path.suffix.lower() in MARKUPS]
        if not posts:
            raise self._nothing(pattern, paths)
        for path in posts:
            if not self.is_inside(path):
                raise _outside(pattern, path)
        return tuple(Found(path=path, root=root, is_listed=is_listed, key=key) for path in posts)

    def matches(self, pattern: str) -> frozenset[Path]:
        """The files themselves that a pattern names, whatever their kind."""
        return frozenset(path.resolve() for path in self._matches(pattern)[0])

    def is_inside(self, path: Path) -> bool:
        """Whether a file itself, where its links lead, lies in one of the roots."""
        real = path.resolve()
        return any(real.is_relative_to(root) for root in self.roots)

    def _matches(self, pattern: str) -> tuple[list[Path], Path, bool]:
        """The files, the root they were found in, and whether they were named in full."""
        for root in (self.config.folder, *self.config.sources.roots):
            path = Path(os.path.normpath(root / pattern))
            if named := _named(path):
                return [named], root, True
            if _GLOB.search(pattern) and (paths := sorted(_glob(root, pattern), key=lambda each: name_key(each, root))):
                return paths, root, False
        return [], self.config.folder, False

    def _nothing(self, pattern: str, paths: list[Path]) -> WrongPattern:
        """Why a pattern gives no post."""
        if paths:
            message = f"no Markdown and no HTML in `{pattern}`"
            return WrongPattern(Code.UNKNOWN_MARKUP, message, f"convert it to Markdown or HTML; read are: {ENDINGS}")
        path = self.config.folder / pattern
        if path.is_dir():
            return WrongPattern(Code.NO_POSTS, f"`{pattern}` is a folder", f"write `{pattern.rstrip('/')}/*.md`")
        if _GLOB.search(pattern):
            return WrongPattern(Code.NO_POSTS, f"no post matches `{pattern}`", self._near_pattern(pattern))
        return WrongPattern(Code.MISSING_FILE, f"no file `{pattern}`", self._near_file(path))

    def _near_pattern(self, pattern: str) -> str:
        literal = PurePosixPath(_GLOB.split(pattern)[0] + "x").parent
        for root in (self.config.folder, *self.config.sources.roots):
            if (root / literal).is_dir():
                return f"add posts to `{literal}`: {ENDINGS}"
        return f"make the folder `{literal}`, or name the folder of the blog in `[sources] roots`"

    def _near_file(self, path: Path) -> str:
        try:
            names = sorted(each.name for each in path.parent.iterdir() if each.suffix.lower() in MARKUPS)
        except OSError:
            return "write the path from the book's folder, or from one in `[sources] roots`"
        if close := get_close_matches(path.name, names, n=1):
            return f"did you mean `{close[0]}`?"
        return "write the path from the book's folder, or from one in `[sources] roots`"


def _outside(pattern: str, path: Path) -> WrongPattern:
    message = f"`{pattern}` leads to a file outside the book's folder: `{path.name}`"
    return WrongPattern(Code.OUTSIDE_ROOTS, message, "name the folder it lies in under `[sources] roots`")


def _named(path: Path) -> Path | None:
    """The file of that name, or the index of a page bundle of that name."""
    if path.is_file():
        return path
    if path.is_dir():
        indexes = (path / f"index{ending}" for ending in MARKUPS)
        return next((index for index in indexes if index.is_file()), None)
    return None


def _glob(root: Path, pattern: str) -> frozenset[Path]:
    """The files that match, without hidden ones and without those in hidden folders, unless the pattern names them."""
    parts = Path(os.path.normpath(root / pattern)).parts
    start = next(index for index, part in enumerate(parts) if _GLOB.search(part))
    return frozenset(_walk(Path(*parts[:start]), parts[start:]))


def _walk(folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    """Go down the folders that match; `**` follows no link to a folder, which might lead back up."""
    part, rest = parts[0], parts[1:]
    if part == "**" and rest:
        yield from _walk(folder, rest)
    for name in _names(folder):
        path = folder / name
        if name.startswith(".") and not part.startswith("."):
            continue
        if part == "**" and path.is_dir() and not path.is_symlink():
            yield from _walk(path, parts)
        elif fnmatchcase(name, part) and (path.is_dir() if rest else path.is_file()):
            yield from _walk(path, rest) if rest and part != "**" else (path,)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        # It is no folder, or it is closed to us.
        return []
