"""The shortcuts through the layout engine lead to the same pages, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from by_shortcuts import open_classic, section_of

from postbook.pdf import galley, shortcuts

PAGES = """@page { size: 100mm 140mm; margin: calc(8mm + 1%) 10mm; @bottom-center { content: counter(page) } }
@page wide { size: 140mm 100mm }
body { font: 10pt/1.4 "EB Garamond"; text-align: justify; hyphens: auto; --pb-gap: 1.5em }"""

DOCUMENTS = {
    "text that is hyphenated and justified": "<p lang='en'>" + "Notwithstanding characteristically long words. " * 60,
    "marks in the text": "<p>A <b>b <i>bi</i></b> <u>underlined</u>, <s>struck</s>, <code>code_in_line</code>." * 20,
    "custom properties and arithmetic": "<style>p{margin:var(--pb-gap) calc(2% + 1em);width:min(50%,9em)}</style>"
    "<p>one<p style='--pb-gap:3em'>two<div style='--pb-gap:4px'><p>three</div>",
    "lists, with all their markers": "<ol start=8><li>a<li>b<ul><li>c<li style='list-style:square'>d</ul></ol>"
    "<style>li::marker{font-variant-numeric:tabular-nums;color:#900}</style>",
    "a table whose borders collapse": "<style>table{border-collapse:collapse}td{border:1px solid;padding:3px}</style>"
    "<table><caption>Cap</caption><tr><th>a<th>b<tr><td colspan=2>c</table>" * 4,
    "a table whose borders stand apart": "<table><tr><td style='padding:9px;border:2px solid'>a<td>b</table>",
    "notes at the foot": "<style>.n{float:footnote}</style>" + "<p>Text<span class=n>A note.</span> goes on. " * 9,
    "floats and border-box sizes": "<style>aside{float:right;width:40%;box-sizing:border-box;padding:1%}</style>"
    "<aside>beside</aside>" + "<p>round about " * 40,
    "flex and grid": "<div style='display:flex'><p>a<p style='flex:1'>b</div>"
    "<div style='display:grid;grid-template-columns:1fr 2fr'><p>a<p>b</div>",
    "first letters and first lines": "<style>p::first-letter{font-size:2em}p::first-line{color:#00f}</style><p>"
    + "Twice the same. " * 30
    + "<p>"
    + "Twice the same. " * 30,
    "generated text and counters": "<style>h2{counter-increment:c}h2::before{content:counter(c) '. ' attr(data-x)}"
    "h2::after{content:leader('.') 'z'}</style><h2 data-x='one '>A</h2><h2 data-x='two '>B</h2>",
    "pages of two sizes": "<p>a<div style='page:wide'><p style='width:30vw;border:1px solid'>b</div>",
    "pages that begin with the wide one": "<div style='page:wide'><p style='width:30vw;border:1px solid'>b</div>",
    "pages named deep within blocks": "<style>@page tall{size:100mm 200mm}.w{page:wide}.t{page:tall}"
    ".f{float:right}.a{position:absolute}</style><div><div><p>a<p class=w>b</div><p class=w>c<div><p class=w>d<p>e"
    "</div></div><table class=t><tr><td class=w>f</table><p class=t>g<div><p class='f w'>h<p class=t>i</div>"
    "<div><p class='a w'>j<p class=t>k<p class='a w'>l</div><p><span class=w>m</span> <b class=t>n</b>"
    "<div class=w><p style='page:auto'>o<ul class=t><li class=w>p<li>q</ul></div>",
    "backgrounds and corners": "<style>p{background:#eee}i{border-radius:3px}b{background:currentcolor;color:#ccc}"
    "u{box-shadow:1px 1px #000}s{background:linear-gradient(#fff,#000)}q{visibility:hidden;background:#f00}"
    "h1{border-radius:10%/3px 0;border:2px solid;position:absolute;left:0;top:9em}li{background:rgba(0,0,0,0)}"
    "td{border-radius:5px}tr+tr{background:#ddd}col{background:#ffd}html{background:#fffef0}"
    "li::marker{background:#0f0}h2{border:4px solid;border-image:linear-gradient(red,blue) 1}</style>"
    "<p>a <i style='border:1px solid'>b</i> <b>c</b> <u>d</u> <s>e</s> <q>f</q><h1>g</h1><ul><li>h<li>i</ul>"
    "<table><col><tr><td style='border:1px solid'>j<td>k<tr><td>l</table><h2>m</h2>",
    "marks of one list in another": "<style>.n{width:30px}.w{font-size:20pt}.c{list-style-type:'a long mark '}"
    ".i{list-style-position:inside}.p{list-style-type:'a   b'}.s::marker{font-weight:bold}</style>"
    "<ul><li>a<li class=s>b<li><ul class=n><li>c<li class=c>d<li class=p>e</ul></ul><ul class=n><li class=c>f"
    "<li class=p>g<li class='c i'>h</ul><ul class=w><li>i<li class=c>j<li class=p>k<li lang=fr>l</ul>"
    "<ol start=99><li>m<li>n<li class=i>o</ol><ul dir=rtl><li>p<li class=c>q<ol class=n><li>r</ol></ul>"
    "<ul><li style='text-indent:2em'>s<li>t</ul>",
    "parts of widths and heights": "<style>.p{width:50%;margin:5% 1em;padding-left:10%;min-height:30%;border:1px solid}"
    ".q{height:60px;width:80%}.r{height:50%;box-sizing:border-box;width:90%}td{width:30%;padding:2%}"
    ".g>*{height:50%}</style><div class=p><div class=p>a<div class=p>b</div></div></div><div class=p>c</div>"
    "<div class=q><div class=p>d</div><div class=r>e</div></div><div class=r>f</div><table class=p><tr><td class=p>g"
    "<td><div class=p>h</div></table><table style='border-collapse:collapse'><tr><td class=p>i<td class=p>j</table>"
    "<div class=g style='display:flex'><p class=p>k<p class=p>l</div><div class=g style='display:grid;height:90px;"
    "grid-template-columns:1fr 2fr'><p class=p>m<p class=p>n</div><ul class=p><li class=p>o<li>p</ul>",
    "what lies on a line": "<style>.i{display:inline-block;width:3em}.r{position:relative;left:3px}.o{opacity:.5}"
    ".t{transform:rotate(9deg)}.z{z-index:-1}.f{float:left}.a{position:absolute}.h{overflow:hidden}.b{background:#eee}"
    "</style><p>a <b class=b>b <i class=i>c <u class=r>d</u></i></b> <b>e <u class=r>f</u></b> <b>g <u class='r z'>h"
    "</u></b> <b class=o>i <s>j</s></b> <b class=t>k</b> <b class='i t'>l</b> <b>m<u class=f>n</u></b> <b>o<u class=a>p"
    "</u></b> <b class=h>q</b> <b class='i h'>r</b> <b style='display:inline-flex'>s<u>t</u></b> <b>u<div>v</div>w</b>"
    "<span style='display:inline-table'><span style='display:table-cell'>x</span></span><ruby>y<rt>z</ruby>"
    "<p class=r>a<b class=o><i>b</i></b><p class=t><b>c</b><b class=z>d</b><ul><li><b class=o>e</b></ul>",
    "languages and directions": "<p lang=fa dir=rtl>سلام دنیا</p><p lang=ja>日本</p><p lang=tr>fi FI</p>"
    "<p style=\"font-language-override:'TRK'\">fi</p>",
    "features of the font": "<p style='font-variant:small-caps oldstyle-nums'>Abc 123<p style='letter-spacing:2px;"
    "word-spacing:1em;font-feature-settings:\"liga\" 0'>a fi b<pre style='tab-size:3'>a\tb</pre>",
    "places that links lead to": "<p id=one>1<p id=two>2<p><a href=#one>a</a> <a href=#two>b</a> <a href=x:>c</a>",
    "positions and overflow": "<div style='position:relative;overflow:hidden;height:2em'><p style='position:absolute;"
    "left:10%;top:50%'>x</div><p style='max-width:30%;min-height:50px'>y",
}


@pytest.fixture(autouse=True, scope="module")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    open_classic(tmp_path_factory.mktemp("fonts"))
    shortcuts.install()
    yield
    shortcuts.remove()
    shortcuts.install()


def test_same_pages_by_shortcuts_and_without() -> None:
    """Documents of every kind, set twice by shortcuts in one process, are those that the engine sets without."""
    by_shortcuts = [galley.typeset(section_of(PAGES, body)) for _ in range(2) for body in DOCUMENTS.values()]
    shortcuts.remove()
    without = [galley.typeset(section_of(PAGES, body)) for body in DOCUMENTS.values()]
    shortcuts.install()
    names = list(DOCUMENTS)
    differing = [names[index % len(names)] for index, each in enumerate(by_shortcuts) if each != (without * 2)[index]]
    assert [] == differing


def test_no_style_of_one_document_in_another() -> None:
    """A document whose sheet differs in one rule is set by its own sheet, also right after the other."""
    body = DOCUMENTS["marks in the text"]
    first = galley.typeset(section_of(PAGES, body))
    other = galley.typeset(section_of(PAGES, f"<style>b{{font-size:20pt}}</style>{body}"))
    again = galley.typeset(section_of(PAGES, body))
    assert again == first
    assert first.pdf != other.pdf
