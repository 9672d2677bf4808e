"""TeX as authors of blogs write it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from postbook.formulas.tex import InvalidTeX, plain_tex, unread_formulas


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"x\_i + y\_{12}", "x_i + y_{12}"),
        (r"x\_\* \le x^\*", r"x_* \le x^*"),
        (r"\sum\limits\_{i=1}^n x", r"\sum\limits_{i=1}^n x"),
        (r"\mathit{low\_tide} = t\_0", r"\mathit{low\_tide} = t\_0"),
        (r"low\_tide", r"low\_tide"),
        (r"a \\ b", r"a \\ b"),
        (r"a \\\\ b", r"a \\ b"),
        (r"\\lim\_\{x \\to 0} f", r"\lim_{x \to 0} f"),
        (r"\\{x \in A\\}", r"\{x \in A\}"),
        (r"\begin{cases} a \\{b} \end{cases} \\}", r"\begin{cases} a \\{b} \end{cases} \\}"),
    ],
)
def test_backslashes_for_markdown_are_no_tex(written: str, meant: str) -> None:
    """Readers of Markdown that know no formulas want signs of emphasis escaped in them."""
    assert meant == plain_tex(written)


def test_formulas_with_one_fault_are_one_message() -> None:
    """A command that only the blog defines is used in every line of a post."""
    problems = [InvalidTeX(r"\tide{1}", "`\\tide` is not known"), InvalidTeX(r"\tide{2}", "`\\tide` is not known")]
    (message,) = unread_formulas(problems, PurePosixPath("tide.md"))
    assert (
        "tide.md: error[invalid-math]: can't read 2 formulas, first `\\tide{1}`: `\\tide` is not known"
        == (str(message).partition("\n")[0])
    )
