"""The layout engine is imported without what it does not need, and has it when it does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import postbook

FONT = Path(postbook.__file__).parent / "themes" / "fonts" / "inter"


def run(script: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_a_build_does_not_wait_for_the_subsetter() -> None:
    """HarfBuzz cuts fonts down: fontTools' own subsetter stays on the disk."""
    script = "import sys, postbook.pdf.galley; print('fontTools.subset' in sys.modules)"

    assert "False" == run(script)


def test_the_subsetter_is_there_when_it_is_asked_for() -> None:
    """A variable font, or a system without HarfBuzz's subsetter, is set all the same."""
    script = (
        "import postbook.pdf.galley, weasyprint.pdf.fonts as fonts; import fontTools.subset, fontTools.ttLib;"
        f"font = fontTools.ttLib.TTFont({str(next(FONT.glob('*.ttf')))!r});"
        "options = fonts.subset.Options(); tool = fonts.subset.Subsetter(options); tool.populate(unicodes=[65]);"
        "tool.subset(font); print(len(font.getGlyphOrder()), type(options) is fontTools.subset.Options)"
    )

    assert "2 True" == run(script)


def test_the_instancer_is_there_when_it_is_asked_for() -> None:
    """What cuts a variable font down to one weight is found by the engine."""
    script = (
        "import postbook.pdf.galley, weasyprint.pdf.fonts as fonts, inspect;"
        "from fontTools.varLib import instancer\n"
        "try: fonts.instantiateVariableFont(None, {})\n"
        "except Exception as problem: print(inspect.trace()[-1].filename.endswith('__init__.py'))"
    )

    assert "True" == run(script)


def test_others_find_libraries_as_before() -> None:
    """Nothing of it outlasts the import."""
    script = (
        "import ctypes.util as util; before = util.find_library; import postbook.pdf.galley;"
        "print(util.find_library is before)"
    )

    assert "True" == run(script)
