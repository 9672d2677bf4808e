"""Make drafts of posts for tests of single transforms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.html import read_html
from postbook.config import About, Config, Site, Sources
from postbook.manuscript.post import Header, Markup, Post
from postbook.xhtml import XHTML_NS, element, serialize


def draft_of(
    markup: str, *, language: str = "en", title: str = "", folder: Path = Path("/nowhere"), site: Site | None = None
) -> Draft:
    """A draft of an HTML post named ``tide``, read but not touched by any transform."""
    post = Post(
        source_path=PurePosixPath("tide.html"),
        folder=folder,
        slug="tide",
        header=Header(),
        text=markup,
        markup=Markup.HTML,
    )
    config = Config(folder=folder, book=About(title="Tides", language=language), sources=Sources(), site=site or Site())
    heading = element("span", title, class_="pb-title-text")
    return Draft(post=post, config=config, language=language, title=heading, body=read_html(markup))


def after(transform: Callable[[Draft], None], markup: str, *, language: str = "en") -> str:
    """The body of a post as a transform leaves it, without its wrapper and its namespace."""
    draft = draft_of(markup, language=language)
    transform(draft)
    return inner(draft.body)


def inner(body: etree._Element) -> str:
    """What stands in a body, as text."""
    text = serialize(body).replace(f' xmlns="{XHTML_NS}"', "")
    return text.partition(">")[2].removesuffix("</div>") if not text.endswith("/>") else ""


def messages(draft: Draft) -> list[str]:
    """What was reported, one line each, hints left out."""
    return [str(each).partition("\n")[0] for each in draft.diagnostics]
