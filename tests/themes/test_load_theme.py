"""Themes by name."""

from __future__ import annotations

from postbook.diagnostics import Report
from postbook.themes.theme import load_theme, theme_names


def test_the_built_in_themes() -> None:
    """One for reading, one for code and tables."""
    assert ("classic", "technical") == theme_names()


def test_a_theme_names_the_font_of_its_code() -> None:
    """Which an EPUB holds for the letters of code alone."""
    theme = load_theme("technical", Report())

    assert ("technical", "JetBrains Mono") == (theme.name, theme.code_family)
    assert theme.code_family in {face.family for face in theme.faces if not face.fallback}


def test_a_misspelt_theme_is_recognised() -> None:
    """The message names the nearest theme, and the stage goes on with the default."""
    report = Report()

    assert "classic" == load_theme("clasic", report).name
    assert ["error[unknown-theme]: unknown theme `clasic`\n  hint: did you mean `classic`?"] == [
        str(said) for said in report.diagnostics
    ]


def test_a_theme_that_is_like_no_other_gets_the_list() -> None:
    """Nothing near: then all there are. The base sheets are no theme."""
    report = Report()
    load_theme("base", report)

    assert ["the themes are: classic, technical"] == [
        said.hint for said in report.diagnostics if not said.hint.startswith("did you mean")
    ]
