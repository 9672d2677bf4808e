"""Chapters kept from one build for the next: as bytes, under a key of everything that parsing depends on.

Which pictures a post names is known only when it has been parsed, so a kept chapter also says where it looked for
files; it stands only if the same look finds the same content.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache as once
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from postbook.cache import key_of
from postbook.chapter.chapter import Chapter, Heading, Picture
from postbook.chapter.picture_addresses import Found, find_file
from postbook.code_key import code_key
from postbook.config import Config
from postbook.engines import version
from postbook.kept_messages import message_facts, message_of
from postbook.manuscript.post import Post
from postbook.xhtml import serialize

_ENGINES = (
    *("markdown", "pymdown-extensions", "markdown-it-py", "mdit-py-plugins", "tinyhtml5", "lxml"),
    *("pygments", "pillow", "tinycss2"),
)


def chapter_key(post: Post, config: Config) -> str:
    """Everything a post's parsing depends on, but the content of its pictures.

    Paths are told from the book's folder: a cache that moves with its book still serves it.
    """
    here = replace(post, folder=Path(_from_book(post.folder, config)))
    site = replace(config.site, root=None)
    roots = [_from_book(root, config) for root in config.roots]
    site_root = config.site.root and _from_book(config.site.root, config)
    rules = (config.markdown, site, site_root, config.book.language, roots)
    return key_of(code_key("chapter", "manuscript"), _engines(), repr(here), repr(rules))


def _from_book(path: Path, config: Config) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), config.folder.resolve())).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


@once
def _engines() -> str:
    return key_of(*(version(name) for name in _ENGINES))


def pack_chapter(chapter: Chapter, config: Config) -> bytes:
    """A chapter as bytes; its post is not part of them."""
    facts = {
        "title": serialize(chapter.title),
        "plain_title": chapter.plain_title,
        "body": serialize(chapter.body),
        "language": chapter.language,
        "summary": serialize(chapter.summary) if chapter.summary is not None else None,
        "headings": [[each.level, each.anchor, each.plain_text] for each in chapter.headings],
        "anchors": dict(chapter.anchors),
        "pictures": [_picture_facts(each, config) for each in chapter.pictures.values()],
        "lookups": {address: _found_facts(found, config) for address, found in chapter.lookups.items()},
        "link_spans": dict(chapter.link_spans),
        "word_count": chapter.word_count,
        "diagnostics": [message_facts(each) for each in chapter.diagnostics],
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack_chapter(content: bytes, post: Post, config: Config) -> Chapter | None:
    """The chapter that was packed; ``None`` if a look for its pictures finds something else today."""
    facts = json.loads(content)
    lookups = {address: find_file(address, post, config) for address in facts["lookups"]}
    if facts["lookups"] != {address: _found_facts(found, config) for address, found in lookups.items()}:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return Chapter(
        post=post,
        title=etree.fromstring(facts["title"], parser),
        plain_title=facts["plain_title"],
        body=etree.fromstring(facts["body"], parser),
        language=facts["language"],
        summary=etree.fromstring(facts["summary"], parser) if facts["summary"] is not None else None,
        headings=tuple(
            Heading(level=level, anchor=anchor, plain_text=text) for level, anchor, text in facts["headings"]
        ),
        anchors=facts["anchors"],
        pictures={each["href"]: _picture(each, config) for each in facts["pictures"]},
        lookups=lookups,
        link_spans={target: (line, column) for target, (line, column) in facts["link_spans"].items()},
        word_count=facts["word_count"],
        diagnostics=tuple(message_of(each) for each in facts["diagnostics"]),
    )


def _found_facts(found: Found, config: Config) -> list[Any]:
    digest = sha256(found.path.read_bytes()).hexdigest() if found.path else ""
    return [_from_book(found.path, config) if found.path else "", digest, found.is_outside, found.nearest]


def _picture_facts(picture: Picture, config: Config) -> dict[str, Any]:
    return {
        "href": picture.href,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "path": _from_book(picture.path, config) if picture.path else None,
        "data": base64.b64encode(picture.data).decode() if picture.data is not None else None,
    }


def _picture(facts: Mapping[str, Any], config: Config) -> Picture:
    path, data = facts["path"], facts["data"]
    return Picture(
        href=facts["href"],
        media_type=facts["media_type"],
        width=facts["width"],
        height=facts["height"],
        path=(config.folder.resolve() / path).resolve() if path else None,
        data=base64.b64decode(data) if data is not None else None,
    )
