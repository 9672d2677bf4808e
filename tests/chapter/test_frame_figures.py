"""Figures: captions from titles, and the credit that ends them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import after, draft_of, inner

from postbook.chapter.frame_figures import frame_figures
from postbook.manuscript.post import Markup


def figure_titled(title: str, *, markup: Markup = Markup.MARKDOWN) -> str:
    """The caption of a picture that has this title and its paragraph to itself."""
    draft = draft_of('<p><img src="pier.png"></p>')
    draft.post = replace(draft.post, markup=markup)
    draft.body[0][0].set("title", title)
    frame_figures(draft)
    return inner(draft.body).partition("<figcaption>")[2].partition("</figcaption>")[0]


@pytest.mark.parametrize(
    ("title", "caption"),
    [
        ("The pier", "The pier"),
        ("The *old* pier", "The <em>old</em> pier"),
        ("The *pier*", "The <em>pier</em>"),
        ("The pier. *Ann Author*", 'The pier. <span class="pb-credit">Ann Author</span>'),
        ("The pier *Photo: Ann*", 'The pier <span class="pb-credit">Photo: Ann</span>'),
        ("The *pier*. *© Ann*", 'The <em>pier</em>. <span class="pb-credit">© Ann</span>'),
        ("*Photo: Ann*", "<em>Photo: Ann</em>"),
        ("Vec<T> and a_b_c", "Vec&lt;T&gt; and a_b_c"),
        ("1. Set sail", "1. Set sail"),
    ],
)
def test_a_title_is_markdown_and_may_end_in_a_credit(title: str, caption: str) -> None:
    """Emphasised words after the last sentence say whose picture it is; any other emphasis is emphasis."""
    assert caption == figure_titled(title)


def test_a_title_in_html_is_plain_text() -> None:
    """Only who writes Markdown means Markdown."""
    assert "The *pier*" == figure_titled("The *pier*", markup=Markup.HTML)


@pytest.mark.parametrize(
    "credit",
    [
        '<span class="credit">Ann</span>',
        '<cite class="credit">Ann</cite>',
        '<small class="photo-credit">Ann</small>',
        "<small>Ann</small>",
    ],
)
def test_a_credit_may_be_marked_as_one(credit: str) -> None:
    """By its class, or by small print at the caption's end."""
    caption = after(frame_figures, f'<figure><img src="a.png"><figcaption>The pier. {credit}</figcaption></figure>')

    assert "pb-credit" in caption
    assert "<small" not in caption
    assert "<cite" not in caption


def test_small_print_within_a_caption_is_no_credit() -> None:
    """Nor is a caption that is nothing but small print."""
    for words in ("The <small>old</small> pier", "<small>The pier</small>"):
        assert "pb-credit" not in after(
            frame_figures, f'<figure><img src="a.png"><figcaption>{words}</figcaption></figure>'
        )
