"""Resolve the links of every chapter: into the book, to a full address outside, or to nothing, which is reported."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence, Set
from copy import deepcopy
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml import etree

from postbook.book.addresses import clean_address
from postbook.book.link_messages import dead_fragment, dead_link
from postbook.book.targets import InBook, NoPage, Outside, Target, Targets
from postbook.chapter.chapter import Chapter
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.manuscript.post import Post
from postbook.xhtml import SVG, XHTML, add_class, classes, elements, holds_blocks, plain_text, unwrap

XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff"})

NOTE_LINKS = frozenset({"pb-noteref", "pb-backlink"})
"""Links to notes and back, which no page is printed after."""

# https://wicg.github.io/scroll-to-text-fragment/#the-fragment-directive
TEXT_DIRECTIVE = ":~:"


def resolve_links(
    chapters: Mapping[str, Chapter], linked: Mapping[str, Chapter], config: Config, report: Report
) -> dict[str, Chapter]:
    """Every chapter with its links resolved, on copies. ``linked`` are those that have a page which links can lead to.

    Reports: broken-link, dropped-markup, template-tag.
    """
    resolver = _Resolver(linked=linked, targets=Targets(linked, config), report=report)
    return {slug: resolver.resolve(chapter) for slug, chapter in chapters.items()}


@dataclass(frozen=True, slots=True)
class _Resolver:
    linked: Mapping[str, Chapter]
    targets: Targets
    report: Report

    def resolve(self, chapter: Chapter) -> Chapter:
        title, body = deepcopy(chapter.title), deepcopy(chapter.body)
        own_links = {f"#{node.get('id')}" for node in body.iter("{*}*")} | {f"#{chapter.post.slug}"}
        for tree in (title, body):
            self._resolve_tree(tree, chapter, own_links)
            _clean_citations(tree)
        return replace(chapter, title=title, body=body)

    def _resolve_tree(self, tree: etree._Element, chapter: Chapter, own_links: Set[str]) -> None:
        for link in list(tree.iter(f"{XHTML}a", f"{SVG}a")):
            for name in ("href", XLINK_HREF):
                if (href := link.get(name)) is None or href in own_links:
                    continue
                if _marks_a_place(link):
                    del link.attrib[name]
                else:
                    self._resolve_link(link, name, href, chapter)

    def _resolve_link(self, link: etree._Element, name: str, href: str, chapter: Chapter) -> None:
        target = self.targets.of(href, chapter.post)
        match target:
            case InBook(slug, fragment):
                self._lead_into_book(link, name, slug, fragment, chapter)
            case Outside(address):
                link.set(name, address)
            case _:
                self._kill(link, name, href, target, chapter)

    def _lead_into_book(self, link: etree._Element, name: str, slug: str, fragment: str, chapter: Chapter) -> None:
        found, own = self.linked.get(slug, chapter), slug == chapter.post.slug
        anchor = _anchor(found, fragment)
        if not anchor:
            self.report.add(dead_fragment(found, fragment, chapter, link.get(name, "")))
        if own and not anchor:
            _unlink(link, name)
            return
        link.set(name, f"#{anchor or slug}")
        if not own and link.tag == f"{XHTML}a" and not NOTE_LINKS.intersection(classes(link)):
            add_class(link, "pb-crossref")

    def _kill(self, link: etree._Element, name: str, href: str, target: Target, chapter: Chapter) -> None:
        if isinstance(target, NoPage) and _enlarges_picture(link, target.path):
            unwrap(link)
            return
        self.report.add(dead_link(target, chapter, href, self._posts))
        _unlink(link, name)

    @property
    def _posts(self) -> Sequence[Post]:
        return [chapter.post for chapter in self.linked.values()]


def _anchor(chapter: Chapter, fragment: str) -> str:
    """The anchor of a fragment in a chapter; the chapter's own without one; empty if there is none."""
    written = fragment.split(TEXT_DIRECTIVE)[0]
    decoded = unquote(written)
    if decoded.lower() in {"", "top"}:
        return chapter.post.slug
    for name in (written, decoded, decoded.lower(), decoded.removeprefix("user-content-")):
        if name in chapter.anchors:
            return chapter.anchors[name]
    return ""


def _marks_a_place(link: etree._Element) -> bool:
    """Whether a link is but an id: `[](){#here}`."""
    return not link.get("href") and link.get("id") is not None and len(link) == 0 and not (link.text or "").strip()


def _enlarges_picture(link: etree._Element, path: str) -> bool:
    """Whether a link holds but a picture and leads to a larger one: paper and ebook show the picture itself."""
    is_picture = posixpath.splitext(path)[1].lower() in PICTURES
    return is_picture and link.find(f".//{XHTML}img") is not None and not plain_text(link)


def _unlink(link: etree._Element, name: str) -> None:
    del link.attrib[name]
    if link.tag == f"{XHTML}a":
        link.tag = f"{XHTML}div" if holds_blocks(link) else f"{XHTML}span"
        link.attrib.pop("role", "")
        add_class(link, "pb-dead-link")


def _clean_citations(tree: etree._Element) -> None:
    """A quotation's `cite` is seen by no reader: it stays if it is an address."""
    for node in elements(tree, "blockquote", "q", "ins", "del"):
        if (cite := node.get("cite")) is not None:
            address = clean_address(cite)
            node.set("cite", address) if address else node.attrib.pop("cite")
