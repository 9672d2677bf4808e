"""Typewriter signs → typographic ones: quotation marks, apostrophes, primes, dashes, ellipses, by language.

What is typographic already stays, code and addresses stay, and no letter changes. A second run changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from postbook.chapter.draft import Draft
from postbook.chapter.quote_marks import NARROW, NO_BREAK, Marks, marks_for
from postbook.chapter.text_runs import OBJECT, Run, text_runs

_WORTHWHILE = re.compile(r"[\"'«»]|--|\.\.\.| [;:!?]|[\u00a0][;:!?]")
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file)://|www\.|mailto:)(?:[^\s<>\"'“”‘’«»„‚\ufffc]|'(?=\w))+|[\w.+-]+@[\w-]+\.[\w.-]+", re.I
)
_DOTS = re.compile(r"(?<!\.)\.{3,4}(?!\.)")
_DASHES = re.compile(r"(?<![-<>!=|+*_~/\\.])-{2,3}(?![-<>=|+*_~/\\.])")
_SPACED_SIGN = re.compile(r"(?<=[^\s])[ \u00a0\u202f]([;:!?»])(?=[\s;:!?.,»)\]…]|$)|(?<=«)[ \u00a0\u202f](?=\S)")
_ELISION = re.compile(
    r"'(?:\d\ds?\b|(?:tis|twas|twere|twill|em|cause|cos|n|til|till|round|bout|nuff|kay|neath|gainst)\b)", re.I
)
_QUOTES = re.compile("[\"'“„«”»]")
_OPENERS = frozenset("([{<“‘„‚«‹¿¡—–-/=")
_HEBREW = re.compile(r"[\u05d0-\u05ea]")

Edit = tuple[int, int, str]
"""From, to (in the run's text), and what comes in its place."""


def curl_quotes(draft: Draft) -> None:
    """Set the title and the body in typographic signs, if the book wants it."""
    if not draft.config.markdown.smart:
        return
    for tree in (draft.title, draft.body):
        for run in text_runs(tree, draft.language):
            if _WORTHWHILE.search(run.text):
                _set_run(run)


def _set_run(run: Run) -> None:
    edits = _Curler(run).edits()
    placed = [(start, piece) for start, piece in run.placed() if piece.node is not None]
    for start, piece in placed:
        end = start + len(piece.text)
        mine = [edit for edit in edits if start <= edit[0] and edit[1] <= end]
        if mine:
            piece.put(_edited(piece.text, start, mine))


def _edited(text: str, start: int, edits: list[Edit]) -> str:
    made, at = [], 0
    for first, last, new in edits:
        made += [text[at : first - start], new]
        at = last - start
    return "".join([*made, text[at:]])


@dataclass(slots=True)
class _Curler:
    """Reads one run from its beginning to its end."""

    run: Run
    text: str = ""
    marks: list[Marks | None] = field(default_factory=list)
    """Of each character: the marks of its language; ``None`` where nothing may change."""
    found: dict[int, Edit] = field(default_factory=dict)
    """By where they begin."""
    opened: set[int] = field(default_factory=set)
    """Where we put an opening mark."""
    in_double: bool = False
    in_single: bool = False

    def edits(self) -> list[Edit]:
        """All changes, in order, none overlapping."""
        self.text = self.run.text
        for piece in self.run.pieces:
            self.marks += [marks_for(piece.language) if piece.node is not None else None] * len(piece.text)
        for match in _ADDRESS.finditer(self.text):
            self.marks[match.start() : match.end()] = [None] * (match.end() - match.start())
        for match in _QUOTES.finditer(self.text):
            at, sign = match.start(), match[0]
            marks = self.marks[at]
            if sign == '"' and marks:
                self._double(at, marks)
            elif sign == "'" and marks:
                self._single(at, marks)
            elif sign in "“„«":
                self.in_double = True
            elif sign in "”»":
                self.in_double = False
        self._dashes()
        self._dots()
        self._spaces()
        return self._settled()

    def _settled(self) -> list[Edit]:
        settled: list[Edit] = []
        for edit in sorted(self.found.values()):
            if not settled or edit[0] >= settled[-1][1]:
                settled.append(edit)
        return settled

    def _put(self, first: int, last: int, new: str) -> None:
        self.found.setdefault(first, (first, last, new))

    def _before(self, at: int) -> str:
        """The sign before a place; joiners and direction marks are not seen. A space at the beginning."""
        at -= 1
        while at >= 0 and unicodedata.category(self.text[at]) == "Cf":
            at -= 1
        return self.text[at] if at >= 0 else " "

    def _after(self, at: int) -> str:
        at += 1
        while at < len(self.text) and unicodedata.category(self.text[at]) == "Cf":
            at += 1
        return self.text[at] if at < len(self.text) else " "

    def _double(self, at: int, marks: Marks) -> None:
        before, after = self._before(at), self._after(at)
        if _HEBREW.match(before) and _HEBREW.match(after):
            self._put(at, at + 1, "״")
        elif before.isdigit() and not self.in_double:
            self._put(at, at + 1, "″")
        elif self._can_open(at, before, after, self.in_double) or (before.isspace() and not self.in_double):
            self.in_double = True
            self.opened.add(at)
            swallowed = self._swallow(at + 1, marks)
            self._put(at, at + 1 + swallowed, marks.double[0] + marks.inner_space)
        elif _is_word(before) and _is_word(after) and not self.in_double:
            self.in_double = True
            self.opened.add(at)
            self._put(at, at + 1, marks.double[0] + marks.inner_space)
        else:
            self.in_double = False
            self._put(at, at + 1, marks.inner_space + marks.double[1])

    def _swallow(self, at: int, marks: Marks) -> int:
        """How many spaces after an opening mark give way to the mark's own."""
        is_space = at < len(self.text) - 1 and self.text[at] in f" {NO_BREAK}{NARROW}" and self.marks[at] is not None
        return int(bool(marks.inner_space) and is_space)

    def _single(self, at: int, marks: Marks) -> None:
        before, after = self._before(at), self._after(at)
        if before.isdigit() and (after.isdigit() or not (_is_word(after) or self.in_single)):
            self._put(at, at + 1, "′")
        elif _HEBREW.match(before) and not self.in_single:
            self._put(at, at + 1, "׳")
        elif _is_word(before) and _is_word(after):
            self._put(at, at + 1, "’")
        elif self._can_open(at, before, after, self.in_single):
            self._open_single(at, marks)
        elif before.isspace() and after.isspace():
            return
        elif self.in_single:
            self.in_single = False
            self._put(at, at + 1, marks.single[1])
        else:
            self._put(at, at + 1, "’")

    def _open_single(self, at: int, marks: Marks) -> None:
        if _ELISION.match(self.text, at) or not self._is_closed(at):
            self._put(at, at + 1, "’")
        else:
            self.in_single = True
            self.opened.add(at)
            self._put(at, at + 1, marks.single[0])

    def _is_closed(self, at: int) -> bool:
        """Whether a sign that may open a quotation has one that may close it."""
        return re.search(r"(?<=[^\s(\[{])'(?!\w)", self.text[at + 1 :]) is not None

    def _can_open(self, at: int, before: str, after: str, inside: bool) -> bool:
        if after.isspace():
            return False
        if before.isspace() or before in _OPENERS or (at - 1) in self.opened:
            return True
        return not _is_word(before) and _is_word(after) and not inside and before not in "\"'”’.!?…"

    def _dashes(self) -> None:
        for match in _DASHES.finditer(self.text):
            marks = self.marks[match.start()]
            if marks and all(self.marks[match.start() : match.end()]) and (dash := self._dash(match, marks)):
                self._put(match.start(), match.end(), dash)

    def _dash(self, match: re.Match[str], marks: Marks) -> str:
        before, after = self._before(match.start()), self._after(match.end() - 1)
        if after.isupper() and not self.text[: match.start()].rpartition("\n")[2].strip():
            # `--Ann Author`, on a line of its own.
            return "—"
        if self._begins(match.start()) and not after.isspace():
            # `--verbose` is an option of a program.
            return ""
        if len(match[0]) == 3 or not self.text[: match.start()].strip():
            return "—"
        if before.isdigit() and after.isdigit():
            return "–"
        return marks.spaced_dash if before.isspace() and after.isspace() else marks.joined_dash

    def _begins(self, at: int) -> bool:
        """Whether a word can begin here."""
        before = self._before(at)
        if before in "\"'“”‘’«»„‚‹›":
            before = self._before(at - 1)
        return before.isspace() or before in "([{"

    def _dots(self) -> None:
        for match in _DOTS.finditer(self.text):
            if all(self.marks[match.start() : match.end()]):
                self._put(match.start(), match.end(), "…" if len(match[0]) == 3 else "….")

    def _spaces(self) -> None:
        for match in _SPACED_SIGN.finditer(self.text):
            marks = self.marks[match.start()]
            if not marks:
                continue
            space = marks.inner_space if match[1] in {None, "»"} else (marks.spaces or {}).get(match[1], "")
            if space and self.text[match.start()] != space:
                self._put(match.start(), match.start() + 1, space)


def _is_word(sign: str) -> bool:
    return sign == OBJECT or unicodedata.category(sign)[0] in "LNM"
