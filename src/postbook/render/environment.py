"""The Jinja environment: the book's templates before the built-in ones, every value escaped, every gap an error."""

from __future__ import annotations

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from postbook.config import Config
from postbook.dates import long_date
from postbook.words import direction_of
from postbook.xhtml import serialize

ENDING = ".xhtml.jinja"
BUILT_IN = PackageLoader("postbook", "render/templates")


def environment(config: Config) -> SandboxedEnvironment:
    """An environment that escapes every value and knows no silent gaps."""
    own = [FileSystemLoader(config.style.templates)] if config.style.templates else []
    made = SandboxedEnvironment(
        # A template that replaces a built-in one of its name can still include that one as `postbook/<name>`.
        loader=ChoiceLoader([*own, BUILT_IN, PrefixLoader({"postbook": BUILT_IN})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(xhtml=xhtml, fill=fill, long_date=long_date, direction=direction_of)
    return made


def xhtml(tree: etree._Element | None) -> Markup:
    """Put a tree in as it is."""
    return Markup(serialize(tree)) if tree is not None else Markup()


def fill(pattern: str, *values: object) -> Markup:
    """Fill the `{}` of one of the book's words; what is put in may be markup."""
    return escape(pattern).format(*values)
