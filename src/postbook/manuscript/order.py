"""The order of posts: a total one, whatever their dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Protocol, TypeVar

from postbook.config import Order

_INDEXES = ("index", "_index", "readme")


class Ordered(Protocol):
    """What posts are ordered by."""

    @property
    def moment(self) -> datetime.datetime | None:
        """Date and time of day."""

    @property
    def path_in_root(self) -> PurePath:
        """Where the file lies."""


Orderable = TypeVar("Orderable", bound=Ordered)


def in_order(posts: Sequence[Orderable], order: Order) -> tuple[Orderable, ...]:
    """Order posts. Those of one moment follow each other by name, those without a date come last, by name."""
    arrange = _ARRANGEMENTS.get(order)
    return tuple(arrange(posts)) if arrange else tuple(posts)


def _by_name(posts: Sequence[Orderable]) -> list[Orderable]:
    return sorted(posts, key=lambda post: name_key(post.path_in_root))


def _oldest_first(posts: Sequence[Orderable]) -> list[Orderable]:
    return _dated(posts, newest_first=False)


def _newest_first(posts: Sequence[Orderable]) -> list[Orderable]:
    return _dated(posts, newest_first=True)


def _dated(posts: Sequence[Orderable], *, newest_first: bool) -> list[Orderable]:
    named = _by_name(posts)
    dated = [(post.moment, index) for index, post in enumerate(named) if post.moment is not None]
    # Sorting is stable: of one moment, the first by name stays the first.
    ranked = sorted(dated, key=lambda pair: pair[0], reverse=newest_first)
    return [*(named[index] for _, index in ranked), *(post for post in named if post.moment is None)]


_ARRANGEMENTS: Mapping[Order, Callable[[Sequence[Any]], list[Any]]] = {
    Order.OLDEST: _oldest_first,
    Order.NEWEST: _newest_first,
    Order.NAME: _by_name,
}


def name_key(path: PurePath, root: Path | None = None) -> tuple[object, ...]:
    """Order paths as people do: numbers by their value, capitals as small letters, an index before what it lists."""
    if root and path.is_relative_to(root):
        path = path.relative_to(root)
    *folders, _ = path.parts
    stem = path.stem.lower()
    is_index = stem.partition(".")[0] in _INDEXES
    names = (*folders, "" if is_index else path.stem)
    return (tuple(_natural(name) for name in names), stem, path.as_posix())


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    pieces = re.findall(r"\d+|\D+", name.lower())
    return tuple((0, int(piece), "") if piece.isascii() and piece.isdigit() else (1, 0, piece) for piece in pieces)
