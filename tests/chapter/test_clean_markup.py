"""Elements, attributes and styles that a book can hold."""

from __future__ import annotations

import pytest
from drafting import after, draft_of, inner, messages

from postbook.chapter.clean_markup import clean_markup
from postbook.chapter.filter_styles import filter_style, filter_styles
from postbook.chapter.guard_classes import guard_classes

KEPT_AND_CHANGED = [
    ("<p onclick='x()' data-y='1'>tide</p>", "<p>tide</p>"),
    ("<Listing number='1'><my-tag>tide</my-tag></Listing>", "tide"),
    ("<center>tide</center>", '<div class="pb-center">tide</div>'),
    ("<p align='right'>tide</p>", '<p class="pb-right">tide</p>'),
    ("<font color='red'>tide</font> <big>x</big> <tt>y</tt>", "tide <span>x</span> <code>y</code>"),
    ("<a href='javascript:x()' target='_blank'>tide</a>", '<a href="javascript:x()">tide</a>'),
    ("<p lang='en_US'>tide</p>", '<p lang="en-US" xml:lang="en-US">tide</p>'),
    ("<p lang='no such tongue'>tide</p>", "<p>tide</p>"),
    ("<bdo>tide</bdo>", "<span>tide</span>"),
    ("<time datetime='last year'>tide</time>", "<span>tide</span>"),
    ("<time datetime='2016-06-07'>tide</time>", '<time datetime="2016-06-07">tide</time>'),
    ("<ol start='x' type='i'><li value='3'>tide</li></ol>", '<ol type="i"><li value="3">tide</li></ol>'),
    ("<p id='a b' class='  '>tide</p>", "<p>tide</p>"),
    ("<p><noscript>tide</noscript></p>", "<p>tide</p>"),
    ("<p hidden=''></p>tide", "tide"),
    ("a<!-- b -->c", "ac"),
    ("<img src='x.png' width='50%' height='12.0'/>", '<img src="x.png" height="12" style="width: 50%"/>'),
    ("<img alt='low tide'/>", "<span>low tide</span>"),
    (
        "<svg><script>x</script><path onclick='x' d='M0 0'/></svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    ),
]

STYLES = [
    ("text-align: CENTER; color: red; float: left", "text-align: center"),
    ("position: absolute; top: 0", ""),
    ("width: 300px", ""),
    ("width: 50%", "width: 50%"),
    ("margin-left: 2em; margin-left: 40em", "margin-left: 2em"),
    ("background: url(http://a.example/x.png)", ""),
    ("font-style: italic !important", "font-style: italic"),
    ("};{garbage", ""),
]


@pytest.mark.parametrize(("written", "expected"), KEPT_AND_CHANGED)
def test_markup_becomes_what_a_book_can_hold(written: str, expected: str) -> None:
    """Words stay; what only browsers understand goes or becomes its like."""
    assert expected == after(clean_markup, written)


@pytest.mark.parametrize(("written", "expected"), STYLES)
def test_styles_keep_what_suits_a_book(written: str, expected: str) -> None:
    """An author's style may slant and align, but not place, paint or fetch."""
    assert expected == filter_style(written)


def test_a_direction_is_said_in_markup() -> None:
    """EPUB takes no directions in styles."""
    assert '<p dir="rtl">x</p>' == after(filter_styles, "<p style='direction: RTL'>x</p>")


def test_what_is_left_out_is_said_once_a_kind() -> None:
    """Two scripts are one message; it has no line, for it speaks of both."""
    draft = draft_of("<p>tide</p><script>1</script><script>2</script>")
    clean_markup(draft)
    assert ["tide.html:1:12: warning[dropped-markup]: 2 `<script>` elements left out"] == messages(draft)
    assert "<p>tide</p>" == inner(draft.body)


def test_the_words_of_a_form_stay() -> None:
    """A form can't be filled in on paper, but it can be read."""
    draft = draft_of("<form><label>Name</label> <input value='x'/><button>Send</button></form>")
    clean_markup(draft)
    assert "<div><span>Name</span> Send</div>" == inner(draft.body)
    assert 3 == len(messages(draft))


def test_what_is_written_on_a_button_stays() -> None:
    """An input that is a button has its words in an attribute."""
    draft = draft_of("<p><input type='image' alt='Give'/> <input type='submit' value='Send'/><input value='x'/></p>")
    clean_markup(draft)
    assert "<p><span>Give</span> <span>Send</span></p>" == inner(draft.body)


def test_hidden_words_are_left_out_and_said() -> None:
    """What an author hid is not printed, and the author hears of it."""
    draft = draft_of("<p style='display: none'>secret</p><p>tide</p>")
    clean_markup(draft)
    assert "<p>tide</p>" == inner(draft.body)
    assert ["tide.html:1:1: warning[dropped-markup]: 1 hidden element left out"] == messages(draft)


def test_no_post_forges_our_classes() -> None:
    """A class that looks like ours is renamed."""
    assert '<p class="author-pb-note tide">x</p>' == after(guard_classes, "<p class='pb-note tide'>x</p>")


def test_words_in_foreign_markup_of_a_drawing_stay() -> None:
    """Diagrams keep their labels where no engine draws them."""
    drawing = "<svg><foreignObject x='1' y='2' height='10'><div>label</div></foreignObject></svg>"
    assert '<text x="1" y="9">label</text>' in after(clean_markup, drawing)


def test_formulas_are_what_epub_takes() -> None:
    """A fraction of three parts is a row, and what is no MathML is its words."""
    formula = "<math><mfrac><mi>a</mi><mi>b</mi><mi>c</mi></mfrac><x>d</x></math>"
    expected = "<mrow><mi>a</mi><mi>b</mi><mi>c</mi></mrow><mrow><mtext>d</mtext></mrow>"
    assert expected in after(clean_markup, formula)
