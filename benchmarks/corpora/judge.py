"""What became of a post: which of its words, links and pictures are neither in the book nor named in a message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from benchmarks.corpora.epub_file import EpubDocument
from benchmarks.corpora.pdf_file import PdfFile
from benchmarks.corpora.sources import Source
from benchmarks.corpora.words import fold, lost_words, squeezed, words

SHOWN_ALL_THE_SAME = ("image-type", "dropped-markup")
"""Messages that may name a picture which the book shows."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the messages about one post name in backticks."""

    words: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    """What may be the target of one, squeezed."""
    pictures: tuple[str, ...] = ()
    """What may be the address of one, squeezed."""
    characters: frozenset[str] = frozenset()
    """What no font has."""

    def excuses(self, word: str) -> bool:
        """Whether a word is named, or can't be printed."""
        return word in self.words or not self.characters.isdisjoint(word)


@dataclass(slots=True)
class Losses:
    """What a post has lost on the way, and nobody was told."""

    in_epub: Counter[str] = field(default_factory=Counter)
    in_pdf: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.in_epub or self.in_pdf or self.links or self.pictures)


def told_of(messages: Iterable[tuple[str, str]]) -> Told:
    """What some messages (code, text) name."""
    named = [(code, one or two) for code, text in messages for one, two in re.findall(r"``(.+?)``|`([^`]+)`", text)]
    return Told(
        words=frozenset(word for _, each in named for word in words(each)),
        links=tuple(_address(each) for _, each in named),
        pictures=tuple(_address(each) for code, each in named if code not in SHOWN_ALL_THE_SAME),
        characters=frozenset(sign for code, each in named if code == "missing-glyph" for sign in fold(each)),
    )


def _is_named(address: str, named: Sequence[str]) -> bool:
    """Whether messages name a link or a picture: whole, or shortened, or without the beginning of its path."""
    wanted = _address(address)
    return any(wanted in each or (each in wanted if len(each) > 12 else each == wanted) for each in named if each)


def judge_epub(source: Source, document: EpubDocument | None, told: Told, site: str = "") -> Losses:
    """Compare a post with its document."""
    if document is None:
        return Losses(in_epub=words(source.said.text), links=[target for target, _ in source.said.links])
    repeated = squeezed(source.said.text).startswith(squeezed(source.title))
    wanted = source.said.text if repeated else f"{source.title} {source.said.text}"
    lost = lost_words(wanted, document.said)
    return Losses(
        in_epub=Counter({word: count for word, count in lost.items() if word not in told.words}),
        links=list(_lost_links(source, document, told, site)),
        pictures=list(_lost_pictures(source, document, told)),
    )


def judge_pdf(source: Source, document: EpubDocument, pdf: PdfFile, pages: range, told: Told, losses: Losses) -> None:
    """Compare a post's document with its pages: what has reached the EPUB must be on paper."""
    own = words(f"{source.title} {source.said.text}")  # a heading over notes is not the post's
    lost = lost_words(document.shown, pdf.text(pages))
    if lost:
        lost &= lost_words(document.shown, pdf.text_by_poppler(pages))
    losses.in_pdf = Counter({word: count for word, count in lost.items() if word in own and not told.excuses(word)})
    addresses = {_address(each) for each in pdf.links(pages)}
    outer = dict.fromkeys(href for href, _ in document.links if ":" in href)
    losses.links += [f"PDF: {href}" for href in outer if _address(href) not in addresses]
    inner = sum(1 for href, text in document.links if ":" not in href and not text.isdigit() and text)
    if (count := pdf.inner_link_count(pages)) < inner:
        losses.links.append(f"PDF: {inner - count} of {inner} links into the book")
    shown = sum(1 for name in document.pictures if not name.endswith(".svg"))
    if (count := pdf.picture_count(pages)) < shown:
        losses.pictures.append(f"PDF: {shown - count} of {shown} pictures")


def _lost_links(source: Source, document: EpubDocument, told: Told, site: str) -> Iterable[str]:
    addresses = {_address(href) for href, _ in document.links}
    host, shown = urlsplit(site).hostname, squeezed(document.shown)
    texts = {text for _, text in document.links}
    code = document.code
    for target, text in dict.fromkeys(source.said.links):
        if (
            _address(target) in addresses
            or _is_named(target, told.links)
            or ("{" in target and _address(target) in shown)
        ):
            continue
        elsewhere = target.startswith(("http:", "https:", "mailto:")) and urlsplit(target).hostname != host
        is_code = f"[{text}]" in code or f"<{text}>" in code  # it only looked like a link
        if (elsewhere or squeezed(text) not in texts) and not is_code:
            yield target


def _lost_pictures(source: Source, document: EpubDocument, told: Told) -> Iterable[str]:
    shown: Sequence[str] = [squeezed(name) for name in document.pictures]
    addresses = {_address(href) for href, _ in document.links}
    text = squeezed(document.shown)
    for picture in dict.fromkeys(source.said.pictures):
        if _is_named(picture, told.pictures) or ("{" in picture and _address(picture) in text):
            continue
        if source.is_remote(picture):
            if _address(picture) not in addresses:
                yield picture
        elif not any(squeezed(source.stem(picture)) in name for name in shown):
            yield picture


def _address(href: str) -> str:
    return squeezed(unquote(href))
