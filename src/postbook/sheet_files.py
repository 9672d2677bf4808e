"""The files that a book's own stylesheets name: looked for alike for paper and for screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic, Report, Span


def walk(values: Iterable[Any]) -> Iterator[Any]:
    """Every token, blocks and functions before what they hold."""
    for value in values:
        yield value
        yield from walk(getattr(value, "content", None) or getattr(value, "arguments", None) or [])


def without_namespaces(tokens: Iterable[Any]) -> Iterator[Any]:
    """Leave out ``@namespace`` rules: the addresses in them are names."""
    in_rule = False
    for token in tokens:
        in_rule = in_rule or (token.type == "at-keyword" and token.lower_value == "namespace")
        if not in_rule:
            yield token
        in_rule = in_rule and not (token.type == "literal" and token.value == ";")


def address_in(token: Any) -> Any:
    """The token whose value is the address that a ``url()`` holds; ``None`` for any other token."""
    if token.type == "url":
        return token
    if token.type == "function" and token.lower_name == "url" and token.arguments:
        return token.arguments[0] if token.arguments[0].type == "string" else None
    return None


def set_address(token: Any, address: str) -> None:
    """Change what a token of a sheet points to."""
    escaped = address.replace("\\", "\\\\").replace('"', '\\"')
    token.value = address
    token.representation = f'url("{escaped}")' if token.type == "url" else f'"{escaped}"'


def is_file_address(address: str) -> bool:
    """Whether an address leads to a file, and not into the document or to itself."""
    return bool(address) and not address.startswith(("#", "data:"))


def sheet_file(address: str, token: Any, sheet: Path, config: Config, report: Report) -> Path | None:
    """The file at an address that a token of a sheet bears; ``None`` if it can't be had.

    Reports: refused-css, outside-roots, missing-file.
    """

    def tell(code: Code, message: str, hint: str) -> None:
        span = Span(path=config.shown(sheet), line=token.source_line, column=token.source_column)
        report.add(Diagnostic(code=code, message=message, span=span, hint=hint))

    place = _place(address, sheet)
    if place is None:
        hint = "save the file in the book's folder and name it there"
        tell(Code.REFUSED_CSS, f"`{address}` is on the network, which a build does not read", hint)
    elif not any(place.is_relative_to(root.resolve()) for root in config.roots):
        hint = "move it into the book's folder, or add its folder to `sources.roots`"
        tell(Code.OUTSIDE_ROOTS, f"`{address}` lies outside the book's folder", hint)
    elif not _is_file(place):
        hint = "correct the address: it starts from the stylesheet"
        tell(Code.MISSING_FILE, f"no file `{address}`", hint)
    else:
        return place
    return None


def _place(address: str, sheet: Path) -> Path | None:
    """Where a file would be; ``None`` for an address on the network."""
    try:
        parts = urlsplit(address)
        return None if parts.scheme or parts.netloc else (sheet.parent / unquote(parts.path)).resolve()
    except ValueError:  # half an address, a name that no file can have
        return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # too long a name
        return False
