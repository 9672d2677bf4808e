"""Template tags that show a picture: Hugo's `figure`, Hexo's and Octopress's `img`, Jekyll's includes of figures.

https://gohugo.io/shortcodes/figure/; https://hexo.io/docs/tag-plugins#Image. Runs before anything looks at pictures.
"""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.engine_tags import EngineTag, replace_tags
from postbook.chapter.read_post import read_inline
from postbook.config import Reading
from postbook.xhtml import element

_NAMED = frozenset({"figure", "fig", "img", "image", "picture", "photo"})
"""Tags that name what they say: `src="pier.png"`."""
_LISTED = frozenset({"img", "asset_img", "image"})
"""Tags that list it: classes, the file, width, height, title and alternative text."""
_PICTURE = re.compile(r"(?i)[^\s{}]+\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)(?:[?#]\S*)?")
_SHOWS_PICTURE = re.compile(r"(?i)image|img|figure|picture|photo")
_BLOCKS = re.compile(r"(?i)</?(?:center|div|p|h[1-6]|figcaption|ul|ol|li|blockquote)\b[^>]*>")
_SOURCES = ("src", "url", "image_path", "image", "img", "path", "file", "filename", "link")
_CAPTIONS = ("title", "caption", "attr", "description")


def read_picture_tags(draft: Draft) -> None:
    """Put a picture in the place of each tag that means one. A tag of which the file is not known stays."""
    replace_tags(draft.body, lambda tag: _picture(tag, draft.config.markdown))


def _picture(tag: EngineTag, reading: Reading) -> etree._Element | None:
    source = next((tag.named[name] for name in _SOURCES if _PICTURE.fullmatch(tag.named.get(name, ""))), "")
    if source and (tag.name in _NAMED or _includes_picture(tag)):
        return _figure(tag, source, reading)
    return _listed(tag) if tag.name in _LISTED else None


def _includes_picture(tag: EngineTag) -> bool:
    """Jekyll's `{% include figure.html src="…" %}`: the file may be called anything like that."""
    return tag.name == "include" and bool(_SHOWS_PICTURE.search(" ".join(tag.positional[:1])))


def _figure(tag: EngineTag, source: str, reading: Reading) -> etree._Element:
    picture = element("img", src=source)
    for name in ("width", "height"):
        if tag.named.get(name, "").isdigit():
            picture.set(name, tag.named[name])
    if words := tag.named.get("alt"):
        picture.set("alt", words)
    address = tag.named.get("link", "")
    shown = element("a", "", picture, href=address) if address and address != source else picture
    said = [tag.named[name] for name in _CAPTIONS if tag.named.get(name)]
    if not said:
        return shown
    lines = [_line(each, reading) for each in said]
    return element("figure", "", shown, element("figcaption", "", *lines) if lines[1:] else _caption(lines[0]))


def _line(text: str, reading: Reading) -> etree._Element:
    """A caption's line. Authors write Markdown in it, or HTML that no line can hold."""
    bare = _BLOCKS.sub(" ", text)
    read = read_inline(bare, reading)
    return element("div", read.text or "", *read)


def _caption(line: etree._Element) -> etree._Element:
    return element("figcaption", line.text or "", *line)


def _listed(tag: EngineTag) -> etree._Element | None:
    """`{% img [class names] /path [width [height]] ["title" ["alt"]] %}`."""
    at = next((n for n, word in enumerate(tag.positional) if _PICTURE.fullmatch(word)), None)
    if at is None:
        return None
    picture = element("img", src=tag.positional[at])
    rest = list(tag.positional[at + 1 :])
    for name in ("width", "height"):
        size = rest.pop(0).removesuffix("px") if rest and re.fullmatch(r"\d+(?:px|%)?", rest[0]) else ""
        if size.isdigit():
            picture.set(name, size)
    title, words = _title_and_words(rest, tag.written)
    if words:
        picture.set("alt", words)
    if title != words:
        picture.set("title", title)
    return picture


def _title_and_words(rest: list[str], written: str) -> tuple[str, str]:
    """The title and the alternative text; where only one is given it is both, quoted or not.

    Eleventy's authors give the words first, and then sizes.
    """
    if re.search(r"[\"']\s*,", written) or (len(rest) > 2 and re.search(rf"[\"']{re.escape(rest[0])}[\"']", written)):
        rest = rest[:1]
    if len(rest) == 2 and re.search(r"[\"'].*[\"']\s+[\"']", written):
        return rest[0], rest[1]
    words = re.sub(r"[`\"]", "", " ".join(rest)).strip("' ")
    return words, words
