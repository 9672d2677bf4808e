"""The trial itself: what counts as a pass, what as a failure, and how the table says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conformance.__main__ import is_good
from tests.conformance.book import MadeBook
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, Specimen
from tests.conformance.judges import JUDGES
from tests.conformance.judges.ratchet import compare, lowered
from tests.conformance.table import to_markdown
from tests.conformance.trial import State, Verdict, try_all

FAULT = Finding(rule="no-alt", message="a picture without words", place="page 3", count=2)


def judge(found: Sequence[Finding], specimens: Sequence[str] = (), needs: tuple[str, ...] = ()) -> Judge:
    """A judge that finds the same in every file whose name has an ``f`` for faulty."""

    def examine(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
        return {path: found if "f" in path.stem else () for path in paths}

    def make(folder: Path) -> Sequence[Specimen]:
        return [Specimen(path=folder / name, breaks="no-alt" if "faulty" in name else "") for name in specimens]

    return Judge(name="eyes", edition=Edition.EPUB, needs=needs, examine=examine, specimens=make)


def state(folder: Path, judge: Judge, book: str = "f.epub", missing: Mapping[str, str] | None = None) -> State:
    """What becomes of one book before one judge."""
    path = folder / book
    path.write_bytes(b"")
    made = MadeBook(name="harbour", files={Edition.EPUB: path})
    (verdict,) = try_all([judge], [made], Tools(home=folder, missing=missing or {}), folder / "scratch", jobs=1)
    return verdict.state


def test_a_book_without_findings_passes(tmp_path: Path) -> None:
    """A book in which a judge finds nothing has passed."""
    assert State.PASSED == state(tmp_path, judge([FAULT], ["faulty.epub"]), "good.epub")


def test_a_book_with_findings_fails(tmp_path: Path) -> None:
    """A book in which a judge finds anything has failed."""
    assert State.FAILED == state(tmp_path, judge([FAULT], ["faulty.epub"]))


def test_advice_is_no_failure(tmp_path: Path) -> None:
    """What a judge only advises does not fail a book."""
    assert State.PASSED == state(tmp_path, judge([Finding(rule="lower", message="write it down", is_advice=True)]))


def test_a_judge_that_passes_a_faulty_specimen_is_broken(tmp_path: Path) -> None:
    """A judge that sees nothing in a file that must fail can't make a book look good."""
    assert State.BROKEN == state(tmp_path, judge([], ["faulty.epub"]))


def test_a_judge_that_fails_a_good_specimen_is_broken(tmp_path: Path) -> None:
    """A judge that finds something in a faultless file is not believed either."""
    assert State.BROKEN == state(tmp_path, judge([FAULT], ["fine.epub"]))


def test_a_file_that_ends_a_judge_has_failed(tmp_path: Path) -> None:
    """A file that can't even be read fails, and the other judges go on."""

    def examine(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
        if any(path.stem == "f" for path in paths):
            raise ValueError("this is no book")
        return {path: [FAULT] for path in paths}

    assert State.FAILED == state(tmp_path, replace(judge([], ["faulty.epub"]), examine=examine))


def test_a_judge_that_is_not_installed_is_skipped(tmp_path: Path) -> None:
    """What can't be installed is called skipped, not passed."""
    assert State.SKIPPED == state(tmp_path, judge([], needs=("eyes",)), missing={"eyes": "no eyes are installed"})


@pytest.mark.parametrize(("all_must_judge", "good"), [(False, True), (True, False)])
def test_a_skipped_judge_fails_ci(all_must_judge: bool, good: bool) -> None:
    """On an author's machine a judge may be missing; where all must judge, that is a failure."""
    skipped = Verdict(judge="eyes", book="harbour", state=State.SKIPPED, reason="no eyes are installed")

    assert good is is_good([skipped], all_must_judge=all_must_judge)


@pytest.mark.parametrize("bad", [State.FAILED, State.BROKEN])
def test_one_bad_verdict_is_enough(bad: State) -> None:
    """One book that fails, or one judge that can't be trusted, fails the run."""
    verdicts = [Verdict(judge="eyes", book=state.value, state=state) for state in (State.PASSED, bad)]

    assert not is_good(verdicts, all_must_judge=False)


def test_the_table_names_book_judge_and_rule(tmp_path: Path) -> None:
    """The table has a line for each book and a column for each judge; below it stands what failed, and where."""
    path = tmp_path / "f.epub"
    path.write_bytes(b"")
    made = MadeBook(name="harbour", files={Edition.EPUB: path})
    verdicts = try_all([judge([FAULT])], [made], Tools(home=tmp_path, missing={}), tmp_path / "scratch", jobs=1)

    assert [
        "| book    | eyes   |",
        "|---------|--------|",
        "| harbour | FAIL 2 |",
        "",
        "## harbour: eyes",
        "",
        "- no-alt ×2: a picture without words (page 3)",
    ] == to_markdown(verdicts).splitlines()


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # WeasyPrint's colour profile
def test_every_judge_is_shown_a_file_that_must_fail(tmp_path: Path) -> None:
    """No judge is believed that was not seen to find something."""
    for number, each in enumerate(JUDGES):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert any(specimen.breaks for specimen in each.specimens(folder)), each.name


def test_a_ratchet_lets_no_figure_rise() -> None:
    """What fails more often than is written down is a failure, by as much as it has risen."""
    (found,) = compare([Finding(rule="8.8-1", message="no", count=7)], {"harbour": {"8.8-1": 5}}, "harbour")

    assert ("8.8-1", 2) == (found.rule, found.count)


def test_a_ratchet_asks_for_the_lower_figure() -> None:
    """What fails less often is to be written down."""
    (found,) = compare([Finding(rule="8.8-1", message="no", count=3)], {"harbour": {"8.8-1": 5}}, "harbour")

    assert found.is_advice
    assert {"harbour": {"8.8-1": 3}} == lowered({"harbour": {"8.8-1": 5}}, {"harbour": {"8.8-1": 3, "9-1": 4}})


def test_a_ratchet_asks_for_the_figures_of_a_new_book() -> None:
    """A book of ours that nobody has counted may break what others break, but it is told; a stranger's need not be."""
    broken = Finding(rule="8.8-1", message="no", count=7)
    written = {"tables": {"8.8-1": 5}}

    assert ["unwritten"] == [found.rule for found in compare([broken], written, "sample")]
    assert [] == list(compare([broken], written, "rust-blog"))
    assert ["9-1", "unwritten"] == [found.rule for found in compare([replace(broken, rule="9-1")], written, "sample")]
