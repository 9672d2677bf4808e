"""Words, links and pictures of posts and books, read without postbook's own code."""

from __future__ import annotations

import html
import io
import posixpath
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

import pikepdf
import pypdfium2
from lxml import etree

_WORD = re.compile(r"[^\W_]+")
_HEADER = re.compile(r"\A\ufeff?\s*(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(
    r"^[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_DESTINATION = re.compile(r"\]\(\s*<?((?:[^()\s\\]|\\.|\([^()]*\))*)>?((?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?)\s*\)")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]]+\]:[ \t]*\S.*$", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE)
_DROPPED = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_MATH = re.compile(r"\$\$.+?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]*?[^\s$\\]\$(?!\d)|\\\(.+?\\\)|\\\[.+?\\\]", re.DOTALL)
_NOTE_LABEL = re.compile(r"\[\^[^\]\s]+\]:?")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.:][^{}\n]*\}")
_XHTML = "{http://www.w3.org/1999/xhtml}"


def tokens(text: str) -> Counter[str]:
    """The words of a text: folded, without what typography may change (quotes, dashes, ligatures)."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "").replace("\u200c", "")
    return Counter(_WORD.findall(folded))


def squeezed(text: str) -> str:
    """A text without spaces and signs, in which a word is found however its line was broken."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_WORD.findall(folded))


def post_words(source: str, *, math: bool) -> Counter[str]:
    """The words a reader of the post would see, from its source."""
    body = _HEADER.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(re.sub(r"^[ \t>]*[`~]{3,}[^\n]*$", "", match[0], flags=re.MULTILINE))
        return " "

    body = _FENCE.sub(keep, body)
    codes: list[str] = []

    def hold(match: re.Match[str]) -> str:
        codes.append(match[2])
        return f"\ue000{len(codes) - 1}\ue001"

    body = _CODE.sub(hold, body)
    if math:
        body = _MATH.sub(" ", body)
    body = _DROPPED.sub(" ", body)
    body = _DEFINITION.sub(" ", body)
    body = _DESTINATION.sub(lambda match: f"]{match[2]} ", body)
    body = _ATTRIBUTES.sub(" ", _NOTE_LABEL.sub(" ", body))
    body = re.sub(r"<((?:https?|mailto):[^<>\s]+)>", r" \1 ", body)
    body = html.unescape(_TAG.sub(_spaced, body))
    body = re.sub(r"\\([^\w\s])", r"\1", re.sub(r"[*~]", "", body))
    body = re.sub("\ue000(\\d+)\ue001", lambda match: codes[int(match[1])], body)
    return tokens(body) + tokens(" ".join(kept))


def _spaced(tag: re.Match[str]) -> str:
    """What a tag leaves: nothing inside a word, a space between blocks; alternative text stays."""
    said = " ".join(re.findall(r"\b(?:alt|title)=\"([^\"]*)\"", tag[0])) if tag[0].lower().startswith("<img") else ""
    inline = re.match(
        r"</?(?:em|i|b|strong|a|span|code|sub|sup|kbd|u|s|abbr|small|tt|font|wbr)\b", tag[0], re.IGNORECASE
    )
    return "" if inline else f" {said} "


def post_links(source: str) -> set[str]:
    """The addresses a post links to, outside code."""
    body = _CODE.sub(" ", _FENCE.sub(" ", _HEADER.sub("", source.replace("\r\n", "\n"))))
    found = {match[1] for match in re.finditer(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*" + _DESTINATION.pattern, body)}
    found |= set(re.findall(r"<a\b[^>]*\bhref=[\"']([^\"']+)", body, re.IGNORECASE))
    return {html.unescape(each) for each in found if each.startswith(("http://", "https://"))}


class EpubReader:
    """An EPUB, read as a zip of XML."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        container = etree.fromstring(self._zip.read("META-INF/container.xml"))
        self._package_path = container.find(".//{*}rootfile").get("full-path")
        self._package = etree.fromstring(self._zip.read(self._package_path))

    def spine(self) -> list[str]:
        """The paths of the documents, in reading order."""
        items = {item.get("id"): item.get("href") for item in self._package.iter("{*}item")}
        folder = posixpath.dirname(self._package_path)
        return [posixpath.join(folder, unquote(items[ref.get("idref")])) for ref in self._package.iter("{*}itemref")]

    def documents(self) -> Iterator[tuple[str, etree._Element]]:
        for path in self.spine():
            yield path, etree.fromstring(self._zip.read(path))

    def picture_count(self) -> int:
        return sum(item.get("media-type", "").startswith("image/") for item in self._package.iter("{*}item"))


def document_text(root: etree._Element) -> str:
    """The text of an XHTML document, and what it says instead of pictures; a space between blocks."""
    inline = {
        f"{_XHTML}{tag}" for tag in ("em", "i", "b", "strong", "a", "span", "code", "sub", "sup", "kbd", "u", "s")
    }
    inline |= {
        f"{_XHTML}{tag}" for tag in ("abbr", "small", "wbr", "mark", "del", "ins", "q", "cite", "var", "samp", "bdi")
    }
    out: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        gap = "" if node.tag in inline else " "
        if event == "start":
            said = " ".join(node.get(name, "") for name in ("alt", "title", "alttext", "data-tex"))
            out += [gap, f" {said} " if said.strip() else "", node.text or ""]
        else:
            out += [gap, node.tail or ""]
    return "".join(out)


def document_links(root: etree._Element) -> set[str]:
    """The targets of its links."""
    return {link.get("href", "") for link in root.iter(f"{_XHTML}a")}


def pdf_text(content: bytes) -> str:
    """The text of all pages, words joined that a line's end divided."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[index].get_textpage().get_text_bounded() for index in range(len(document))]
    whole = "\n".join(pages).replace("\r\n", "\n")
    return re.sub("[\ufffe\u2010\u00ad]\n", "", whole)


def pdf_links(content: bytes) -> set[str]:
    """The addresses that its links lead to."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        notes = (note for page in pdf.pages for note in page.obj.get("/Annots", []))
        return {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}


def pdf_outline(content: bytes) -> list[str]:
    """The titles in its outline, in order."""

    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for item in items:
            yield item.title
            yield from walk(item.children)

    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        return list(walk(outline.root))
