"""What a build leaves for the next one, so that its workers have fonts and sheets in memory when they begin."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from postbook.pdf.look import Look
from postbook.pdf.specimen import leave_specimen, read_specimen, take_away
from postbook.pool import SPECIMEN


def look(*styles: str) -> Look:
    """A look of these sheets."""
    return Look(styles=styles, pictures={}, language="fr", direction="ltr")


def test_the_next_build_finds_the_sheets_of_this_one(tmp_path: Path) -> None:
    """The specimen is set with the very sheets of the book, in its language."""
    leave_specimen(look("p { color: red }", "i { color: blue }"), tmp_path / "fonts.conf")

    copy = read_specimen(tmp_path / "fonts.conf")

    assert copy is not None
    assert ("p { color: red }", "i { color: blue }") == copy.styles
    assert '<html lang="fr" dir="ltr">' in copy.html


def test_a_first_build_has_no_specimen(tmp_path: Path) -> None:
    """Nothing was left: workers load what they need by themselves."""
    assert read_specimen(tmp_path / "fonts.conf") is None


def test_a_damaged_specimen_is_none(tmp_path: Path) -> None:
    """Whoever wrote into that file stops no build."""
    for content in ("", "{", "[]", "{}", '{"styles": 3, "language": "en", "direction": "ltr"}'):
        (tmp_path / SPECIMEN).write_text(content, encoding="utf-8")

        assert read_specimen(tmp_path / "fonts.conf") is None


def test_a_specimen_that_takes_too_long_is_taken_away(tmp_path: Path) -> None:
    """The process that was to set it ends, for its engine is half made; the next one does without."""
    conf = tmp_path / "fonts.conf"
    conf.write_text("<fontconfig/>", encoding="utf-8")
    leave_specimen(look("p { color: red }"), conf)
    stand_by = "import postbook.pdf.specimen as specimen; specimen.SECONDS = 0.001; import postbook.pdf.standby"
    before = {**os.environ, "FONTCONFIG_FILE": str(conf)}

    ends = [subprocess.run([sys.executable, "-c", stand_by], env=before, check=False).returncode for _ in range(2)]

    assert [1, 0] == ends
    assert read_specimen(conf) is None


def test_a_specimen_that_took_too_long_is_not_tried_again(tmp_path: Path) -> None:
    """Neither by the rest of that build nor by the next one, which finds its fonts; other sheets are another one."""
    conf = tmp_path / "fonts.conf"
    leave_specimen(look("p { color: red }"), conf)
    take_away(conf)
    take_away(conf)

    leave_specimen(look("p { color: red }"), conf)
    assert read_specimen(conf) is None
    assert str(conf) == json.loads((tmp_path / SPECIMEN).read_bytes())["fontconfig"]

    leave_specimen(look("p { color: blue }"), conf)
    assert read_specimen(conf) is not None
