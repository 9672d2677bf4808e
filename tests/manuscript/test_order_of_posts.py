"""The order of posts is total, whatever their dates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postbook.config import Order
from postbook.manuscript.order import in_order


@dataclass(frozen=True, slots=True)
class Dated:
    """As much of a post as its order asks for."""

    path_in_root: PurePosixPath
    moment: datetime.datetime | None = None


def post(name: str, *moment: int) -> Dated:
    """A post of a file name and a moment."""
    return Dated(PurePosixPath(name), datetime.datetime(*moment) if moment else None)  # type: ignore[arg-type]


POSTS = (
    post("10-tide.md", 2016, 6, 7),
    post("undated.md"),
    post("9-wind.md", 2016, 6, 7),
    post("Harbour/index.md", 2018, 1, 1, 9, 30),
    post("harbour/b.md", 2018, 1, 1, 8),
    post("another.md"),
)


def names(order: Order) -> list[str]:
    """The posts in an order, by name."""
    return [str(each.path_in_root) for each in in_order(POSTS, order)]


def test_listed_posts_stay_as_they_are_listed() -> None:
    """The author's own order stays."""
    assert [str(each.path_in_root) for each in POSTS] == names(Order.LISTED)


def test_names_are_ordered_as_people_do() -> None:
    """Numbers go by their value, capitals with small letters, an index before what lies beside it."""
    assert ["9-wind.md", "10-tide.md", "another.md", "Harbour/index.md", "harbour/b.md", "undated.md"] == names(
        Order.NAME
    )


def test_dates_order_posts_and_times_posts_of_a_day() -> None:
    """Of one moment, posts go by name; those without a date come last."""
    undated = ["another.md", "undated.md"]

    assert ["9-wind.md", "10-tide.md", "harbour/b.md", "Harbour/index.md", *undated] == names(Order.OLDEST)
    assert ["Harbour/index.md", "harbour/b.md", "9-wind.md", "10-tide.md", *undated] == names(Order.NEWEST)


FILES = st.builds(
    Dated,
    st.lists(st.text("aB1٣-", min_size=1, max_size=3), min_size=1, max_size=2).map(lambda parts: PurePosixPath(*parts)),
    st.none() | st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2020, 1, 2)),
)


@pytest.mark.parametrize("order", [Order.OLDEST, Order.NEWEST, Order.NAME])
@given(st.lists(FILES, max_size=6, unique_by=lambda post: post.path_in_root), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_files_are_found(order: Order, posts: list[Dated], random: object) -> None:
    """However a file system lists its files, the book is the same."""
    shuffled = list(posts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert in_order(posts, order) == in_order(shuffled, order)
