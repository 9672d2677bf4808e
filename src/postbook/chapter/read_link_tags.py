"""Template tags that are links: Hexo's `{% post_link tide "The tide" %}`, https://hexo.io/docs/tag-plugins#Link-Posts."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.engine_tags import EngineTag, replace_tags
from postbook.xhtml import element

_LINKS = frozenset({"post_link", "asset_link"})


def read_link_tags(draft: Draft) -> None:
    """Put a link in the place of each; where it leads, assemble finds out: its `href` is what the author wrote."""
    replace_tags(draft.body, _link)


def _link(tag: EngineTag) -> etree._Element | None:
    if tag.name not in _LINKS or not tag.positional:
        return None
    target, *words = (word for word in tag.positional if word not in {"true", "false"})
    # A file of the post's asset folder lies beside it for its readers.
    href = tag.written if tag.name == "post_link" else target
    return element("a", " ".join(words).strip("\"'") or target, href=href)
