"""The words a book prints of its own accord."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

import postbook.words
from postbook.dates import long_date
from postbook.words import ALIASES, Words, direction_of, words_for

TABLES = tomllib.loads(Path(postbook.words.__file__).with_name("words.toml").read_text(encoding="utf-8"))
NAMES = {field.name for field in fields(Words)} - {"language"}


@pytest.mark.parametrize("language", TABLES)
def test_every_language_has_every_word(language: str) -> None:
    """No language lacks a word, and none has one that nobody prints."""
    assert TABLES[language].keys() == NAMES


@pytest.mark.parametrize("language", TABLES)
def test_no_word_lacks_its_place(language: str) -> None:
    """Where the English word takes a number or a name, so does every other."""
    english = {name: word.count("{}") for name, word in TABLES["en"].items()}

    assert english == {name: word.count("{}") for name, word in TABLES[language].items()}


@pytest.mark.parametrize("language", TABLES)
def test_no_word_is_empty_or_badly_spaced(language: str) -> None:
    """Only joints have a space at an end, and there are ten digits."""
    joints = {"comma", "and_", "page_reference"}

    assert [] == [name for name in NAMES - joints if TABLES[language][name] != TABLES[language][name].strip()]
    assert all(TABLES[language].values())
    assert 10 == len(TABLES[language]["digits"])
    assert TABLES[language]["part_numerals"] in {"roman", "arabic"}


def test_there_are_the_languages_of_most_blogs() -> None:
    """Europe's, right-to-left and East Asian languages are there."""
    european = {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "ca", "tr"}

    assert european | {"ru", "uk", "el", "fa", "ar", "he", "ja", "zh", "zh-hant", "ko"} == TABLES.keys()
    assert TABLES.keys() >= set(ALIASES.values())


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("de-AT", "Inhalt"),
        ("pt-BR", "Sumário"),
        ("no", "Innhold"),
        ("zh-TW", "目錄"),
        ("zh-Hant-HK", "目錄"),
        ("zh-CN", "目录"),
        ("fa-IR", "فهرست"),
        ("tlh", "Contents"),
        ("", "Contents"),
    ],
)
def test_the_nearest_language_serves(language: str, contents: str) -> None:
    """A region's tag finds its language's words; a language without words gets English ones."""
    assert contents == words_for(language).contents


def test_names_are_listed_as_the_language_lists_them() -> None:
    """Commas, then the word for “and”."""
    assert "Ann" == words_for("en").listed(["Ann"])
    assert "Ann and Bob" == words_for("en").listed(["Ann", "Bob"])
    assert "Ann, Bob und Eve" == words_for("de").listed(["Ann", "Bob", "Eve"])
    assert "明朝、ゴシック" == words_for("ja").listed(["明朝", "ゴシック"])


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "June 7, 2016"),
        ("en-GB", "7 June 2016"),
        ("de", "7. Juni 2016"),
        ("fr-CA", "7 juin 2016"),
        ("fa", "۷ ژوئن ۲۰۱۶"),
        ("zh-Hant", "2016年6月7日"),
        ("no", "7. juni 2016"),
        ("ko", "2016년 6월 7일"),
        ("tlh", "June 7, 2016"),
        ("not a language", "June 7, 2016"),
        ("is", "June 7, 2016"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: str, date: str) -> None:
    """A date speaks the language of the words around it, in its digits."""
    assert date == long_date(datetime.date(2016, 6, 7), language)


def test_some_languages_run_from_right_to_left() -> None:
    """Persian, Arabic and Hebrew do, with or without a region."""
    assert ["rtl", "rtl", "rtl", "ltr"] == [direction_of(each) for each in ("fa", "ar-EG", "he", "en")]
