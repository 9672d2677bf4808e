"""The book as a user of WeasyPrint makes it: one document, every feature on. Takes a folder and a file."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

import markdown
from pygments.formatters import HtmlFormatter
from weasyprint import HTML

STYLE = """
@page { size: A5; margin: 18mm 20mm 20mm 16mm; @bottom-center { content: counter(page) } }
@page :left { @top-left { content: string(book) } }
@page :right { @top-right { content: string(chapter) } }
@page contents { @bottom-center { content: counter(page, lower-roman) } }
body { font: 10.5pt/1.4 "Source Serif 4", "DejaVu Serif", serif; text-align: justify; hyphens: auto }
h1 { break-before: right; string-set: chapter content(); font-size: 1.8em }
pre { font: 8pt/1.3 "JetBrains Mono", "DejaVu Sans Mono", monospace; white-space: pre-wrap; text-align: left }
img { max-width: 100% }
nav { page: contents; break-after: right }
nav a { display: block; color: inherit; text-decoration: none }
nav a::after { content: leader(dotted) target-counter(attr(href), page) }
.title { string-set: book content() }
table { border-collapse: collapse } td, th { border: .3pt solid; padding: 2pt 4pt }
"""


def main(folder: Path, out: Path) -> None:
    """Make it."""
    chapters, contents = [], []
    for number, path in enumerate(sorted(p for p in (folder / "posts").rglob("*") if p.suffix in {".md", ".xhtml"})):
        text = path.read_text(encoding="utf-8")
        title = path.parent.name if path.stem == "index" else path.stem
        if path.suffix == ".md":
            head = re.match(r"(\+\+\+|---)\n(.*?)\n\1\n", text, re.DOTALL)
            if head:
                found = re.search(r'^title\s*[:=]\s*"?(.+?)"?$', head[2], re.MULTILINE)
                title, text = found[1] if found else title, text[head.end() :]
            body = markdown.markdown(text, extensions=["extra", "codehilite", "smarty"])
        else:
            body = re.search(r"<body[^>]*>(.*)</body>", text, re.DOTALL)[1]
        body = re.sub(r'\bid="', f'id="c{number}-', body)
        body = re.sub(r'(<img\b[^>]*\bsrc=")(?!\w+:|/)', rf"\g<1>{path.parent.relative_to(folder).as_posix()}/", body)
        chapters.append(f'<h1 id="c{number}">{html.escape(title)}</h1><base-{number}>{body}</base-{number}>')
        contents.append(f'<a href="#c{number}">{html.escape(title)}</a>')
        body = None
    styles = STYLE + HtmlFormatter(style="friendly").get_style_defs(".codehilite")
    document = (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Book</title><style>{styles}</style></head>"
        f'<body><p class="title">Book</p><nav>{"".join(contents)}</nav>{"".join(chapters)}</body></html>'
    )
    HTML(string=document, base_url=str(folder)).write_pdf(out, pdf_tags=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
