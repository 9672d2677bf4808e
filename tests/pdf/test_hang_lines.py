"""Long lines of code: what goes on below hangs."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from postbook.pdf.hang_lines import LONGEST_LINE, hang_lines
from postbook.xhtml import element, serialize

X = ' xmlns="http://www.w3.org/1999/xhtml"'
LONG = "x" * (LONGEST_LINE + 1)


def hung(code: str) -> str:
    """A block of code with its long lines hung; `X` stands for a long word."""
    body = etree.fromstring(f"<div{X}><pre><code>{code.replace('X', LONG)}</code></pre></div>")
    hang_lines(body)
    return re.sub(r"^<div><pre><code>|</code></pre></div>$", "", serialize(body).replace(X, "").replace(LONG, "X"))


def test_a_long_line_is_held_together_with_its_end() -> None:
    """It goes on four columns further in than it begins; the lines around it stay."""
    expected = 'a\n<span class="pb-long-line" style="--pb-hang:6ch">  X\n</span>b\n'
    assert expected == hung("a\n  X\nb\n")


def test_tabs_count_as_four_and_the_deepest_line_leaves_room() -> None:
    """A line that begins in the middle of the page goes on further out."""
    assert '<span class="pb-long-line" style="--pb-hang:8ch">\tX</span>' == hung("\tX")
    assert "--pb-hang:24ch" in hung(f"{' ' * 40}X")


def test_what_crosses_lines_is_cut_at_their_ends() -> None:
    """A comment of three lines is three comments; its id is that of the first."""
    comment = '<span class="c" id="n">/* a\nX\nb */</span> z'
    expected = (
        '<span class="c" id="n">/* a</span>\n'
        '<span class="pb-long-line" style="--pb-hang:4ch"><span class="c">X</span>\n</span>'
        '<span class="c">b */</span> z'
    )
    assert expected == hung(comment)


def test_a_long_word_that_colours_divide_may_break_after_its_signs() -> None:
    """The layout engine breaks no word that lies in several elements."""
    word = f'{"tide(low)." * 6}<span class="nf">rise</span>()'
    expected = f'{"tide(<wbr/>low).<wbr/>" * 6}<span class="nf">rise</span>()'
    assert f'<span class="pb-long-line" style="--pb-hang:4ch">{expected}</span>' == hung(word)


def test_a_long_line_may_break_before_signs_that_hold_to_what_stands_before() -> None:
    """By Unicode's rules no line breaks before a colon or a slash, even after a space; code has words that begin so."""
    line = 'X = [<span class="s">:low</span>, <span class="s">:high</span>] /tide'
    expected = 'X = [<span class="s">:low</span>, <wbr/><span class="s">:high</span>] <wbr/>/tide'
    assert f'<span class="pb-long-line" style="--pb-hang:4ch">{expected}</span>' == hung(line)


def test_places_in_code_stay() -> None:
    """Something may link to them."""
    assert '<span class="pb-long-line" style="--pb-hang:4ch">X<span id="n"/></span>' == hung('X<span id="n"/>')


def test_what_authors_have_nested_is_left_alone() -> None:
    """Cutting it might break what they meant."""
    nested = '<a href="y"><b>X</b></a>'
    assert nested == hung(nested)


def test_blocks_of_short_lines_are_left_alone() -> None:
    """Most are."""
    assert "a <b>b\nc</b>" == hung("a <b>b\nc</b>")


@given(st.lists(st.tuples(st.booleans(), st.text(st.sampled_from("ab \n"), max_size=90)), max_size=9))
def test_what_is_copied_is_the_code(pieces: list[tuple[bool, str]]) -> None:
    """To the last space."""
    code = element("code")
    for is_marked, text in pieces:
        code.append(element("span", text if is_marked else "", class_="k"))
        code[-1].tail = None if is_marked else text
    body = element("div", "", element("pre", "", code))
    before = "".join(map(str, body.itertext()))
    hang_lines(body)

    assert before == "".join(map(str, body.itertext()))
