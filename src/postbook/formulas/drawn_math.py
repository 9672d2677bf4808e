"""Formulas as drawings. The only module that imports ziamath, which takes half a second: import it when it is used."""

from __future__ import annotations

import ziamath

from postbook.formulas.mathml import drawable_mathml

SIZE = 24.0
"""Pixels of an em."""

ziamath.config.svg2 = False
ziamath.config.precision = 3


def drawn_math(tex: str, *, display: bool) -> ziamath.Math:
    """A formula, drawn. Raises: InvalidTeX; beside it whatever ziamath meets: KeyError, IndexError, AttributeError …"""
    return ziamath.Math(drawable_mathml(tex, display=display), size=SIZE)
