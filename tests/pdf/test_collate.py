"""Galleys are copied into the book's file while others are still being set, and nobody sees it in the file."""

from __future__ import annotations

import io
from functools import cache

import pikepdf

from postbook.pdf.collate import Collator
from postbook.pdf.galley import typeset
from postbook.pdf.setting import Copy, Galley

ORDER = ("one", "two", "three")


@cache
def galley(name: str) -> Galley:
    """A page with a heading and a table, whose cells are named in the tags."""
    table = "<table><thead><tr><th>Head</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>"
    html = f'<html lang="en"><title>{name}</title><h1 id="{name}">{name}</h1>{table}<p>Text.</p></html>'
    return typeset(Copy(name=name, html=html, styles=(), pictures={}))


def written(collator: Collator) -> bytes:
    """The file with all pages in the order of the sections."""
    copies = collator.copies({name: galley(name) for name in ORDER})
    for name in ORDER:
        for page in copies[name].pages:
            collator.book.pages.append(pikepdf.Page(page))
    out = io.BytesIO()
    collator.book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def test_the_file_does_not_tell_which_galley_came_first() -> None:
    """The same bytes, whether all galleys stood before or some were still being set."""
    none_stood, last_stood, all_stood = Collator(ORDER), Collator(ORDER), Collator(ORDER)
    last_stood.offer("three", galley("three"))
    for name in reversed(ORDER):
        all_stood.offer(name, galley(name))

    assert 1 == len({written(none_stood), written(last_stood), written(all_stood)})


def test_every_galley_is_copied_with_its_tags_and_destinations() -> None:
    """What was offered early has all that it came with."""
    collator = Collator(ORDER)
    collator.offer("two", galley("two"))

    copies = collator.copies({name: galley(name) for name in ORDER})

    assert {name: [name] for name in ORDER} == {name: list(each.destinations) for name, each in copies.items()}
    assert all(each.tags.elements and each.tags.slots for each in copies.values())
