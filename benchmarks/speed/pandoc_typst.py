"""Pandoc writes Typst, Typst writes the PDF: ``python pandoc_typst.py PANDOC FOLDER``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import typst


def main(pandoc: str, out: Path) -> None:
    """Make the book of all posts of a folder."""
    posts = sorted(path for path in out.glob("post-*") if path.suffix in {".md", ".xhtml"})
    kind = "markdown-citations-yaml_metadata_block" if posts[0].suffix == ".md" else "html"
    source = out / "book.typ"
    command = [pandoc, "--standalone", "--toc", "-f", kind, "-t", "typst", "--extract-media", str(out / "media")]
    subprocess.run([*command, "-o", str(source), *map(str, posts)], cwd=out, check=True, capture_output=True)
    # Missing pictures and dead links stop Typst.
    text = source.read_text(encoding="utf-8")
    source.write_text(_without_dead_ends(text), encoding="utf-8")
    typst.compile(str(source), output=str(out / "typst.pdf"), root="/")


def _without_dead_ends(text: str) -> str:
    import re

    text = re.sub(r"#link\(<[^>]*>\)", "", text)
    return re.sub(r"#?(?:box\()?image\(\"[^\"]*\"[^)]*\)\)?", "[picture]", text)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
