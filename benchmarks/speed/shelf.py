"""The books that are timed: real posts, copied into a folder of their own so that they can be edited."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

BOOK = """\
[book]
title = "The {name} book"
authors = ["Its authors"]
language = "en"
identifier = "urn:uuid:00000000-0000-4000-8000-000000000000"
date = 2026-01-31

[chapters]
posts = ["posts/**/*.{ending}"]
order = "name"
drafts = true

[markdown]
flavor = "commonmark"
math = false

[style]
theme = "{theme}"
print-stylesheets = ["print.css"]
epub-stylesheets = ["epub.css"]

[cover]
image = "cover.jpg"

[messages]
allow = [
  "broken-link", "missing-image", "broken-image", "missing-note", "missing-glyph",
  "empty-post", "malformed-header", "missing-title",
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book in a folder."""

    name: str
    folder: Path
    theme: str

    @property
    def posts(self) -> list[Path]:
        """Its posts, in book order."""
        return sorted(path for path in (self.folder / "posts").rglob("*") if path.suffix in {".md", ".xhtml"})

    def without_headers(self, out: Path) -> list[Path]:
        """The posts for tools that know no TOML headers: each begins with its title."""
        copies = []
        for number, path in enumerate(self.posts):
            copy = out / f"post-{number:04}{path.suffix}"
            text = path.read_text(encoding="utf-8")
            if head := re.match(r"(\+\+\+|---)\n(.*?)\n\1\n", text, re.DOTALL):
                title = re.search(r'^title\s*[:=]\s*"?(.+?)"?$', head[2], re.MULTILINE)
                text = f"# {title[1] if title else path.stem}\n\n{text[head.end() :]}"
            copy.write_text(text, encoding="utf-8")
            copies.append(copy)
        return copies


def rust_blog(corpora: Path, folder: Path, count: int | None) -> Book:
    """The oldest posts of the Rust blog, each as a bundle ``NNN-name/index.md``."""
    source = corpora / "rust-blog" / "content"
    dated = sorted((found, path) for path in source.rglob("*.md") if (found := _date(path)))
    for number, (_, path) in enumerate(dated[:count]):
        stem = path.parent.name if path.name == "index.md" else path.stem
        bundle = folder / "posts" / f"{number:03}-{re.sub(r'[^A-Za-z0-9]+', '-', stem)}"
        bundle.mkdir(parents=True)
        shutil.copyfile(path, bundle / "index.md")
        if path.name == "index.md":
            for picture in path.parent.iterdir():
                if picture.is_file() and picture.suffix != ".md":
                    shutil.copyfile(picture, bundle / picture.name)
    return _book("rust-blog", folder, "technical")


def war_and_peace(corpora: Path, folder: Path) -> Book:
    """War and Peace, chapter by chapter."""
    shutil.copytree(corpora / "war-and-peace-html/src/epub/text", folder / "posts")
    return _book("war-and-peace", folder, "classic", "xhtml")


def rust_rfcs(corpora: Path, folder: Path) -> Book:
    """A hundred proposals."""
    shutil.copytree(corpora / "rust-rfcs/text", folder / "posts")
    return _book("rust-rfcs", folder, "technical")


def library(corpora: Path, folder: Path) -> Book:
    """Four blogs in one book, of some 4,000 pages."""
    rust_blog(corpora, folder, None)
    for name in ("rust-rfcs/text", "kubernetes-blog-2018/blog/_posts", "julia-blog/blog"):
        for path in sorted((corpora / name).rglob("*.md")):
            copy = folder / "posts" / name.partition("/")[0] / path.name
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, copy)
    return _book("library", folder, "technical")


def _book(name: str, folder: Path, theme: str, ending: str = "md") -> Book:
    from PIL import Image

    (folder / "book.toml").write_text(BOOK.format(name=name, theme=theme, ending=ending), encoding="utf-8")
    (folder / "print.css").write_text("blockquote { font-style: italic }\n", encoding="utf-8")
    (folder / "epub.css").write_text("blockquote { font-style: italic }\n", encoding="utf-8")
    Image.new("RGB", (1600, 2560), "#334455").save(folder / "cover.jpg")
    return Book(name=name, folder=folder, theme=theme)


def _date(path: Path) -> str:
    head = path.read_text(encoding="utf-8")[:600]
    found = re.search(r'^path = "(\d{4}/\d{2}/\d{2})', head, re.MULTILINE) or re.search(
        r"^date = (\d{4}-\d{2}-\d{2})", head, re.MULTILINE
    )
    return found[1].replace("-", "/") if found else ""
