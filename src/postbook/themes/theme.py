"""A theme: sheets and fonts. Its folder holds ``theme.toml``, which names the fonts, and the sheets."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.themes.faces import FontFace, faces_in
from postbook.themes.tokens import read_tokens, resolve_tokens

THEMES = Path(__file__).parent
BASE = THEMES / "base"
DEFAULT_THEME = "classic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A look. Sheets apply in their order; the book's own follow them."""

    name: str
    folder: Path
    print_stylesheets: tuple[str, ...] = field(repr=False)
    """Tokens, base sheet, the theme's own: CSS for WeasyPrint."""
    cover_stylesheets: tuple[str, ...] = field(repr=False)
    """Tokens, base sheet, the theme's own, for the cover's page."""
    faces: tuple[FontFace, ...]
    """The families that the sheets name, then the fallbacks in the order in which they are asked."""
    code_family: str

    @property
    def epub_stylesheets(self) -> tuple[str, ...]:
        """Base sheet, the theme's own: CSS without custom properties, font faces not included."""
        tokens = read_tokens(self.print_stylesheets[0])
        return tuple(resolve_tokens(_sheet(folder / "epub.css"), tokens) for folder in (BASE, self.folder))


def load_theme(name: str, report: Report, span: Span | None = None) -> Theme:
    """Read a built-in theme. Reports: unknown-theme; the default then stands in, so that the stage can go on."""
    names = theme_names()
    if name not in names:
        report.add(_unknown(name, names, span))
        name = DEFAULT_THEME
    return _read_theme(THEMES / name)


def theme_names() -> tuple[str, ...]:
    """The built-in themes, by name."""
    return tuple(sorted(path.parent.name for path in THEMES.glob("*/theme.toml")))


def _read_theme(folder: Path) -> Theme:
    facts = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    tokens = _sheet(BASE / "tokens.css") + _sheet(folder / "tokens.css")
    families = [faces_in(THEMES / "fonts" / each) for each in facts["families"]]
    fallbacks = [faces_in(THEMES / "fonts" / each, fallback=True) for each in facts["fallbacks"]]
    return Theme(
        name=folder.name,
        folder=folder,
        print_stylesheets=(tokens, _sheet(BASE / "print.css"), _sheet(folder / "print.css")),
        cover_stylesheets=(tokens, _sheet(BASE / "cover.css"), _sheet(folder / "cover.css")),
        faces=tuple(face for family in (*families, *fallbacks) for face in family),
        code_family=facts["code-family"],
    )


def _sheet(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _unknown(name: str, names: tuple[str, ...], span: Span | None) -> Diagnostic:
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"the themes are: {', '.join(names)}"
    return Diagnostic(code=Code.UNKNOWN_THEME, message=f"unknown theme `{name}`", span=span, hint=hint)
