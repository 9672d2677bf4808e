"""What is kept between builds is kept whole, and never gets in the way of a build."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from postbook.cache import Cache, key_of

KEY = key_of("a galley")


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    """A second build finds what the first has made."""
    Cache(tmp_path).put("typeset", KEY, b"pages")

    assert b"pages" == Cache(tmp_path).get("typeset", KEY)


def test_parts_of_a_key_do_not_run_together() -> None:
    """`ab` and `c` are another key than `a` and `bc`."""
    assert key_of("ab", "c") != key_of("a", "bc")


def test_a_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    """A file that a crash or a disk has damaged is taken away, not believed."""
    cache = Cache(tmp_path)
    cache.put("typeset", KEY, b"pages")
    (entry,) = (Path(path) for path, _ in cache.entries())
    entry.write_bytes(entry.read_bytes()[:-1] + b"?")

    assert cache.get("typeset", KEY) is None
    assert [] == list(cache.entries())


def test_a_cache_that_can_not_be_written_stops_no_build(tmp_path: Path) -> None:
    """A file stands where the folder should be: the build goes on and says why nothing was kept."""
    (tmp_path / "cache").write_text("in the way")
    cache = Cache(tmp_path / "cache")
    cache.put("typeset", KEY, b"pages")

    assert "Not a directory" == cache.problem
    assert cache.get("typeset", KEY) is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    """A full cache forgets old books, not this one."""
    cache = Cache(tmp_path, limit=150)
    for age, name in enumerate(("new", "old")):
        cache.put("typeset", key_of(name), bytes(60))
        os.utime(next(path for path, stat in cache.entries() if stat.st_mtime > 1e9), (1e8 - age, 1e8 - age))
    cache.trim()

    assert bytes(60) == cache.get("typeset", key_of("new"))
    assert cache.get("typeset", key_of("old")) is None


def test_what_a_build_left_that_was_killed_at_its_end_goes(tmp_path: Path) -> None:
    """Though the next one finds everything and keeps nothing new."""
    cache = Cache(tmp_path)
    cache.put("typeset", KEY, b"pages")
    left = tmp_path / ".last-build.json.0123abcd.tmp"
    left.touch()
    assert b"pages" == cache.get("typeset", KEY)
    cache.close()

    assert not left.exists()


def test_two_builds_may_keep_the_same_thing_at_once(tmp_path: Path) -> None:
    """Whoever is last wins, and nobody reads half an entry."""
    caches = [Cache(tmp_path) for _ in range(4)]

    def keep_and_read(cache: Cache) -> set[bytes | None]:
        seen = set()
        for _ in range(50):
            cache.put("typeset", KEY, b"pages" * 5000)
            seen.add(cache.get("typeset", KEY))
        return seen

    with ThreadPoolExecutor() as pool:
        assert {b"pages" * 5000} == set().union(*pool.map(keep_and_read, caches))


def test_a_build_without_a_folder_keeps_nothing() -> None:
    """`--no-cache` leaves no trace."""
    cache = Cache()
    cache.put("typeset", KEY, b"pages")

    assert cache.get("typeset", KEY) is None


def test_the_cache_can_be_cleared(tmp_path: Path) -> None:
    """`postbook cache --clear` takes everything away."""
    cache = Cache(tmp_path)
    cache.put("typeset", KEY, b"pages")

    assert 1 == cache.clear()
    assert [] == list(cache.entries())
