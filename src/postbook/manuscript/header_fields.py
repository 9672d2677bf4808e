"""From the pairs of a head to a ``Header``: titles, dates, tags and the rest as blog engines write them."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from postbook.diagnostics import Code
from postbook.manuscript import header_keys as keys
from postbook.manuscript.dates import date_from_paths, read_moment
from postbook.manuscript.head import Pairs, Problem
from postbook.manuscript.post import Header
from postbook.utf8 import NOT_XML
from postbook.words import LANGUAGE_TAG

_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
_DRAFT_STATES = {"draft": True, "published": False, "publish": False, "hidden": False}
_TEMPLATE = ("{{", "{%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A header, with the time of day that orders posts of one date."""

    header: Header
    categories: tuple[str, ...]
    """Jekyll's, which may stand in addresses; they are among the tags too."""
    moment: datetime.datetime | None
    problems: tuple[Problem, ...]


def read_fields(pairs: Pairs, path: PurePosixPath) -> Dated:
    """Read a header; ``path`` is the post's, from its root, for the date that may stand in it."""
    return _Fields(pairs=pairs, path=path).read()


@dataclass
class _Fields:
    pairs: Pairs
    path: PurePosixPath
    problems: list[Problem] = field(default_factory=list)
    low: Mapping[str, str] = field(init=False)
    """Key in lower case → as written."""

    def __post_init__(self) -> None:
        self.low = {key.lower(): key for key in self.pairs.values}

    def read(self) -> Dated:
        permalink = self.permalink()
        moment = self.moment()
        header = Header(
            title=self.text(keys.TITLE),
            date=moment.date() if moment else None,
            authors=self.authors(),
            tags=self.words(keys.TAGS),
            summary=self.summary(),
            slug=self.text(keys.SLUG).strip("/").rpartition("/")[2],
            permalink=permalink,
            aliases=tuple(dict.fromkeys(each for key in self.given(keys.ALIASES) for each in self.list_of(key))),
            language=self.language(),
            draft=self.is_draft(),
            extra={key: value for low, key in self.low.items() if low not in keys.TEXT_KEYS for value in [self[key]]},
            lines=self.pairs.lines,
        )
        return Dated(
            header=header,
            categories=self.words(keys.CATEGORIES),
            moment=moment,
            problems=(*self.pairs.problems, *self.problems),
        )

    def __getitem__(self, key: str) -> object:
        return self.pairs.values[key]

    def given(self, names: tuple[str, ...]) -> Iterator[str]:
        """Those of the names that the header has, as it writes them, if they have a value."""
        for name in names:
            if (key := self.low.get(name)) and self[key] not in (None, "", [], {}):
                yield key

    def unreadable(self, key: str, wanted: str, hint: str) -> None:
        message = f"`{key}` in the header is no {wanted}: `{_shown(self[key])}`"
        line = self.pairs.lines.get(key)
        self.problems.append(Problem(code=Code.INVALID_HEADER_VALUE, message=message, line=line, hint=hint))

    def text(self, names: tuple[str, ...]) -> str:
        """The first of the names that is a text."""
        for key in self.given(names):
            if (text := _as_text(self[key])) is not None:
                return text
            self.unreadable(key, "text", "write it in one line, in quotes")
        return ""

    def summary(self) -> str:
        """The summary; some engines take `true` or `false` there, to make or leave out one."""
        texts = (_as_text(self[key]) or "" for key in self.given(keys.SUMMARY))
        return next((text for text in texts if text and text not in _TRUE | _FALSE), "")

    def moment(self) -> datetime.datetime | None:
        for key in self.given(keys.DATE):
            if moment := read_moment(self[key]):
                return moment
            if _truth(self[key]) is None:
                self.unreadable(key, "date", "write it as `2016-06-07`")
        addresses = [_as_text(self[key]) or "" for key in self.given(keys.PERMALINK)]
        date = date_from_paths(addresses, self.path)
        return datetime.datetime.combine(date, datetime.time()) if date else None

    def words(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The tags, or the categories, each once."""
        found: list[str] = []
        for key, value in self.everywhere(names):
            # Jekyll: a string of `tags` or `categories` is split at spaces, one of `category` is a single one.
            if isinstance(value, str) and key.lower() not in keys.SINGLE and "," not in value:
                found += value.split()
            else:
                found += _strings(value, separator=",")
        return tuple(dict.fromkeys(tag for tag in found if tag))

    def authors(self) -> tuple[str, ...]:
        names = (name for _, value in self.everywhere(keys.AUTHORS) for name in _strings(value))
        return tuple(dict.fromkeys(name for each in names if (name := _without_tags(each))))

    def everywhere(self, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        """The values of the names, in the header and in the tables where Zola and Hugo keep them."""
        yield from ((key, self[key]) for key in self.given(names))
        for key in self.given(keys.NESTED):
            if isinstance(table := self[key], Mapping):
                yield from ((name, table[name]) for name in names if table.get(name))

    def list_of(self, key: str) -> list[str]:
        return [text for text in _strings(self[key]) if not any(mark in text for mark in _TEMPLATE)]

    def permalink(self) -> str:
        """The address, or the pattern of one. Zola's `path` is a folder's."""
        for key in self.given(keys.PERMALINK):
            value = self[key]
            text = _as_text(value)
            if not text or text in _TRUE | _FALSE or any(mark in text for mark in _TEMPLATE):
                continue
            if key.lower() == "path" and not re.search(r"/$|\.html?$", text):
                text += "/"
            return text
        return ""

    def language(self) -> str:
        language = self.text(keys.LANGUAGE).replace("_", "-")
        if not language or LANGUAGE_TAG.fullmatch(language):
            return language
        self.unreadable(next(self.given(keys.LANGUAGE)), "language tag", "write a BCP 47 tag: `en`, `pt-BR`")
        return ""

    def is_draft(self) -> bool:
        for key in self.given(keys.DRAFT):
            value, low = self[key], key.lower()
            truth = _DRAFT_STATES.get(str(value).lower()) if low == "status" else _truth(value)
            if truth is None and low == "draft":
                self.unreadable(key, "`true` or `false`", "write `draft: true`, or delete it")
            if truth is not None and truth is not (low == "published"):
                return True
        return False


def _truth(value: object) -> bool | None:
    """What a value says, if it is a truth."""
    word = str(value).strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None


def _as_text(value: object) -> str | None:
    """A value as one line of text; ``None`` for lists and tables."""
    if isinstance(value, list | Mapping):
        return None
    text = NOT_XML.sub("", "" if value is None else str(value))
    # No-break spaces are the author's: only what YAML may fold is folded.
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _strings(value: object, separator: str = "") -> list[str]:
    """The texts of a string, of a list, or of a list of tables with a name."""
    if isinstance(value, Mapping):
        return _strings(value.get("name") or value.get("title") or "")
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    text = _as_text(value) or ""
    return [part.strip() for part in text.split(separator)] if separator else [text] if text else []


def _without_tags(name: str) -> str:
    """A name without the link that some engines want around it."""
    return " ".join(html.unescape(re.sub(r"<[^<>]+>", "", name)).split())


def _shown(value: object) -> str:
    text = "a list" if isinstance(value, list) else "a table" if isinstance(value, Mapping) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
