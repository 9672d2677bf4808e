"""Template tags and places in the post."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from drafting import after, draft_of, inner, messages

from postbook.chapter.lines import place_of
from postbook.chapter.mark_template_tags import mark_template_tags
from postbook.manuscript.post import Header, Post

TAGS = [
    "{% gist 12 %}",
    "{{ site.title | upcase }}",
    '{{&lt; figure src="x.png" &gt;}}',
    "{{#include ../x.rs}}",
    "[gallery ids=1,2]",
    '[[!meta author="Ann"]]',
    "{:toc}",
    "{: .note}",
]


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_stays_as_it_is_written(tag: str) -> None:
    """The reader sees what the blog's engine would have read, set apart."""
    expected = f'<p>a <code class="pb-template-tag">{tag}</code> b</p>'
    assert expected == after(mark_template_tags, f"<p>a {tag} b</p>")


@pytest.mark.parametrize("text", ["<code>{% x %}</code>", "<p>[1] [a note] {x}</p>", "<pre>{{ x }}</pre>"])
def test_code_and_prose_are_no_tags(text: str) -> None:
    """Brackets of other kinds, and tags in code, mean themselves."""
    assert text == after(mark_template_tags, text)


def test_a_tag_across_inline_markup_is_one() -> None:
    """A link that an engine made inside a tag is part of the tag."""
    expected = '<p><code class="pb-template-tag">{% video http://a.example %}</code>.</p>'
    assert expected == after(mark_template_tags, '<p>{% video <a href="x">http://a.example</a> %}.</p>')


def test_tags_of_a_kind_are_said_together() -> None:
    """One message a kind, with the line of the first."""
    draft = draft_of("<p>{% gist 1 %}</p>\n<p>{% gist 2 %}</p>")
    mark_template_tags(draft)
    expected = "tide.html:1:4: warning[template-tag]: 2 template tags `{% gist %}` printed as they stand"
    assert [expected] == messages(draft)


def test_code_that_should_have_been_included_is_missed() -> None:
    """An include stands in code; that the code is absent is said all the same."""
    draft = draft_of("<pre><code>{{#include ../x.rs}}</code></pre>")
    mark_template_tags(draft)
    assert "<pre><code>{{#include ../x.rs}}</code></pre>" == inner(draft.body)
    assert ["tide.html:1:12: warning[template-tag]: template tag `{{#include}}` printed as it stands"] == messages(
        draft
    )


def test_tags_in_addresses_are_left_to_whoever_knows_all_posts() -> None:
    """A link keeps its address as it was written."""
    links = '<a href="{% post_url 2016-06-07-x %}">the tide</a> <a href="{{ site.url }}/x/">y</a>'
    assert links == after(mark_template_tags, links)


POST = """intro [a](x.md)

```
[code](x.md)
```
and `[span](x.md)` <!-- x.md -->
[b](x.md#y) [c](./x.md) and ![d](ax.md)
[e](x.md), see x.md.
"""


def _post(text: str) -> Post:
    return Post(
        source_path=PurePosixPath("a.md"), folder=Path("/nowhere"), slug="a", header=Header(), text=text, first_line=5
    )


def test_the_kth_time_in_the_post_is_the_kth_in_the_tree() -> None:
    """Lines count in the whole file; code and longer names do not count."""
    places = [place_of(_post(POST), "x.md", index=index, count=3) for index in range(3)]
    assert [(5, 11), (12, 5), (12, 16)] == places


def test_a_line_is_never_guessed() -> None:
    """Where the counts differ, nobody knows which is which."""
    assert place_of(_post(POST), "x.md", count=2) is None
    assert place_of(_post(POST), "gone.md") is None
    assert (11, 5) == place_of(_post(POST), "x.md#y", count=7)
