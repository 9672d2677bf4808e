"""Fill a template, and say what is wrong with it: whatever its author wrote, nothing is raised."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic, Span
from postbook.render.environment import BUILT_IN, ENDING
from postbook.utf8 import NOT_XML
from postbook.xhtml import EPUB_NS, XHTML_NS

_OUTPUT_LINE = re.compile(r",? line \d+(, column \d+)?")
"""What a parser says of the place in what a template gave, which is no place in the template."""


def fill_template(
    jinja: SandboxedEnvironment, name: str, context: Mapping[str, object], config: Config
) -> etree._Element | Diagnostic:
    """The `<section>` around what a template gives, or why it gives none. Never raises, whatever the template says."""
    try:
        return _parsed(jinja.get_template(name + ENDING).render(context))
    except etree.XMLSyntaxError as error:
        said = f"`{name}{ENDING}` gives no well-formed XHTML: {_sentence(_OUTPUT_LINE.sub('', error.msg or ''))}"
        return template_error(
            said, Span(path=_path(jinja, name, config)), "close every element, and write `&#160;` for `&nbsp;`"
        )
    except TemplateNotFound as error:
        known = ", ".join(BUILT_IN.list_templates())
        return template_error(
            f"no template `{error.name}`", _span_of(error, jinja, name, config), f"the templates are: {known}"
        )
    except UndefinedError as error:
        hint = f"the values are: {', '.join(sorted(context))}"
        return template_error(_sentence(str(error)), _span_of(error, jinja, name, config), hint)
    except Exception as error:  # A template runs whatever its author wrote.
        said = (error.message if isinstance(error, TemplateError) else str(error)) or type(error).__name__
        return template_error(_sentence(said), _span_of(error, jinja, name, config))


def _parsed(inner: str) -> etree._Element:
    # Each tree that a template put in declares the namespace again: `ns_clean` takes that away.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, ns_clean=True)
    text = f'<section xmlns="{XHTML_NS}" xmlns:epub="{EPUB_NS}">{NOT_XML.sub("", inner)}</section>'
    return etree.fromstring(text, parser)


def template_error(message: str, span: Span, hint: str = "") -> Diagnostic:
    """A message about a template."""
    return Diagnostic(code=Code.TEMPLATE_ERROR, message=message, span=span, hint=hint)


def _sentence(said: str) -> str:
    """An engine's message as ours are: lower case, no full stop, names in backticks."""
    return re.sub(r"'([^']*)'", r"`\1`", said[:1].lower() + said[1:]).rstrip(".")


def _span_of(error: Exception, jinja: SandboxedEnvironment, name: str, config: Config) -> Span:
    """Where a template failed. An `UndefinedError` has no line of its own, the last frame inside a template has."""
    if isinstance(error, TemplateSyntaxError):
        path = Path(error.filename) if error.filename else None
        return Span(path=config.shown(path) if path else _path(jinja, name, config), line=error.lineno)
    frames = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(ENDING)]
    if not frames:
        return Span(path=_path(jinja, name, config))
    return Span(path=config.shown(Path(frames[-1].filename)), line=frames[-1].lineno)


def _path(jinja: SandboxedEnvironment, name: str, config: Config) -> PurePosixPath:
    """The file of a template, as messages show it."""
    assert jinja.loader is not None
    try:
        _, filename, _ = jinja.loader.get_source(jinja, name + ENDING)
    except (TemplateError, OSError, UnicodeError):
        filename = None
    return config.shown(Path(filename)) if filename else PurePosixPath(name + ENDING)
