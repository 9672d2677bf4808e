"""Formulas: in lines, displayed, in tables, lists, headings and notes, matrices, long ones."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

FORMULAS = (
    r"x^2 + y^2 = z^2",
    r"\frac{a}{b + \sqrt{c}}",
    r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
    r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
    r"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n = e",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"\mathbb{R} \subset \mathbb{C}",
    r"\alpha \le \beta < \gamma",
    r"\hat{x} \cdot \vec{y}",
    r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\overline{a + b}",
    r"\log_2 n",
)


def _write(folder: Path) -> Path:
    writer = Writer("formulas")
    posts = {
        "In lines": "\n\n".join(f"{writer.sentence()} So ${tex}$ and {writer.sentence()}" for tex in FORMULAS),
        "Displayed": "\n\n".join(f"{writer.sentence()}\n\n$$\n{tex}\n$$" for tex in FORMULAS),
        "In other places": _places(writer),
        "Many": " ".join(f"$x_{{{number}}} = {number}^2$, {writer.words(2)}." for number in range(80)),
    }
    return write_book(folder, "Formulas", posts)


def _places(writer: Writer) -> str:
    rows = "\n".join(f"| {writer.words(1)} | ${tex}$ |" for tex in FORMULAS if "|" not in tex and "&" not in tex)
    return f"""\
## Of $x^2$ and other squares

- {writer.words(2)} ${FORMULAS[1]}$
    1. $$ {FORMULAS[2]} $$

> {writer.sentence()} ${FORMULAS[3]}$

| name | formula |
|---|---|
{rows}

**Bold ${FORMULAS[6]}$** and [a link with ${FORMULAS[7]}$](https://example.org/), and a note.[^1]

<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="a over b"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>

[^1]: In a note: ${FORMULAS[8]}$.
"""


BOOK = Book(name="formulas", write=_write)
