"""The press does nothing twice, whenever it is asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from postbook.cache import Cache
from postbook.pdf.press import Press, SettingFailed, Work


@dataclass(frozen=True)
class Line:
    """Something to be set."""

    name: str


done: list[str] = []


def shout(line: Line) -> str:
    """What is set."""
    done.append(line.name)
    if not line.name:
        raise ValueError("nothing to set")
    return line.name.upper()


SHOUTS = Work(
    stage="shouts",
    do=shout,
    pack=str.encode,
    unpack=bytes.decode,
    key=lambda line, _: line.name,
    weight=lambda line: len(line.name),
)


@pytest.fixture
def press() -> Press:
    """A press that keeps nothing, with somebody else to do the work."""
    done.clear()
    return Press(executor=ThreadPoolExecutor(1), cache=Cache(), fingerprint="", progress=lambda *_: None)


def test_what_was_foreseen_is_not_set_again(press: Press) -> None:
    """Furniture that was begun while the contents were set is there when it is wanted."""
    press.foresee(SHOUTS, [Line("tide"), Line("harbour")])

    assert ["HARBOUR", "SEA", "TIDE"] == press.set_all(SHOUTS, [Line("harbour"), Line("sea"), Line("tide")])
    assert ["harbour", "tide", "sea"] == done


def test_what_was_foreseen_twice_is_set_once(press: Press) -> None:
    """The contents are set a third time: the pictures were begun while they were set a second time."""
    press.foresee(SHOUTS, [Line("harbour")])
    press.foresee(SHOUTS, [Line("harbour"), Line("tide")])

    assert ["HARBOUR", "TIDE"] == press.set_all(SHOUTS, [Line("harbour"), Line("tide")])
    assert ["harbour", "tide"] == done


def test_what_was_foreseen_and_could_not_be_set_is_told(press: Press) -> None:
    """A failure is no less one for having come early."""
    press.foresee(SHOUTS, [Line("")])

    with pytest.raises(SettingFailed) as failure:
        press.set_all(SHOUTS, [Line("sea"), Line("")])
    assert {"": "ValueError: nothing to set"} == failure.value.lost


def test_what_was_foreseen_in_vain_is_no_loss(press: Press) -> None:
    """The contents became longer than was thought: what stands elsewhere now is set for its new place."""
    press.foresee(SHOUTS, [Line("tide")])

    assert ["SEA"] == press.set_all(SHOUTS, [Line("sea")])
