"""Books with something taken out, for the judge to find: a judge that sees nothing must not look green."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from benchmarks.corpora.epub_file import EpubDocument
from benchmarks.corpora.judge import Losses, Told, judge_epub
from benchmarks.corpora.sources import Source

_XHTML = "{http://www.w3.org/1999/xhtml}"


def without_paragraph(document: EpubDocument) -> EpubDocument:
    """The document without its longest paragraph."""
    return _changed(document, "p", _drop_longest)


def without_links(document: EpubDocument) -> EpubDocument:
    """The document with links that lead nowhere."""
    return _changed(document, "a", lambda links: [link.attrib.pop("href", "") for link in links])


def without_pictures(document: EpubDocument) -> EpubDocument:
    """The document without its pictures."""
    return _changed(document, "img", lambda images: [image.attrib.pop("src", "") for image in images])


def blind_spots(pairs: list[tuple[Source, EpubDocument, Told, Losses]]) -> list[str]:
    """What the judge does not miss when it is taken out of a document that has it; empty for a good judge."""
    blind = []
    for name, doctor, kind in (
        ("a paragraph", without_paragraph, "in_epub"),
        ("links", without_links, "links"),
        ("pictures", without_pictures, "pictures"),
    ):
        tried = False
        for source, document, told, losses in pairs:
            if not _has(kind, source, document, losses):
                continue
            tried = True
            if getattr(judge_epub(source, doctor(document), told), kind):
                break
        else:
            blind += [name] if tried else []
    return blind


def _has(kind: str, source: Source, document: EpubDocument, losses: Losses) -> bool:
    """Whether a document has lost nothing of a kind and has something to lose."""
    has = {
        "in_epub": any(len((p.text or "").split()) > 9 for p in document.root.iter(f"{_XHTML}p")),
        "links": any(target.startswith("http") for target, _ in source.said.links),
        "pictures": any(not source.is_remote(picture) for picture in source.said.pictures) and document.pictures,
    }
    return bool(has[kind]) and not getattr(losses, kind)


def _changed(document: EpubDocument, tag: str, change: Callable[[list[etree._Element]], object]) -> EpubDocument:
    root = deepcopy(document.root)
    change(list(root.iter(f"{_XHTML}{tag}")))
    return replace(document, root=root)


def _drop_longest(paragraphs: list[etree._Element]) -> None:
    longest = max(paragraphs, key=lambda each: len("".join(map(str, each.itertext()))))
    parent = longest.getparent()
    assert parent is not None
    parent.remove(longest)
