"""Nothing has changed: the finished files of the last build, without importing a single engine."""

from __future__ import annotations

import json
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import cache as once
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any

import postbook
from postbook.cache import key_of
from postbook.config import Config, Format
from postbook.diagnostics import Diagnostic, Report
from postbook.kept_messages import message_facts, message_of
from postbook.libraries import libraries
from postbook.run import Run
from postbook.written import is_written

if TYPE_CHECKING:
    from postbook.formats import Made

MOST_FILES = 50_000
"""A larger tree takes longer to look through than a book takes to compare."""

_NOT_READ = frozenset({"output", "lines"})
"""Tables of the configuration that name nothing that a build reads."""

_NOT_LOOKED_AT = frozenset({".git", ".hg", ".postbook", ".venv", "node_modules", "__pycache__"})


def build_or_recall(
    config: Config, formats: Sequence[Format], report: Report, run: Run, *, written: Iterable[Path] = ()
) -> Mapping[Format, Made]:
    """The book's files: those of a former build if nothing at all has changed since, else made now.

    ``written``: where they will be written, which is no change. Raises: BuildFailed.
    """
    cache = run.cache
    products = {path.resolve() for path in (*written, *filter(None, [cache.folder]))}
    key = book_key(config, formats, run.only, report.settings, products)
    kept = cache.get("book", key) if key else None
    if kept is not None:
        return _unpack(kept, report)
    from postbook.rouse import rouse

    rouse(config, formats, run)
    from postbook.build import build_book

    told_before = len(report.diagnostics)
    made = build_book(config, formats, report, run)
    # What was saved while the book was made may be in it or not: such a book has no key.
    if key and key == book_key(config, formats, run.only, report.settings, products):
        cache.put("book", key, _pack(made, report.diagnostics[told_before:]))
    return made


def book_key(config: Config, formats: Sequence[Format], only: str, settings: str, products: Set[Path]) -> str:
    """A key of all that a build reads: every file below its roots by name, size and time. Empty for too many files.

    ``products``: files and folders that builds write.
    """
    state = "\n".join(_tree_state(config, products))
    if not state:
        return ""
    wanted = ",".join(sorted(format_.value for format_ in formats))
    return key_of(_code(), _versions(), repr(config), settings, wanted, only, state)


def _tree_state(config: Config, products: Set[Path]) -> list[str]:
    """A line a file; nothing where there are too many, or where fonts of the machine take part."""
    lines: list[str] = []
    if config.fonts.system:
        return lines
    seen: set[tuple[int, int]] = set()
    output = config.output.folder.resolve()
    for root in dict.fromkeys(path.resolve() for path in (*config.roots, *_named_files(config))):
        for line in _state(root, products, output, seen):
            lines.append(line)
            if len(lines) > MOST_FILES:
                return []
    return sorted(lines)


def _named_files(table: Any) -> Iterator[Path]:
    """Every file and folder that a table of ``book.toml`` names: fonts and sheets may lie anywhere."""
    for each in fields(table):
        value = getattr(table, each.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Path):
                yield one
            elif is_dataclass(one) and each.name not in _NOT_READ:
                yield from _named_files(one)


def _state(path: Path, products: Set[Path], output: Path, seen: set[tuple[int, int]]) -> Iterator[str]:
    """A file by size and time; a folder by what lies in it, once: links may lead in a circle."""
    if path in products or path.name in _NOT_LOOKED_AT or is_written(path, output):
        return
    try:
        stat = path.stat()
        entries = sorted(path.iterdir()) if S_ISDIR(stat.st_mode) else []
    except OSError as refusal:  # a link to nowhere, a file that another program has just taken away
        yield f"{path}:{refusal.strerror}"
        return
    if not S_ISDIR(stat.st_mode):
        yield f"{path}:{stat.st_size}:{stat.st_mtime_ns}"
    elif (stat.st_dev, stat.st_ino) in seen:
        yield f"{path}:{stat.st_dev}:{stat.st_ino}"
    else:
        seen.add((stat.st_dev, stat.st_ino))
        for entry in entries:
            yield from _state(entry, products, output, seen)


@once
def _code() -> str:
    """The program itself, templates and themes included: a newer one may make another book."""
    folder = Path(postbook.__file__).parent
    return key_of(*_state(folder, products=set(), output=Path(), seen=set()))


@once
def _versions() -> str:
    """The packages beside it, by the folders that pip makes of their versions, and the libraries beneath them."""
    packages = Path(sysconfig.get_path("purelib"))
    installed = sorted(path.name for path in packages.glob("*.dist-info"))
    return key_of(sys.version, *libraries(), *installed)


def _pack(made: Mapping[Format, Made], told: Sequence[Diagnostic]) -> bytes:
    facts: dict[str, Any] = {
        "told": [message_facts(each) for each in told],
        "files": [
            {
                "format": format_.value,
                "length": len(each.content),
                "pages": each.page_count,
                "folios": dict(each.folios),
            }
            for format_, each in made.items()
        ],
    }
    head = json.dumps(facts).encode()
    return len(head).to_bytes(8, "big") + head + b"".join(each.content for each in made.values())


def _unpack(kept: bytes, report: Report) -> Mapping[Format, Made]:
    from postbook.formats import Made

    start = 8 + int.from_bytes(kept[:8], "big")
    facts = json.loads(kept[8:start])
    report.add(*(message_of(each) for each in facts["told"]))
    made: dict[Format, Made] = {}
    for file in facts["files"]:
        end = start + file["length"]
        made[Format(file["format"])] = Made(content=kept[start:end], page_count=file["pages"], folios=file["folios"])
        start = end
    return made
