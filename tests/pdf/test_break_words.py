"""Long words in print: where they may break, and that nothing is added."""

from __future__ import annotations

import re
from itertools import pairwise
from time import process_time

import pytest
from lxml import etree

from postbook.pdf.break_words import break_places, break_words
from postbook.pdf.mark_addresses import mark_addresses
from postbook.xhtml import serialize

X = ' xmlns="http://www.w3.org/1999/xhtml"'

WORDS = [
    ("std::collections::HashMap::entry", "std::|collections::|HashMap::|entry"),
    ("https://example.org/2016/06/07/low_tide.html?a=b&c=d", "https://|example.|org/|2016/|06/|07/|low_|tide.|html?|a=|b&|c=d"),
    ("--allow-unrelated-histories", "--allow-|unrelated-|histories"),
    ("spring.datasource.tomcat.max-active", "spring.|datasource.|tomcat.|max-|active"),
    ("AbstractSingletonProxyFactoryBean", "Abstract|Singleton|Proxy|Factory|Bean"),
    ("parseHTTPServerResponse", "parse|HTTP|Server|Response"),
    ("d41d8cd98f00b204e9800998ecf8427e", "d41d8cd9|8f00b204|e9800998|ecf8427e"),
    ("rustc-1.2.3-nightly-x86_64", "rustc-|1.2.3-|nightly-|x86_64"),
    ("HashMap<String,Vec<Option<T>>>", "HashMap<|String,|Vec<|Option<|T>>>"),
    ("don't-break-the-pier's-o'clock", "don't-|break-|the-|pier's-|o'clock"),
    ("ann.author@example.org", "ann.|author@|example.|org"),
    ("donaudampfschifffahrt", "donaudampfschifffahrt"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), WORDS, ids=[word for word, _ in WORDS])
def test_a_long_word_breaks_after_its_signs(word: str, expected: str) -> None:
    """Then at its humps, then, in a hash, anywhere; not in a number, not after an apostrophe."""
    bounds = [0, *break_places(word), len(word)]
    assert expected == "|".join(word[begin:end] for begin, end in pairwise(bounds))


def broken(markup: str) -> str:
    """A paragraph after both passes, without its tags; `|` where a line may break."""
    body = etree.fromstring(f"<p{X}>{markup}</p>")
    before = "".join(map(str, body.itertext()))
    mark_addresses(body)
    break_words(body)
    assert before == "".join(map(str, body.itertext()))
    return re.sub(r"^<p>|</p>$", "", serialize(body).replace(X, "").replace("<wbr/>", "|"))


UNTOUCHED = [
    "<code>short::path</code> and long-but-natural-words-with-hyphens-here",
    "<pre><code>std::collections::HashMap::entry</code></pre>",
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk",
    "春は曙、やうやう白くなりゆく山ぎは、少し明りて紫だちたる雲の細くたなびきたる。",
    "unrealistically::long",
    "<code>/etc/kubernetes/manifests/kube-apiserver</code>",
    "<code>سلام_سلام_سلام_سلام</code>",
]


@pytest.mark.parametrize("markup", UNTOUCHED)
def test_what_breaks_by_itself_is_left_alone(markup: str) -> None:
    """Short words, blocks of code, words of a language, scripts without spaces, what runs from right to left."""
    assert markup == broken(markup)


@pytest.mark.parametrize("sign", ["a", "A", "-", "_", "/", "aA", "a-", "a_", "1.", "://", "'", "&lt;"])
def test_no_word_takes_long(sign: str) -> None:
    """A post may hold a picture as text: its length costs no more than its letters, where it once cost their square."""
    begin = process_time()
    broken(f"{sign * 20_000} <code>{sign * 20_000}</code>")

    assert 10 > process_time() - begin


def test_code_breaks_where_it_is_long() -> None:
    """Word by word; text around it and inside keeps its place."""
    expected = "<code>let <em>x</em> = std::|collections::|HashMap</code> is"
    assert expected == broken("<code>let <em>x</em> = std::collections::HashMap</code> is")


def test_a_path_in_prose_is_held_together_without_hyphens() -> None:
    """It is no word of a language."""
    expected = 'see <span class="pb-url">/etc/kubernetes/manifests/kube-apiserver.|yaml</span> there'
    assert expected == broken("see /etc/kubernetes/manifests/kube-apiserver.yaml there")


ADDRESSES = [
    ('<a href="https://example.org/">https://example.org/</a>', "https://example.|org/"),
    ('<a href="https://example.org/pier">www.example.org</a>', "www.example.org"),
    ('<a href="https://example.org/pier/">example.org/pier</a>', "example.org/pier"),
    ('<a href="mailto:ann@example.org">ann@example.org</a>', "ann@example.org"),
    ('<a href="x-book:#a">https://example.org/</a>', "https://example.|org/"),
]


@pytest.mark.parametrize(("markup", "shown"), ADDRESSES)
def test_a_link_that_shows_an_address_is_one(markup: str, shown: str) -> None:
    """With or without its scheme, wherever it leads."""
    assert f'{markup.partition(">")[0]} class="pb-url">{shown}</a>' == broken(markup)


@pytest.mark.parametrize("shown", ["the pier", "pier.", "Node.js", "example.org"])
def test_a_link_that_shows_words_is_none(shown: str) -> None:
    """A name with a point in it is no address."""
    markup = f'<a href="https://example.com/pier">{shown}</a>'
    assert markup == broken(markup)
