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
    ".mdx": Markup.MARKDOWN,
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
    identity: Path
    """The file itself, whatever it is called."""
    root: Path
    """The folder that the pattern was looked for in."""
    is_listed: bool
    """Named in full, not matched by a pattern."""
    key: str
    """The dotted name of the pattern: ``chapters.posts[0]``."""

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
        files = {path: path.resolve() for path in posts}
        for path, file in files.items():
            if not self.is_inside(file):
                raise _outside(pattern if is_listed else str(shown(path, root)))
        return tuple(
            Found(path=path, identity=file, root=root, is_listed=is_listed, key=key) for path, file in files.items()
        )

    def matches(self, pattern: str) -> frozenset[Path]:
        """The files themselves that a pattern names, whatever their kind."""
        return frozenset(path.resolve() for path in self._matches(pattern)[0])

    def is_inside(self, file: Path) -> bool:
        """Whether a file or folder itself, where its links lead, lies in one of the roots."""
        return any(file.is_relative_to(root) for root in self.roots)

    def _matches(self, pattern: str) -> tuple[list[Path], Path, bool]:
        """The files, the root they were found in, and whether they were named in full.

        Where no root has a post of that name or pattern, what else the book's folder has.
        """
        others: list[Path] = []
        for root in (self.config.folder, *self.config.sources.roots):
            if named := _named(Path(os.path.normpath(root / pattern))):
                return [named], root, True
            paths = self._glob(root, pattern)
            if any(path.suffix.lower() in MARKUPS for path in paths):
                return paths, root, False
            others = others or paths
        return others, self.config.folder, False

    def _glob(self, root: Path, pattern: str) -> list[Path]:
        """The files that match, by name; hidden ones, and those in hidden folders, only if the pattern names them.

        A pattern that begins outside the roots is not followed: it might lead through the whole disk.
        """
        base, parts = _base(root / pattern)
        if not parts or not self.is_inside(base.resolve()):
            return []
        return sorted(frozenset(_walk(base, parts)), key=lambda path: name_key(path, root))

    def _nothing(self, pattern: str, paths: list[Path]) -> WrongPattern:
        """Why a pattern gives no post."""
        if paths:
            message = f"no Markdown and no HTML in `{pattern}`"
            return WrongPattern(Code.UNKNOWN_MARKUP, message, f"convert it to Markdown or HTML; read are: {ENDINGS}")
        path = self.config.folder / pattern
        if _GLOB.search(pattern) and not self.is_inside(_base(path)[0].resolve()):
            return _outside(pattern)
        if is_folder(path):
            return WrongPattern(Code.NO_POSTS, f"`{pattern}` is a folder", f"write `{PurePosixPath(pattern) / '*.md'}`")
        if _GLOB.search(pattern):
            return WrongPattern(Code.NO_POSTS, f"no post matches `{pattern}`", self._near_pattern(pattern))
        return WrongPattern(Code.MISSING_FILE, f"no file `{pattern}`", self._near_file(path))

    def _near_pattern(self, pattern: str) -> str:
        literal = PurePosixPath(_GLOB.split(pattern)[0] + "x").parent
        for root in (self.config.folder, *self.config.sources.roots):
            if is_folder(root / literal):
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


def _outside(pattern: str) -> WrongPattern:
    message = f"`{pattern}` leads out of the book's folder"
    return WrongPattern(Code.OUTSIDE_ROOTS, message, "name the folder it lies in under `[sources] roots`")


def _named(path: Path) -> Path | None:
    """The file of that name, or the index of a page bundle of that name."""
    names = (path, *(path / f"index{ending}" for ending in MARKUPS))
    return next((name for name in names if _is_file(name)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # Its name is too long, or its folder is closed to us.
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name, whatever the name."""
    try:
        return path.is_dir()
    except OSError:
        return False


def shown(path: Path, folder: Path) -> PurePosixPath:
    """A path as messages show it, from a folder."""
    return PurePosixPath(Path(os.path.relpath(path, folder)).as_posix())


def _base(path: Path) -> tuple[Path, tuple[str, ...]]:
    """A pattern's folder, and its parts from the first that is a pattern on; `**` after `**` says nothing more."""
    every = Path(os.path.normpath(path)).parts
    parts = tuple(part for index, part in enumerate(every) if part != "**" or every[index - 1] != "**")
    start = next((index for index, part in enumerate(parts) if _GLOB.search(part)), len(parts))
    return Path(*parts[:start]), parts[start:]


def _walk(folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    """Go down the folders that match; `**` follows no link to a folder, which might lead back up."""
    part, rest = parts[0], parts[1:]
    if part == "**" and rest:
        yield from _walk(folder, rest)
    for name in _names(folder):
        path = folder / name
        if name.startswith(".") and not part.startswith("."):
            continue
        if part == "**" and is_folder(path) and not path.is_symlink():
            yield from _walk(path, parts)
        elif fnmatchcase(name, part) and (is_folder(path) if rest else _is_file(path)):
            yield from _walk(path, rest) if rest and part != "**" else (path,)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        # It is no folder, or it is closed to us.
        return []
