"""Find templates that would be ignored in silence."""

from __future__ import annotations

from difflib import get_close_matches

from postbook.config import Config
from postbook.diagnostics import Diagnostic, Span
from postbook.render.environment import BUILT_IN
from postbook.render.fill_template import template_error


def unused_templates(config: Config) -> tuple[Diagnostic, ...]:
    """Files whose names are so near to a template's that they were meant to replace it, and don't."""
    folder, known = config.style.templates, BUILT_IN.list_templates()
    if not folder or not folder.is_dir():
        return ()
    strangers = sorted(path for path in folder.iterdir() if path.name not in known)
    meant = {path: get_close_matches(path.name, known, n=1, cutoff=0.8) for path in strangers}
    return tuple(
        template_error(
            f"no page has a template `{path.name}`",
            Span(path=config.shown(path)),
            f"did you mean `{near[0]}`?",
        )
        for path, near in meant.items()
        if near
    )
