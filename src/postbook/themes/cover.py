"""The cover of a book that has none: its words on the theme's ground, one page of HTML for the layout engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import escape

from postbook.config import Author, Config
from postbook.themes.even_lines import even_lines
from postbook.themes.theme import Theme
from postbook.themes.tokens import read_tokens, resolve_tokens
from postbook.words import direction_of

SIZES = ((16, "short"), (34, "medium"), (70, "long"), (130, "very-long"))
"""Up to how many columns a title is how long: the sheets set its size by that."""

_PIXELS = re.compile(r"[1-9]\d*px")

MOST_NAMES = 4

RADIUS, RINGS = 160, (160, 125, 90, 54)
"""Of the scales on the ground, in pixels, outermost ring first."""


def cover_document(config: Config, theme: Theme) -> str:
    """The cover's page. Its size, in CSS pixels, is in the sheets: 1600 × 2560."""
    book = config.book
    direction = direction_of(book.language)
    own = _own_tokens(config)
    said = ":root{" + ";".join(f"{name}:{value}" for name, value in own.items()) + "}"
    styles = "".join(f"<style>{css}</style>" for css in (*theme.cover_stylesheets, said.replace("</", "")))
    tokens = read_tokens("\n".join(theme.cover_stylesheets)) | own
    return (
        f'<!DOCTYPE html><html lang="{escape(book.language)}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(book.title)}</title>{styles}</head>"
        f'<body class="pb-cover pb-cover-{title_length(book.title)}">'
        f'<div class="pb-cover-ground">{_scales(tokens["--pb-accent"])}</div>'
        f'<div class="pb-cover-panel">{"".join(_words(config, theme, tokens))}</div>'
        f"{_paragraph('publisher', book.publisher)}</body></html>"
    )


def title_length(title: str) -> str:
    """How long a title is to the eye, in the words of the sheets: wide letters and the longest word count twice."""
    columns = sum(map(_columns, title))
    longest = max((len(word) for word in title.split() if _columns(word[0]) == 1), default=0)
    return next((name for most, name in SIZES if max(columns, 2 * longest) <= most), "endless")


def _columns(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _words(config: Config, theme: Theme, tokens: Mapping[str, str]) -> Iterator[str]:
    lines = _title_lines(config.book.title, theme, tokens)
    yield f'<h1 class="pb-cover-title">{"<br>".join(escape(line) for line in lines)}</h1>'
    yield _paragraph("subtitle", config.book.subtitle)
    names = [f'<span class="pb-cover-author">{escape(author.name)}</span>' for author in _shown(config.book.authors)]
    yield f'<p class="pb-cover-authors">{"<br>".join(names)}</p>' if names else ""


def _title_lines(title: str, theme: Theme, tokens: Mapping[str, str]) -> tuple[str, ...]:
    """The title's lines; one, which the layout engine breaks, where the theme's own font does not set it all."""
    family, weight, measure, size = (
        resolve_tokens(tokens[f"--pb-cover-{name}"], tokens).strip().strip("\"'")
        for name in ("family", "weight", "measure", title_length(title))
    )
    faces = [face for face in theme.faces if (face.family, str(face.weight), face.style) == (family, weight, "normal")]
    if not faces or not all(_PIXELS.fullmatch(length) for length in (measure, size)):
        return (title,)
    return even_lines(title, faces[0].path, float(measure[:-2]) / float(size[:-2])) or (title,)


def _shown(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    """Who stands on the cover: the authors, or the editors of a book without authors; not more than fit."""
    wrote = tuple(author for author in authors if author.role == "author")
    edited = tuple(author for author in authors if author.role == "editor")
    return (wrote or edited or authors)[:MOST_NAMES]


def _paragraph(name: str, text: str) -> str:
    return f'<p class="pb-cover-{name}">{escape(text)}</p>' if text else ""


def _own_tokens(config: Config) -> dict[str, str]:
    """The tokens that the book's own sheets set anew. A sheet that can't be read is reported elsewhere."""
    tokens: dict[str, str] = {}
    for path in config.style.print_stylesheets:
        try:
            tokens |= read_tokens(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            continue
    return {name: value for name, value in tokens.items() if name.startswith("--pb-")}


def _scales(ground: str) -> str:
    """Rows of overlapping scales, like waves, as on the boards of old pocket books; each row covers the one above."""
    circles = "".join(
        f'<circle cx="{column * 2 * RADIUS - (row % 2) * RADIUS}" cy="{(row + 1) * RADIUS // 2}" r="{ring}"/>'
        for row in range(2 * 2560 // RADIUS + 1)
        for column in range(1600 // (2 * RADIUS) + 2)
        for ring in RINGS
    )
    # WeasyPrint 70 takes no colour of CSS into SVG, not even `currentColor`.
    paint = f'fill="{escape(ground)}" stroke="#fff" stroke-width="3" stroke-opacity="0.22"'
    return f'<svg width="1600" height="2560" viewBox="0 0 1600 2560" role="presentation"><g {paint}>{circles}</g></svg>'
