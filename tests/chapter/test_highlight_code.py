"""Code blocks."""

from __future__ import annotations

import pytest
from drafting import after

from postbook.chapter.highlight_code import highlight_code

PYTHON = '<pre class="pb-code" data-language="python"><code><span class="k">if</span> x:</code></pre>'

WAYS = [
    '<pre><code class="language-python">if x:\n</code></pre>',
    '<pre><code class="lang-python">if x:</code></pre>',
    '<pre lang="python">if x:</pre>',
    '<pre class="brush: python; gutter: false">if x:</pre>',
    '<div class="highlight-source-python"><pre>if x:</pre></div>',
    '<div class="highlight"><pre><code data-lang="python"><span class="kw">if</span> x:</code></pre></div>',
    '<div class="codehilite"><pre><span></span><code class="language-python">if x:\n</code></pre></div>',
    '<pre class="sourceCode python"><code class="sourceCode python">if x:</code></pre>',
    '<pre><code class="language-{.python">if x:</code></pre>',
    '<pre><code class="language-python,ignore">if x:</code></pre>',
    '<table class="rouge-table"><tr><td class="rouge-gutter gl"><pre>1</pre></td>'
    '<td><pre><code class="language-python">if x:</code></pre></td></tr></table>',
]


@pytest.mark.parametrize("written", WAYS)
def test_all_ways_to_write_code_look_alike(written: str) -> None:
    """Whatever engine an author wrote for, code is one kind of block."""
    assert PYTHON == after(highlight_code, written)


def test_an_unknown_language_has_no_colours() -> None:
    """Code in no language we know is printed plain."""
    expected = '<pre class="pb-code" data-language="tidal"><code>if x</code></pre>'
    assert expected == after(highlight_code, '<pre><code class="language-tidal">if x</code></pre>')


def test_the_text_of_code_stays_as_it_is() -> None:
    """Empty lines, tabs and spaces are part of code."""
    code = "\n\n\tif x:\n\n  y  \n"
    text = after(highlight_code, f'<pre><code class="language-python">{code}\n</code></pre>')
    assert "\n\n\t" in text
    assert "\n\n  y  \n</code>" in text


def test_links_in_code_stay() -> None:
    """An author's own markup in code outweighs colours."""
    expected = '<pre class="pb-code" data-language="python"><code>if <a href="x">x</a></code></pre>'
    assert expected == after(highlight_code, '<pre lang="python">if <a href="x">x</a></pre>')


def test_code_in_a_line_stays() -> None:
    """Only blocks are coloured."""
    assert '<p><code class="python">if</code></p>' == after(highlight_code, '<p><code class="python">if</code></p>')


def test_a_comment_may_end_the_code() -> None:
    """The last line is coloured as any other."""
    assert '<span class="c1"># the fix</span></code>' in after(
        highlight_code, '<pre><code class="language-sh">git switch x  # the fix\n</code></pre>'
    )
