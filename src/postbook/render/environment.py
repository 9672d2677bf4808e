"""The Jinja environment: the book's templates before the built-in ones, and what goes wrong in them as messages."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from postbook.config import Config
from postbook.dates import long_date
from postbook.diagnostics import Code, Diagnostic, Span
from postbook.words import direction_of
from postbook.xhtml import EPUB_NS, XHTML_NS, serialize

ENDING = ".xhtml.jinja"

# https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTPUT_LINE = re.compile(r"(,)? line \d+(, column \d+)?")


def environment(config: Config) -> SandboxedEnvironment:
    """An environment that escapes every value and knows no silent gaps."""
    own = [FileSystemLoader(config.style.templates)] if config.style.templates else []
    made = SandboxedEnvironment(
        loader=ChoiceLoader([*own, PackageLoader("postbook", "render/templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters.update(xhtml=xhtml, fill=fill, long_date=long_date, direction=direction_of)
    return made


def xhtml(tree: etree._Element | None) -> Markup:
    """Put a tree in as it is."""
    return Markup(serialize(tree)) if tree is not None else Markup()


def fill(pattern: str, *values: object) -> Markup:
    """Fill the `{}` of one of the book's words; what is put in may be markup."""
    return escape(pattern).format(*values)


def fill_template(
    jinja: SandboxedEnvironment, name: str, context: Mapping[str, object], folder: Path
) -> etree._Element | Diagnostic:
    """The `<section>` around what a template gives, or why it gives none. Never raises, whatever the template says."""
    try:
        inner = jinja.get_template(name + ENDING).render(context)
        return _parsed(inner)
    except etree.XMLSyntaxError as error:
        said = _OUTPUT_LINE.sub("", str(error))
        return _problem(
            f"`{name}{ENDING}` gives no well-formed XHTML: {_lowered(said)}", Span(path=_path(jinja, name, folder))
        )
    except Exception as error:  # A template runs whatever its author wrote.
        return _problem(_sentence(error), _span_of(error, jinja, name, folder))


def _parsed(inner: str) -> etree._Element:
    # Each tree that a template put in declares the namespace again: `ns_clean` takes that away.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, ns_clean=True)
    text = f'<section xmlns="{XHTML_NS}" xmlns:epub="{EPUB_NS}">{_NOT_XML.sub("", inner)}</section>'
    return etree.fromstring(text, parser)


def _problem(message: str, span: Span) -> Diagnostic:
    return Diagnostic(code=Code.TEMPLATE_ERROR, message=message, span=span)


def _sentence(error: Exception) -> str:
    said = error.message if isinstance(error, TemplateError) else str(error)
    return _lowered(said or type(error).__name__).rstrip(".")


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _span_of(error: Exception, jinja: SandboxedEnvironment, name: str, folder: Path) -> Span:
    """Where a template failed. An `UndefinedError` has no line of its own, the last frame inside a template has."""
    if isinstance(error, TemplateSyntaxError):
        path = Path(error.filename) if error.filename else None
        return Span(path=_shown(path, folder) if path else _path(jinja, name, folder), line=error.lineno)
    frames = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(ENDING)]
    if not frames:
        return Span(path=_path(jinja, name, folder))
    return Span(path=_shown(Path(frames[-1].filename), folder), line=frames[-1].lineno)


def _path(jinja: SandboxedEnvironment, name: str, folder: Path) -> PurePosixPath:
    """The file of a template, as messages show it."""
    assert jinja.loader is not None
    try:
        _, filename, _ = jinja.loader.get_source(jinja, name + ENDING)
    except (TemplateError, OSError, UnicodeError):
        filename = None
    return _shown(Path(filename), folder) if filename else PurePosixPath(name + ENDING)


def _shown(path: Path, folder: Path) -> PurePosixPath:
    return PurePosixPath(path.relative_to(folder) if path.is_relative_to(folder) else path)
