"""Elements that look alike are matched once, and only where that is the same as matching each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace

import pytest
from by_shortcuts import open_classic

from postbook.pdf import galley, shortcuts
from postbook.pdf.setting import Copy
from postbook.pdf.shortcuts import cascades
from postbook.pdf.shortcuts.asked import asked_of

PAGES = """@page { size: 90mm 60mm; margin: 9mm; @top-left { content: "a" string(h) } @bottom-center {
  content: counter(page) "/" counter(pages) } }
@page :nth(2n) { margin-left: 15mm; @top-left { content: "even" } } @page :first { @top-left { color: #900 } }
@page wide { size: 120mm 60mm; @top-right { content: "wide" } } @page wide:right { @top-right { content: "right" } }
@page :blank { @bottom-center { content: none } } h2 { string-set: h content() }
body { font: 10pt/1.4 "EB Garamond" }"""

DOCUMENTS = {
    "what stands beside": (
        "p+p{color:#100} p+b+p{color:#200} h2~p{color:#300} p:first-child{color:#400} p:last-child{color:#500}"
        "p:nth-child(3){color:#600} p:nth-child(2 of .c){color:#700} p:only-of-type{top:1px} :where(p+p){margin:1px}",
        "<p>a<p>b<b>c</b><p class=c>d<h2>e</h2><p>f<p class=c>g<div><p>h</div><div><p>i<p class=c>j<i>k</i></div>",
    ),
    "what stands within": (
        "p:has(b){color:#100} div:has(>p>i){color:#200} p:not(:has(b,i)){color:#300} p:empty{height:9px}"
        ".t:has(tr>:nth-child(3)) td{color:#400} p:has(+h2){color:#500}",
        "<p>a<p>a<b>b</b><p>a<i>i</i><p></p><p>x<h2>h</h2><div><p>a<i>b</i></div><div><p>a<i></i></div><div><p>a</div>"
        "<table class=t><tr><td>1<td>2</table><table class=t><tr><td>1<td>2<td>3</table>",
    ),
    "what attributes say": (
        "[data-a]{color:#100} [data-a=x]{color:#200} [data-b^=y]{color:#300} [data-c='z' i]{color:#400}"
        "[class*=ong]{color:#500} [class~=one][title]{color:#600} [data-D]{color:#700} a[href$='.de']{color:#800}"
        "#one{color:#900} [title=''] b{color:#b00}",
        "<p data-a>a<p data-a=x>b<p data-a=w>c<p data-b=yy>d<p data-b=zz>e<p data-c=Z>f<p data-c=q>g<p class=long>h"
        "<p class='one two' title>i<p class='two one' title=t>j<p class=one>k<p data-d>l<p id=one>m<p id=two>n"
        "<p id=three>o<p id=four>p<p><a href=x.de>q</a> <a href=x.fr>r</a> <a>s</a><p title><b>t</b><p title=t><b>u",
    ),
    "what stands around": (
        "div b{color:#100} div>b{color:#200} .a .b b{color:#300} .a:not(.c) i{color:#400} :is(.a,.c) u{color:#900}"
        "@layer l{div i{color:#500}} @layer m{div i{padding:3px}} i{color:#600!important;padding:1px}"
        "svg rect{fill:#700} [dir=rtl] b{color:#800}",
        "<b>a</b><div><b>a</b><p><b>a</b></div><div class=a><p class=b><b>b</b><i>i</i></p><p><b>b</b></div><div class="
        "'a c'><i>i</i><u>u</u></div><div class=c><p><u>u</u></div><svg width=9 height=9><rect width=5 height=5></svg>"
        "<div dir=rtl><b>a</b></div><div dir=ltr><b>a</b></div>",
    ),
    "languages": (
        ":lang(de){color:#100} :lang(de-AT) b{color:#200} [lang] i{color:#300} [lang|=fr]{color:#400}"
        "p:lang(en)::before{content:'en '}",
        "<p>a<b>b</b><p lang=de>c<b>d</b><i>e</i><p lang=de-AT>f<b>g</b><p lang=fr>h<p lang=fr-CA>j<p lang=fry>",
    ),
    "names of places": ("[id^=t]{color:#a00}", "<p id=one>m<p id=two>n<p id=three>o<p>p"),
    "what attributes declare": (
        "p{color:#100;margin:2px} p.c{color:#200!important} b{--x:4px;padding:var(--x)}",
        "<p style='color:#300'>a<p class=c style='color:#300'>b<p class=c style='color:#300!important'>c<p style=';'>d"
        "<p style=';'>e<p><b style='--x:9px'>f</b> <b>g</b><p id=x style='margin:3px'>h<p id=y style='margin:3px'>i",
    ),
    "what is put before and after": (
        "p::before{content:counter(c) ' '} p+p::before{content:'second '} p:first-child::after{content:'!'}"
        ".n::before{content:none} p::first-letter{color:#900} .l::first-line{color:#090} .a,.b::before{color:#009}"
        "li::marker{color:#900} li:nth-child(2)::marker{color:#090} body{counter-reset:c 4}",
        "<p>a<p>b<p class=n>c<div><p class=l>d e f<p class=a>g<p class=b>h</div><ol><li>a<li>b<li class=n>c</ol>",
    ),
    "boxes without an element": (
        "li{white-space:nowrap} ul.i{list-style-position:inside} a::after{content:leader('. ') ' end'}"
        "b::before{content:'x  y'} .f{display:flex} .t{display:table-cell;white-space:pre} i{display:inline-block}",
        "<ul><li>a  b<li>c</ul><ul class=i><li>d<li>e</ul><p><a>f</a><p><a>g</a><p>h <i>i  j</i> <b>k</b> <b>l</b>"
        "<div class=f>text <p>m</p> more</div><div class=f>text <p>n</p> more</div><div class=t>o  p</div>q<p>r</p>s",
    ),
    "pages": (
        ".w{page:wide} .r{break-before:right}",
        "<h2>One</h2>" + "<p>many words. " * 30 + "<div class=w><h2>Two</h2>" + "<p>more of them. " * 20 + "</div>"
        "<p class=r>right<p class=r>right again<p>" + "and so on " * 200,
    ),
}


@pytest.fixture(autouse=True, scope="module")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    open_classic(tmp_path_factory.mktemp("fonts"))
    shortcuts.install()
    yield
    shortcuts.remove()
    shortcuts.install()


def drawn(styles: str, body: str, sheet: str = "", head: str = "", root: str = "lang=en") -> bytes:
    """A document with everything on its pages, margin boxes too."""
    html = f"<!DOCTYPE html><html {root}><title>t</title>{head}<body>{body}</body></html>"
    return galley.draw(Copy(name="t", html=html, styles=(PAGES, styles), pictures={}, sheet=sheet))


def assert_same(documents: Sequence[Mapping[str, str]]) -> None:
    """All of them, set one after the other with what is known of those before, are as the engine sets them alone."""
    by_shortcuts = [drawn(**each) for each in documents]
    shortcuts.remove()
    without = [drawn(**each) for each in documents]
    shortcuts.install()
    assert [] == [each for each, one, other in zip(documents, by_shortcuts, without, strict=True) if one != other]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_same_styles(name: str) -> None:
    """Whatever a rule asks for, its elements look as the engine makes them, also when asked again."""
    assert_same([{"styles": DOCUMENTS[name][0], "body": DOCUMENTS[name][1]}] * 2)


def test_one_sheet_for_documents_of_all_kinds() -> None:
    """What is known of one document's elements holds for those of the next only where these look alike to the sheet."""
    styles = "".join(styles for styles, _ in DOCUMENTS.values())
    bodies = [body for _, body in DOCUMENTS.values()]
    assert_same([{"styles": styles, "body": body} for body in (*bodies, *reversed(bodies))])


def test_languages_of_whole_documents() -> None:
    """The same markup is of another language where the document says so, in its root or for the whole."""
    styles = "p:lang(de){color:#900} :lang(fr) p{margin:9px}"
    body = "<p>a<p lang=de>b<p lang=fr>c<div lang=fr><p>d<p lang=de>e</div><div lang=de><p>f</div><p lang=it>g"
    german = "<meta http-equiv=content-language content=de>"
    cases = (("", "lang=en"), ("", "lang=de"), (german, ""), ("", ""), (german, "lang=fr"), ("", "dir=rtl"))
    assert_same([{"styles": styles, "body": body, "head": head, "root": root} for head, root in cases])


def test_sheets_in_another_order() -> None:
    """A rule wins by the place and the origin of its sheet, also when the same sheets were used otherwise before."""
    blue, red = "p{color:#00f}", "p{color:#f00;margin:9px} b{color:#0f0!important}"
    cases = ((blue, red), (red, blue), (blue + red, ""), (red + blue, ""), (blue, red))
    assert_same([{"styles": styles, "body": "<p>a<b>b</b><p>c", "sheet": sheet} for styles, sheet in cases])


def test_forgets_before_it_knows_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has seen very many kinds of elements begins anew, and styles the next as before."""
    monkeypatch.setattr("postbook.pdf.shortcuts.matching.MOST_NODES", 3)
    styles, body = DOCUMENTS["what stands around"]
    assert_same([{"styles": styles, "body": body}] * 3)


def test_a_long_book_of_many_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known of classes and of rules that match does not grow with the book, though no element looks new."""
    monkeypatch.setattr("postbook.pdf.shortcuts.matching.MOST_NODES", 9)
    shortcuts.forget()
    body = "".join(f"<p class=c{{0}}-{number}>a" for number in range(8))
    for chapter in range(5):
        drawn(styles="p{color:#100} p+p{color:#200}", body=body.format(chapter))
    (known,) = cascades._lists

    assert 8 == len(known._matching._classes)
    assert len(known._keys) <= len(known._outcomes)


def test_what_a_selector_asks_for() -> None:
    """Only what follows from an element and those around it is known beforehand."""

    def settled(selector: str) -> bool:
        import cssselect2

        matcher = cssselect2.Matcher()
        for compiled in cssselect2.compile_selector_list(selector):
            matcher.add_selector(compiled, None)
        return not asked_of(matcher).unsettled

    assert all(
        map(settled, ("p", ".a > p", "p.a:not(#b) i", ":link", ":lang(de)", ":root", "[a=b i] p", ":where(a, b)"))
    )
    asking = ("p+p", "p~p", ":first-child", ":nth-child(2)", ":has(p)", ":empty", ":not(p + p)", "div:only-child p")
    assert not any(map(settled, asking))
    assert not any(map(settled, (":first-of-type", ":nth-last-of-type(2)", ":disabled", ":local-link")))


def test_another_version_of_the_selectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """With tables that these shortcuts were not written for, the engine does all by itself."""
    expected = drawn(*DOCUMENTS["what stands beside"])
    shortcuts.remove()
    monkeypatch.setattr("postbook.pdf.shortcuts.style_for.cssselect2", SimpleNamespace(VERSION="0.11"))
    shortcuts.install()
    found = drawn(*DOCUMENTS["what stands beside"])
    monkeypatch.undo()
    shortcuts.remove()
    shortcuts.install()
    assert expected == found
