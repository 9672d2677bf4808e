"""A bound book is the book that one run of the layout engine makes; and whatever was damaged in it would be seen."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.equal.books import PARTS, EqualBook
from tests.equal.compare import OneRun, compare, read_one_run
from tests.equal.damage import DAMAGES
from tests.equal.differences import EXEMPTIONS
from tests.equal.make_books import Twice, make_twice

from booktest import BookTest
from postbook.book_toml.reader import read_config
from postbook.diagnostics import Report

HARBOUR = """\
---
title: The Harbour
---

The tide went *out* at noon[^1]. See [the mole](02.md) and [the almanac](https://tides.example/1911).

![The pier](pier.png)

## Sands

- one
    - within one
- two

> Quoted by the keeper.

| hour | depth |
|------|-------|
| noon | 0.4 m |
| six  | 2.1 m |

Read `tide(12)` and <span lang="de">Ebbe und Flut</span>.

[^1]: The keeper's log.
"""
MOLE = "---\ntitle: The Mole\n---\n\n" + "\n\n".join(
    f"Stone {number} was laid on a calm day, and the mole grew by as much." for number in range(60)
)
CONFIG = '\n[print]\ntrim = "A6"\nchapters-open = "next"\n[messages]\nallow = ["missing-glyph"]\n'


def picture() -> bytes:
    """A picture of two colours."""
    image = Image.new("RGB", (60, 40), "#2060a0")
    image.paste("#f0c040", (0, 0, 30, 40))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    """A small book with something of everything."""
    folder = tmp_path_factory.mktemp("twice")
    BookTest(folder).with_posts(HARBOUR, MOLE, HARBOUR.replace("The Harbour", "The Light"), config=CONFIG).write(
        {"chapters/pier.png": picture()}
    )
    config = read_config(folder / "book.toml", Report())
    assert config is not None
    return make_twice(config, folder)


@pytest.fixture(scope="module")
def one_run(twice: Twice) -> OneRun:
    """What it is held against."""
    return read_one_run(twice)


def test_a_bound_book_is_that_of_one_run(twice: Twice, one_run: OneRun) -> None:
    """Nothing differs but what is exempt."""
    assert () == compare(twice, one_run).unexplained


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_is_seen(damage: str, twice: Twice, one_run: OneRun, tmp_path: Path) -> None:
    """A comparison that would let a damage pass would prove nothing."""
    subject, do_damage = DAMAGES[damage]
    damaged = tmp_path / "damaged.pdf"
    with pikepdf.open(twice.bound) as pdf:
        do_damage(pdf)
        pdf.save(damaged)

    assert subject in {each.subject for each in compare(replace(twice, bound=damaged), one_run).unexplained}


def test_a_wrong_folio_in_text_is_seen(twice: Twice, one_run: OneRun) -> None:
    """A reference that prints another folio than that of its page is no equal book."""
    wrong = [re.sub(r'(data-folio="[^"]*"[^>]*>)[^<]*', r"\g<1>99", each.copy.html) for each in twice.sections]
    sections = tuple(
        replace(each, copy=replace(each.copy, html=html)) for each, html in zip(twice.sections, wrong, strict=True)
    )

    assert "folios" in {each.subject for each in compare(replace(twice, sections=sections), one_run).unexplained}


@pytest.mark.slow
@pytest.mark.parametrize("book", PARTS, ids=lambda book: book.name)
def test_bound_posts_equal_one_run(book: EqualBook, corpora: Path, tmp_path: Path) -> None:
    """Parts of three blogs, as one run would have them; `make equal` shows it of whole ones. No file is larger by more
    than 3 %."""
    made = make_twice(book.config(corpora, tmp_path), tmp_path)
    compared = compare(made)

    assert () == compared.unexplained
    assert compared.exempted.keys() <= EXEMPTIONS.keys()
    assert made.bound.stat().st_size <= 1.03 * made.by_engine.stat().st_size
