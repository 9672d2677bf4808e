"""The files of a new book, as ``postbook init`` writes them. The templates lie beside this file."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path, PurePosixPath
from string import Template

PLACES = {
    "book.toml": "book.toml",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "chapters/01-hello.md": "chapters/01-hello.md",
    "chapters/02-links.md": "chapters/02-links.md",
    "styles/print.css": "styles/print.css",
    "styles/epub.css": "styles/epub.css",
}
"""Template → its place in the new book."""

WORKFLOWS = {"github": {"ci/github.yml": ".github/workflows/book.yml"}, "gitlab": {"ci/gitlab.yml": ".gitlab-ci.yml"}}

FILLED_IN = frozenset({"book.toml", "README.md"})
"""The templates with places for what was typed. In the others a dollar sign is a dollar sign."""


def lay_out(title: str, authors: Sequence[str], language: str, ci: str) -> Mapping[PurePosixPath, str]:
    """Every file of a new book: its place in the book's folder, and its text."""
    values = {
        "title": toml_string(title),
        "plain_title": title,
        "author": ", ".join(map(toml_string, authors)),
        "language": toml_string(language),
        # `init` is no stage of a build: here, and only here, chance is wanted.
        "identifier": toml_string(uuid.uuid4().urn),
    }
    places = {**PLACES, **WORKFLOWS.get(ci, {})}
    return {PurePosixPath(place): _read(template, values) for template, place in places.items()}


def write_new(folder: Path, files: Mapping[PurePosixPath, str]) -> None:
    """Write the files, each only if it is not there. Raises: OSError."""
    for place, text in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)


def toml_string(value: str) -> str:
    """A TOML basic string. Its escapes are those of JSON, which leaves DEL alone where TOML does not."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(template: str, values: Mapping[str, str]) -> str:
    text = resources.files(__package__).joinpath(template).read_text(encoding="utf-8")
    return Template(text).substitute(values) if template in FILLED_IN else text
