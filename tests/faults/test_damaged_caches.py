"""What crashes and disks do to a cache does nothing to a book."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from booktest import BookTest
from faults.runs import done, files_of, half_written, made, small_book

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) // 2],
    "emptied": lambda _: b"",
    "one bit turned": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "filled with noughts": lambda content: bytes(len(content)),
    "longer": lambda content: content + b"?",
}


def kept_files(booktest: BookTest) -> list[Path]:
    """Every file of the cache."""
    return sorted(path for path in (booktest.folder / ".postbook" / "cache").rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "damage",
    [pytest.param(name, marks=() if name == "one bit turned" else pytest.mark.slow) for name in DAMAGES],
)
def test_a_cache_with_damaged_files_heals(booktest: BookTest, damage: str) -> None:
    """Every file of every stage is damaged: the next build makes the same book, and a whole cache."""
    right, kept = made(small_book(booktest), "build"), files_of(booktest.folder / ".postbook" / "cache")
    stages = {name.split("/")[0] for name in kept}
    assert {"parse", "typeset", "furniture", "math", "mathml", "book"} <= stages
    for path in kept_files(booktest):
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert 0 == done(booktest, "cache")[0]

    assert right == made(booktest, "build")
    healed = files_of(booktest.folder / ".postbook" / "cache")
    assert {name: kept[name] for name in kept if not name.endswith(".json")} == {
        name: healed.get(name) for name in kept if not name.endswith(".json")
    }


@pytest.mark.parametrize("told", [b"[]", b"1", b'{"parse": 3}', b'{"parse": [1, "many"]}', b"\xff"])
def test_a_damaged_record_of_the_last_build(booktest: BookTest, told: bytes) -> None:
    """`postbook cache` tells what it can."""
    small_book(booktest).write({".postbook/cache/last-build.json": told}).run("cache")

    assert (0, "") == (booktest.status, booktest.errors)


def test_two_builds_at_once(booktest: BookTest) -> None:
    """With one cache and one output: both go well, and the book is right."""
    right = made(small_book(booktest), "epub")
    booktest.remove("build").remove(".postbook")
    with ThreadPoolExecutor() as pool:
        ends = list(pool.map(lambda _: done_in(booktest), range(2)))

    assert [0, 0] == [status for status, _ in ends], ends
    assert right == files_of(booktest.folder / "build")
    assert [] == half_written(booktest.folder)


@pytest.mark.slow
def test_four_builds_at_once_on_two_processes_each(booktest: BookTest) -> None:
    """PDF and EPUB, cold, with one cache and one output."""
    right = made(small_book(booktest), "build")
    booktest.remove("build").remove(".postbook")
    with ThreadPoolExecutor() as pool:
        ends = list(pool.map(lambda _: done_in(booktest, "build", "-j2"), range(4)))

    assert [0] * 4 == [status for status, _ in ends], ends
    assert right == files_of(booktest.folder / "build")
    assert [] == half_written(booktest.folder)


def done_in(booktest: BookTest, *arguments: str) -> tuple[int, str]:
    """A build of the same book, by another process."""
    return done(BookTest(booktest.folder), *(arguments or ("epub",)))
