"""Lines of text that are kept, remembered or written by a table are those of the engine, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from by_shortcuts import open_classic, section_of

from postbook.chapter.chapter import Picture
from postbook.pdf import galley, shortcuts
from postbook.pdf.setting import Galley
from postbook.pdf.shortcuts import kept_lines, whole_texts
from postbook.themes import faces

PAGES = """@page { size: 100mm 140mm; margin: 10mm }
body { font: 10pt/1.4 "EB Garamond"; hyphens: auto; orphans: 1; widows: 1 }"""

LONG = "Notwithstanding characteristically long and office-like words, AVATAR To. "
WORD = "affine Ta"
AMIRI = Path(faces.__file__).parent / "fonts" / "amiri"

DOCUMENTS = {
    "ragged lines": f"<p>{LONG * 40}",
    "justified lines": f"<p style='text-align:justify'>{LONG * 40}",
    "lines with a note between words": f"<p>{LONG}<b>{LONG}</b> and <i>{LONG}</i>{LONG}" * 5,
    "the same words in code": "<pre>" + "<b>fn</b> <i>main</i>() { <b>let</b> x = <u>1</u>; }\n\tx\n\n" * 30 + "</pre>",
    "code that is wrapped": f"<pre style='white-space:pre-wrap;overflow-wrap:anywhere'>{'abc_defgh' * 60}\n\nx y</pre>",
    "words in narrow columns": "".join(
        f"<div style='width:{width / 10}px;text-align:{align}'>{WORD}</div>"
        for width in range(380, 480, 2)
        for align in ("left", "right")
    ),
    "words that differ in one property": "".join(
        f"<p>{WORD} <span style='{style}'>{WORD}</span> {WORD}"
        for style in (
            *("letter-spacing:2px", "word-spacing:3px", "font-size:11pt", "font-style:italic", "font-weight:700"),
            *("font-variant-caps:small-caps", "font-variant-ligatures:none", "font-kerning:none", "direction:rtl"),
            *("text-decoration:underline", "text-decoration:line-through", 'font-feature-settings:"salt"', "color:red"),
            *(
                "white-space:nowrap",
                "hyphens:none",
                "line-height:3",
                "overflow-wrap:anywhere",
                "font-stretch:condensed",
            ),
            *("font-family:'JetBrains Mono'", "visibility:hidden", "text-transform:uppercase", "font-size:0"),
        )
    )
    + f"<p lang=tr>{WORD}<p lang=fa>{WORD}",
    "blanks": "<p>a <b> </b> <i> </i>b&nbsp;<u>&nbsp;</u>c <s>d </s> <code> </code>" * 20,
    "lines that are cut off": "<style>div{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;width:30px}"
    "p{width:60px;max-lines:2;block-ellipsis:auto;continue:discard}</style>"
    + f"<div>{WORD}</div><div>{WORD} and more</div><p>{LONG}<div style='width:300px'>{WORD}</div>" * 3
    + f"<div>{WORD}</div><div style='position:relative;overflow:visible;text-overflow:clip'>{WORD}</div>",
    "soft hyphens": "<p style='width:70px'>Not&shy;with&shy;stand&shy;ing charac&shy;ter&shy;is&shy;ti&shy;cal&shy;ly "
    * 9,
    "hyphens before blanks in spaced text": "".join(
        f"<p style='word-spacing:9px;width:{width}px'>foo&shy;&nbsp;bar&shy; foo&shy;&nbsp;bar"
        for width in (0, 10, 20, 30)
    ),
    "tabs of several widths": "".join(
        f"<pre style='tab-size:{width}'>a\tb <b>c\td</b></pre>" for width in (2, 8, "30px")
    ),
    "letters spaced, and joined to nothing": "<style>p{width:40px;word-spacing:-2px;letter-spacing:2.5px;"
    "white-space:nowrap;word-break:break-all;overflow-wrap:anywhere}</style>"
    "<p>\u3000. &nbsp;&shy;&shy;&shy;a&shy;charac\u200b<b>.</b> ",
    "ends of lines within a text": "<style>p{width:5px;white-space:pre-wrap;hyphens:none;text-align:right;"
    "word-break:break-all;overflow-wrap:anywhere}</style><p> \u2028 &shy;&shy;fi<b>\u3000\u200d\n</b>\u200d \u3000 "
    "charac\u2028 fi/\u3000acharac&shy;teristic</p>",
    "one text in both directions": "<p>[a.<p dir=rtl>[a.<p>[a.<p dir=rtl>[a.",
    "right to left": "<style>p{font-family:Amiri}</style><p dir=rtl lang=fa>سلام دنیا، <b>سلام</b> (abc 123) دنیا " * 30
    + "<p>mixed سَلامٌ شَدَّة <i>שלום</i> text",
    "what fonts lack, raise and move": "<p>a\u0302\u0323 \U0001f600 日本 \u200d\u200b x\u0483 \u2028 e\u0301 ﷽ \x0b y"
    * 3,
    "first letters and lines": "<style>p::first-letter{font-size:2em}p::first-line{color:#00f}</style><p>" + LONG * 9,
    "a head that every page repeats": "<table><thead><tr><th>Word<th>Text</thead>"
    + "<tr><td>cell<td>of a table" * 90
    + "</table>",
    "text in a drawing": "<svg width=200 height=40><text x=5 y=20 font-size=14>Word <tspan dx=4>Word</tspan></text>"
    "<text x=5 y=35 letter-spacing=3>Word</text></svg>" * 2,
    "lists and leaders": "<style>a::after{content:leader(dotted) 'p'}</style>" + "<ol><li>x<li><a>y</a></ol>" * 20,
    "text that is laid out again": "<div style='columns:2'>" + f"<p>{LONG}" * 30 + "</div>"
    "<table><tr><td>min max<td style='width:1px'>min max</table>",
}


@pytest.fixture(autouse=True, scope="module")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    open_classic(tmp_path_factory.mktemp("fonts"), [AMIRI])
    shortcuts.install()
    yield
    shortcuts.remove()
    shortcuts.install()


@lru_cache
def by_the_engine(name: str) -> Galley:
    """A document as the engine sets it."""
    shortcuts.remove()
    try:
        return galley.typeset(section_of(PAGES, DOCUMENTS[name]))
    finally:
        shortcuts.install()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_same_text_by_shortcuts_and_without(name: str) -> None:
    """A text is set twice as the engine sets it once, the second time from what is known of the first."""
    expected = by_the_engine(name)
    assert [expected] * 2 == [galley.typeset(section_of(PAGES, DOCUMENTS[name])) for _ in range(2)]


@pytest.mark.parametrize("name", ["ragged lines", "the same words in code", "right to left", "lists and leaders"])
def test_same_text_where_little_is_kept(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A section with more lines and words than are kept is set as any other."""
    monkeypatch.setattr(kept_lines, "MOST_LINES", 3)
    monkeypatch.setattr(whole_texts, "MOST_TEXTS", 3)
    expected = by_the_engine(name)
    assert expected == galley.typeset(section_of(PAGES, DOCUMENTS[name]))


def test_a_font_that_comes_later() -> None:
    """A book's sheet that names a file for a family is followed, also where the text was set without it before."""
    file = next((Path(faces.__file__).parent / "fonts" / "inter").glob("*.ttf"))
    face = Picture(href="styles/x.ttf", media_type="font/ttf", width=0, height=0, data=file.read_bytes())
    without = replace(
        section_of(PAGES, f"<p>{WORD}<b>{WORD}</b>"), styles=(PAGES, "p{font-family:Later, 'EB Garamond'}")
    )
    rule = "@font-face{font-family:Later;src:url(styles/x.ttf)}"
    named = replace(without, styles=(*without.styles, rule), pictures={face.href: face})

    first, second = galley.typeset(without), galley.typeset(named)
    shortcuts.remove()
    expected = galley.typeset(named)
    shortcuts.install()

    assert {"EB Garamond"} == {font.family for font in first.fonts}
    assert expected == second
