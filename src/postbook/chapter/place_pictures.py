"""Pictures: every ``img`` shows one of the chapter's pictures, or says what it would have shown.

Runs before the markup is cleaned, which takes away what only browsers choose pictures by.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from postbook.chapter.ask_alt_text import ask_alt_text
from postbook.chapter.choose_sources import LAZY_SOURCES, choose_sources
from postbook.chapter.data_addresses import read_data_address
from postbook.chapter.draft import Draft
from postbook.chapter.lines import Place, place_of
from postbook.chapter.picture_addresses import Found, find_file, has_tag, on_site, without_tags
from postbook.chapter.picture_files import ReadPicture, read_picture
from postbook.chapter.raster_files import BrokenPictureError
from postbook.chapter.tree import append_text, name_of
from postbook.diagnostics import Code
from postbook.words import words_for
from postbook.xhtml import element, elements, remove, replace_with

_WEB = re.compile(r"(?:https?:)?//", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.I)
_DROPPED = {"image": "export the drawing with its pictures in it (“embed”), as PNG or JPEG"}
_PLAIN_SVG = "export the drawing as plain SVG"
_MOST_HREF = 100
"""Characters of an address that a message shows."""


def place_pictures(draft: Draft) -> None:
    """Read every picture that the chapter shows into ``draft.pictures``.

    Reports: missing-image, broken-image, image-type, remote-image, outside-roots, template-tag, missing-alt.
    """
    choose_sources(draft.body)
    for tree in (draft.title, draft.body):
        images = list(elements(tree, "img"))
        occurrences = _Occurrences(Counter(image.get("src", "") for image in images))
        for image in images:
            _Placing(draft, image, occurrences.next_place(draft, image.get("src", ""))).place()


@dataclass(slots=True)
class _Occurrences:
    """Counts the pictures of one address, to find each in the post."""

    counts: Counter[str]
    seen: Counter[str] = field(default_factory=Counter)

    def next_place(self, draft: Draft, address: str) -> Place | None:
        index = self.seen[address]
        self.seen[address] += 1
        return place_of(draft.post, address, index=index, count=self.counts[address])


@dataclass(slots=True)
class _Placing:
    """One picture on its way."""

    draft: Draft
    image: etree._Element
    line: Place | None

    def place(self) -> None:
        """Show the picture, or say what it would have shown."""
        written = self.image.get("src", "").strip()
        address = without_tags(written)
        if not address and not written:
            return
        if address[:5].lower() == "data:":
            self._take_data(address)
        elif has_tag(address):
            self._leave_tag(written)
        elif _WEB.match(address) and (path := on_site(address, self.draft.config)) is None:
            self._leave_remote(address)
        elif _WEB.match(address):
            self._take_file(path or "/", written, remote=address)
        elif _SCHEME.match(address):
            self._leave_missing(written, Found())
        else:
            self._take_file(address, written)

    def _take_file(self, address: str, written: str, remote: str = "") -> None:
        found = find_file(address, self.draft.post, self.draft.config)
        self.draft.lookups[address] = found
        if found.path is None and remote:
            self._leave_remote(remote)
        elif found.path is None:
            self._leave_missing(written, found)
        else:
            try:
                data = found.path.read_bytes()
                self._show(read_picture(data, found.path.name, found.path), written)
            except OSError:
                self._leave_broken(written, "it can't be opened")
            except BrokenPictureError as error:
                self._leave_broken(written, str(error), error.hint)

    def _take_data(self, address: str) -> None:
        try:
            self._show(read_picture(read_data_address(address), "picture"), address)
        except BrokenPictureError as error:
            self._leave_broken(address, str(error), error.hint)
        except ValueError:
            self._leave_broken(address, "its data are damaged")

    def _show(self, read: ReadPicture, written: str) -> None:
        picture = self.draft.pictures.setdefault(read.picture.href, read.picture)
        self.image.set("src", picture.href)
        for name in ("srcset", "sizes", *LAZY_SOURCES):
            self.image.attrib.pop(name, "")
        ask_alt_text(self.draft, self.image, _short(written), self.line)
        if read.claimed_format and read.claimed_format != read.true_format:
            true = f"{_article(read.true_format)} {read.true_format} picture"
            ending = picture.href.rsplit(".", 1)[1]
            message = f"`{_short(written)}` is {true}, not {read.claimed_format}"
            self._tell(Code.IMAGE_TYPE, message, f"rename it to end in `.{ending}`")
        for name in read.dropped:
            self._tell(
                Code.DROPPED_MARKUP, f"`<{name}>` in `{_short(written)}` left out", _DROPPED.get(name, _PLAIN_SVG)
            )

    def _leave_remote(self, address: str) -> None:
        self._tell(
            Code.REMOTE_IMAGE,
            f"`{_short(address)}` is on the network, which a build does not read",
            "save it beside the post and name the file",
        )
        if self.image.get("width") == "1" or self.image.get("height") == "1":
            # It counts visitors.
            remove(self.image)
            return
        full = f"https:{address}" if address.startswith("//") else address
        words = self._words(full)
        if any(name_of(above) == "a" and above.get("href") for above in self.image.iterancestors()):
            self._replace(words)
        else:
            self._replace(element("a", "", words, href=full))

    def _leave_tag(self, written: str) -> None:
        """A picture whose address only the blog's engine knows: the tag stays, ``mark_template_tags`` reports it."""
        words = self._words("")
        append_text(words, " ")
        words.append(element("code", written, class_="pb-template-tag"))
        self._replace(words)

    def _leave_missing(self, written: str, found: Found) -> None:
        shown = _short(written)
        if found.is_outside:
            self._tell(
                Code.OUTSIDE_ROOTS,
                f"`{shown}` is outside the book's folder and its source roots",
                "add its folder to `sources.roots`, or copy it",
            )
        else:
            self._tell(Code.MISSING_IMAGE, f"no picture `{shown}`", self._hint(written, found))
        self._replace(self._words(written))

    def _hint(self, written: str, found: Found) -> str:
        if found.nearest:
            return f"did you mean `{found.nearest}`?"
        if written.startswith("/") and self.draft.config.site.root is None:
            return "set `site.root` to the folder in which addresses that begin with `/` are looked for"
        return "add the file, or remove the picture from the post"

    def _leave_broken(self, written: str, reason: str, hint: str = "save the picture anew from its source") -> None:
        self._tell(Code.BROKEN_IMAGE, f"can't read `{_short(written)}`: {reason}", hint)
        self._replace(self._words(written))

    def _words(self, address: str) -> etree._Element:
        """``Picture: alternative text``, or the file's name where the author gave none."""
        name = "" if address[:5].lower() == "data:" else PurePosixPath(unquote(re.split(r"[?#]", address)[0])).name
        alternative = (self.image.get("alt") or self.image.get("title") or name).strip()
        sentence = words_for(self.draft.language).missing_picture.format(alternative).strip().rstrip(":：").strip()
        words = element("span", sentence, class_="pb-missing-picture")
        if (title := self.image.get("title", "").strip()) not in {"", alternative}:
            words.set("title", title)
        return words

    def _replace(self, node: etree._Element) -> None:
        if identifier := self.image.get("id"):
            node.set("id", identifier)
        replace_with(self.image, node)

    def _tell(self, code: Code, message: str, hint: str) -> None:
        self.draft.tell(code, message, place=self.line, hint=hint)


def _short(address: str) -> str:
    return address if len(address) <= _MOST_HREF else f"{address[: _MOST_HREF - 1]}…"


def _article(name: str) -> str:
    return "an" if name[0] in "AIS" else "a"
