"""Typographic signs."""

from __future__ import annotations

import pytest
from drafting import after, draft_of, inner
from hypothesis import given, settings
from hypothesis import strategies as st

from postbook.chapter.curl_quotes import curl_quotes
from postbook.chapter.quote_marks import marks_for
from postbook.xhtml import element, plain_text

ENGLISH = [
    ('"Tide," she said.', "“Tide,” she said."),
    ('"<em>word</em>"', "“<em>word</em>”"),
    ('(<a href="x">"low"</a>)', '(<a href="x">“low”</a>)'),
    ("\"'Go,' he said, 'now.'\"", "“‘Go,’ he said, ‘now.’”"),
    ("don't, the dogs' tails", "don’t, the dogs’ tails"),
    ("'tis the '90s, rock 'n' roll", "’tis the ’90s, rock ’n’ roll"),
    ("5'10\" tall", "5′10″ tall"),
    ('a 27" screen', "a 27″ screen"),
    ("wait -- what", "wait – what"),
    ("wait--what---no", "wait—what—no"),
    ("1914--1918", "1914–1918"),
    ("-- Ann Author", "— Ann Author"),
    ("Low tide.<br/>--Ann Author", "Low tide.<br/>—Ann Author"),
    ("run it with --verbose or (--quiet)", "run it with --verbose or (--quiet)"),
    ("an arrow --&gt; and &lt;-- back", "an arrow --&gt; and &lt;-- back"),
    ("and so on...", "and so on…"),
    ("the end....", "the end…."),
    ("a dotted line.....", "a dotted line....."),
    ('see http://a.example/it\'s--x "now"', "see http://a.example/it's--x “now”"),
    ('call <code>f("x")</code> "now"', 'call <code>f("x")</code> “now”'),
    ('"<code>x</code>"', "“<code>x</code>”"),
    ('word."<sup>1</sup>', "word.”<sup>1</sup>"),
    ('"a"<br/>"b"', "“a”<br/>“b”"),
    ("“already” ‘curly’", "“already” ‘curly’"),
    ('<kbd>"</kbd><samp>"</samp><pre>"</pre>', '<kbd>"</kbd><samp>"</samp><pre>"</pre>'),
    ('<span class="pb-math" data-tex="f\'">f\'</span>', '<span class="pb-math" data-tex="f\'">f\'</span>'),
    ('"tide"-related', "“tide”-related"),
    ('foo="bar"', "foo=“bar”"),
    ("Q: 'yes' or 'no'?", "Q: ‘yes’ or ‘no’?"),
    ("the '&amp;' sign", "the ‘&amp;’ sign"),
    ('<p lang="de">"Flut"</p> "tide"', '<p lang="de">„Flut“</p> “tide”'),
]

LANGUAGES = {
    "en-GB": "“a” ‘b’",
    "de": "„a“ ‚b‘",
    "de-CH": "«a» ‹b›",
    "fr": "«\u202fa\u202f» ‘b’",
    "fr-CA": "«\u00a0a\u00a0» ‘b’",
    "es": "«a» “b”",
    "it": "«a» “b”",
    "pt": "“a” ‘b’",
    "pt-PT": "«a» “b”",
    "nl": "“a” ‘b’",
    "sv": "”a” ’b’",
    "da": "»a« ›b‹",
    "no": "«a» ‘b’",
    "fi": "”a” ’b’",
    "pl": "„a” ‚b’",
    "cs": "„a“ ‚b‘",
    "ru": "«a» „b“",
    "uk": "«a» „b“",
    "el": "«a» “b”",
    "hu": "„a” »b«",
    "tr": "“a” ‘b’",
    "ro": "„a” «b»",
    "fa": "«a» ‹b›",
    "ar": "«a» “b”",
    "he": "”a” ’b’",
    "ja": "\"a\" 'b'",
    "zh-Hant": "\"a\" 'b'",
    "ko": "\"a\" 'b'",
    "xx": "“a” ‘b’",
}


@pytest.mark.parametrize(("written", "expected"), ENGLISH)
def test_english_text_is_set_with_typographic_signs(written: str, expected: str) -> None:
    """Quotation marks, apostrophes, primes, dashes and ellipses come out as a compositor sets them."""
    assert expected == after(curl_quotes, written)


@pytest.mark.parametrize(("language", "expected"), LANGUAGES.items())
def test_each_language_has_its_own_marks(language: str, expected: str) -> None:
    """A book is set with the quotation marks of its language."""
    assert expected == after(curl_quotes, "\"a\" 'b'", language=language)


def test_an_apostrophe_is_one_in_every_language() -> None:
    """An apostrophe looks the same in a language whose closing mark differs."""
    assert "Wie geht’s? ‚Gut‘" == after(curl_quotes, "Wie geht's? 'Gut'", language="de")


def test_french_signs_stand_behind_narrow_spaces() -> None:
    """The space that a French author typed before a sign can't end a line."""
    expected = "Vraiment\u202f? Oui\u202f! Alors\u00a0: «\u202fbien\u202f»\u202f; et 10:30"
    assert expected == after(curl_quotes, "Vraiment ? Oui ! Alors : « bien » ; et 10:30", language="fr")


def test_hebrew_abbreviations_keep_their_sign() -> None:
    """Between Hebrew letters the sign is a gershayim, not a quotation mark."""
    assert "צה״ל" == after(curl_quotes, 'צה"ל', language="he")


def test_persian_joiners_stay() -> None:
    """Zero-width joiners are letters' business, and a mark after one still closes."""
    assert "«می\u200cشود\u200c»" == after(curl_quotes, '"می\u200cشود\u200c"', language="fa")


def test_the_title_is_set_too() -> None:
    """The chapter's title is set like its text."""
    draft = draft_of("", title='The "tide"')
    curl_quotes(draft)
    assert "The “tide”" == plain_text(draft.title)


def test_at_least_twenty_languages_have_marks_of_their_own() -> None:
    """Languages differ: few share the English marks."""
    assert len({tag for tag in LANGUAGES if marks_for(tag) != marks_for("en")}) >= 20


TEXTS = st.text(st.sampled_from("ab1 \n\"'-.,;:!?()«»“”‘’„…—–\u00a0\u202f\u200cאلx/@:"), max_size=40)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(sorted(LANGUAGES)))
def test_a_second_run_changes_nothing_and_no_letter_ever_changes(text: str, language: str) -> None:
    """Setting signs twice is setting them once, and every letter stays."""
    draft = draft_of("", language=language)
    draft.body.append(element("p", text))
    curl_quotes(draft)
    once = inner(draft.body)
    curl_quotes(draft)

    assert once == inner(draft.body)
    assert _letters(text) == _letters("".join(map(str, draft.body.itertext())))


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
