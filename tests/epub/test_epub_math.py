"""Formulas in the EPUB."""

from __future__ import annotations

import pytest
from epub_samples import packaged, section

from epub_inspector import EpubInspector
from postbook.diagnostics import Report
from postbook.formulas.mathml import mathml_of
from postbook.formulas.tex import InvalidTeX, plain_tex
from postbook.xhtml import MATHML, XHTML, plain_text


def sample(tex: str, *, display: bool = False, report: Report | None = None) -> EpubInspector:
    """A chapter with one formula."""
    name = "pb-math pb-display" if display else "pb-math"
    return packaged(section("sums", f'<p>So <span class="{name}" data-tex="{tex}">{tex}</span>.</p>'), report=report)


def test_a_formula_is_mathml_with_alternatives() -> None:
    """A formula can be read out, copied as TeX, and shown as a picture where MathML is not known."""
    epub = sample("x^2")
    math = next(epub.documents["text/sums.xhtml"].iter(f"{MATHML}math"))
    assert "x^2" == math.get("alttext")
    assert "x^2" == math.findtext(f"{MATHML}semantics/{MATHML}annotation")
    assert [] == epub.broken_links()
    assert ("image/svg+xml", "") == epub.manifest[math.get("altimg").removeprefix("../")]


def test_the_manifest_says_which_documents_hold_formulas() -> None:
    """Reading systems are told that they need MathML."""
    assert "mathml" == sample("x").manifest["text/sums.xhtml"][1]


def test_a_display_formula_stands_alone() -> None:
    """A formula between dollars in pairs is set as a block."""
    math = next(sample("x", display=True).documents["text/sums.xhtml"].iter(f"{MATHML}math"))
    assert "block" == math.get("display")


def test_a_formula_that_cannot_be_read_is_told_and_stays_as_tex() -> None:
    """A mistake in a formula costs the reader nothing but its beauty."""
    report = Report()
    epub = sample(r"\foo + 1", report=report)
    assert "Sums So \\foo + 1." == epub.text("text/sums.xhtml")
    assert [
        "chapters/sums.md: error[invalid-math]: can't read the formula `\\foo + 1`: `\\foo` is not known\n"
        "  hint: check its braces and commands; `\\$` is a dollar sign"
    ] == [str(said) for said in report.diagnostics]


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        ("", "it is empty"),
        (r"\frac{a}", "an argument is missing"),
        ("x^", "nothing follows `^` or `_`"),
        (r"\left( x", r"`\left` and `\right` don't pair"),
    ],
)
def test_what_is_wrong_with_a_formula_is_said(tex: str, reason: str) -> None:
    """An author learns why a formula can't be set."""
    with pytest.raises(InvalidTeX) as told:
        mathml_of(tex, display=False)
    assert reason == told.value.reason


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"\begin{align}a&=b\label{x}\end{align}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{aligned}a&=b\end{aligned}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{alignat}{2}a&=b\end{alignat}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{gather}a\\b\end{gather}", r"\begin{matrix}a\\b\end{matrix}"),
        (r"\text{if $x$}", r"\hbox{if $x$}"),
        ("a % note\n+ b", "a \n+ b"),
        (r"50\% \nonumber", r"50\%"),
        (r"\R \to \Rho", r"\mathbb{R}  \to \mathrm{P}"),
    ],
)
def test_tex_is_put_into_words_that_our_engines_know(tex: str, plain: str) -> None:
    """What MathJax reads and our engines don't is rewritten, and equations are not numbered."""
    assert plain == plain_tex(tex)


def test_equal_formulas_share_a_picture() -> None:
    """A formula that is used a hundred times is drawn once."""
    span = '<span class="pb-math" data-tex="x">x</span>'
    epub = packaged(section("sums", f"<p>{span} {span}</p>"))
    assert 1 == sum(kind == "image/svg+xml" for kind, _ in epub.manifest.values())
    assert 2 == len(list(epub.documents["text/sums.xhtml"].iter(f"{MATHML}math")))
    assert "So" not in plain_text(epub.documents["text/sums.xhtml"].find(f"{XHTML}body"))


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\bigl\{ x \bigr\}", "{x}"),
        (r"\Bigl\lfloor x \Bigr\rfloor", "⌊x⌋"),
        (r"\begin{pmatrix} a \end{pmatrix}^n", "(a)n"),
    ],
)
def test_what_the_converter_gets_wrong_is_mended(tex: str, shown: str) -> None:
    """Large delimiters and powers of matrices come out as MathJax would show them."""
    math = mathml_of(tex, display=True)
    assert shown == "".join(math.itertext())
    assert all(len(power) == 2 for power in math.iter(f"{MATHML}msup"))


@pytest.mark.parametrize(
    ("tex", "attributes"),
    [
        (r"\color{orange} x", {"mathcolor": "#ffa500"}),
        (r"\color{nocolour} x", {}),
        (r"\href{javascript:alert(1)}{x}", {}),
        (r"\begin{align} a \end{align}", {"displaystyle": "true", "rowspacing": "3pt", "columnalign": "right"}),
    ],
)
def test_only_attributes_that_mathml_takes_are_left(tex: str, attributes: dict[str, str]) -> None:
    """Colours become numbers; links, scripts and lengths that are none are left out."""
    math = mathml_of(tex, display=True)
    assert attributes == {
        name: value for node in math.iter() for name, value in node.attrib.items() if node is not math
    }
