"""CSS that means something else in a galley than in a book, and is therefore refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

import tinycss2

from postbook.diagnostics import Code, Diagnostic, Span

_TARGETS = frozenset({"target-counter", "target-counters", "target-text"})


def refused_css(css: str, path: PurePosixPath) -> tuple[Diagnostic, ...]:
    """What in a stylesheet can't be. A galley knows nothing of the rest of the book."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(
        Diagnostic(code=Code.REFUSED_CSS, message=message, span=Span(path=path, line=line), hint=hint)
        for line, message, hint in _found(rules)
    )


def _found(rules: Iterable[Any]) -> Iterator[tuple[int, str, str]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "page":
            yield from _in_page(rule)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "color-profile":
            hint = "name the printer's profile as `profile` under `[print]` in book.toml"
            yield rule.source_line, "`@color-profile` says nothing to the screen, and too little to a printer", hint
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in {"media", "layer"}:
            yield from _found(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "qualified-rule":
            yield from _functions(rule.content, page_allowed=False)


def _in_page(rule: Any) -> Iterator[tuple[int, str, str]]:
    if any(token.type == "ident" and token.lower_value == "first" for token in rule.prelude):
        hint = "write `@page :nth(1 of pb-body)`, the first page of each chapter"
        yield rule.source_line, "`@page :first` is the first page of every section, not of the book", hint
    yield from _functions(rule.content or (), page_allowed=True)


def _functions(tokens: Iterable[Any], *, page_allowed: bool) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        if token.type == "function":
            if token.lower_name in _TARGETS:
                hint = "leave it out: postbook prints page numbers behind links between posts itself"
                yield token.source_line, f"`{token.lower_name}()` can't see other sections", hint
            elif token.lower_name in {"counter", "counters"}:
                yield from _counter(token, page_allowed=page_allowed)
            yield from _functions(token.arguments, page_allowed=page_allowed)
        elif token.type in {"{} block", "() block", "[] block"}:
            yield from _functions(token.content, page_allowed=page_allowed)


def _counter(token: Any, *, page_allowed: bool) -> Iterator[tuple[int, str, str]]:
    name = next((each.lower_value for each in token.arguments if each.type == "ident"), "")
    if name == "pages":
        yield token.source_line, "`counter(pages)` is the length of a section, not of the book", "leave it out"
    elif name == "page" and not page_allowed:
        hint = "move it into a margin box: `@page { @bottom-center { content: counter(page) } }`"
        yield token.source_line, "`counter(page)` works in margin boxes only", hint
