"""Messages as plain facts: what comes from the cache or from another process brings its messages with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from postbook.diagnostics import Code, Diagnostic, Severity, Span


def message_facts(diagnostic: Diagnostic) -> dict[str, Any]:
    """A message as JSON can hold it."""
    span = diagnostic.span
    return {
        "code": diagnostic.code.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "severity": diagnostic.severity.value,
        "span": [str(span.path), span.line, span.column] if span else None,
    }


def message_of(facts: Mapping[str, Any]) -> Diagnostic:
    """The message that the facts are of."""
    place = facts["span"]
    return Diagnostic(
        code=Code(facts["code"]),
        message=facts["message"],
        hint=facts["hint"],
        severity=Severity(facts["severity"]),
        span=Span(path=PurePosixPath(place[0]), line=place[1], column=place[2]) if place else None,
    )
