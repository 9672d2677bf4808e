"""Diagnostics: what is wrong with a book, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import PurePosixPath


class Severity(Enum):
    """How much a message weighs. Errors end the run after their stage."""

    ERROR = "error"
    WARNING = "warning"


class Code(Enum):
    """Every message postbook can give. The value is what authors see, search for and silence."""

    # book.toml
    MISSING_CONFIG = "missing-config"
    """There is no ``book.toml`` where it was looked for."""
    INVALID_TOML = "invalid-toml"
    """``book.toml`` is not TOML."""
    UNKNOWN_KEY = "unknown-key"
    """A key that ``book.toml`` does not know."""
    INVALID_VALUE = "invalid-value"
    """A value of the wrong type, or one that its key does not take."""
    MISSING_KEY = "missing-key"
    """A key that a book can't do without."""

    # gather
    MISSING_FILE = "missing-file"
    """A file that ``book.toml`` names and that is not there."""
    NO_POSTS = "no-posts"
    """A pattern or a selection that gives no post."""
    EMPTY_POST = "empty-post"
    """A post without a word."""
    DUPLICATE_POST = "duplicate-post"
    """A post that the book lists twice."""
    NOT_UTF8 = "not-utf8"
    """A post, a stylesheet or ``book.toml`` that is not UTF-8 text."""
    UNKNOWN_MARKUP = "unknown-markup"
    """A post in a markup language that postbook does not read."""
    OUTSIDE_ROOTS = "outside-roots"
    """A file outside the book's folder and its source roots."""
    MALFORMED_HEADER = "malformed-header"
    """A post's header that is not YAML, TOML or JSON."""
    INVALID_HEADER_VALUE = "invalid-header-value"
    """A value in a post's header that can't be what its key says."""
    DUPLICATE_KEY = "duplicate-key"
    """A key that a post's header gives twice."""
    MISSING_TITLE = "missing-title"
    """A post with no title in its header and no first heading."""

    # parse
    UNREADABLE_POST = "unreadable-post"
    """A post that the reader of its markup language fails on."""
    MISSING_IMAGE = "missing-image"
    """A picture that is not where the post says."""
    BROKEN_IMAGE = "broken-image"
    """A picture that can't be read."""
    IMAGE_TYPE = "image-type"
    """A picture that is not what its name says."""
    REMOTE_IMAGE = "remote-image"
    """A picture on the network, which a build does not read."""
    MISSING_ALT = "missing-alt"
    """A picture without alternative text, or with one that says nothing."""
    MISSING_NOTE = "missing-note"
    """A footnote call without a footnote."""
    UNUSED_NOTE = "unused-note"
    """A footnote that nothing calls."""
    DROPPED_MARKUP = "dropped-markup"
    """A script, form or other markup that paper can't show."""
    EMBEDDED_MEDIA = "embedded-media"
    """A video, sound or frame, of which the book prints a link."""
    TEMPLATE_TAG = "template-tag"
    """A shortcode or template tag of a blog engine, left as it stands."""
    INVALID_MATH = "invalid-math"
    """A formula that can't be read."""

    # assemble
    BROKEN_LINK = "broken-link"
    """A link to a post or a heading that is not in the book."""
    UNKNOWN_LANGUAGE = "unknown-language"
    """A language for which postbook has no words."""

    # render
    TEMPLATE_ERROR = "template-error"
    """A template that can't be rendered."""
    UNKNOWN_THEME = "unknown-theme"
    """A theme that postbook does not have."""
    BROKEN_FONT = "broken-font"
    """A font of the book's own that can't be read."""

    # typeset and bind
    REFUSED_CSS = "refused-css"
    """A CSS rule that means something else in a galley than in a book."""
    LAYOUT = "layout"
    """What the layout engine could not do with a stylesheet or a post."""
    LAYOUT_FAILED = "layout-failed"
    """A post that could not be laid out: it took too long, too much memory, or ended its process."""
    NO_CLUSTER = "no-cluster"
    """A cluster that does not answer, can't be talked to, or would set other pages than this machine."""
    MISSING_GLYPH = "missing-glyph"
    """A character that none of the book's fonts has."""
    UNSETTLED_FOLIOS = "unsettled-folios"
    """Printed page references that will not settle."""
    OVERFLOW = "overflow"
    """Text or a picture that sticks out of the type area or leaves the page."""

    COARSE_PICTURE = "coarse-picture"
    """A picture with fewer pixels than the print edition's printer wants at its size on the page."""
    HEAVY_INK = "heavy-ink"
    """A picture that takes more ink than the print edition's printer allows."""

    # package
    INVALID_COVER = "invalid-cover"
    """A cover that can't be used."""
    SMALL_COVER = "small-cover"
    """A cover with fewer pixels than shops take."""
    UNMET_CLAIM = "unmet-claim"
    """Something that stands in the way of the accessibility that the book claims."""

    # write
    UNWRITABLE = "unwritable"
    """An output that can't be written."""


WARNINGS = frozenset(
    {
        Code.IMAGE_TYPE,
        Code.REMOTE_IMAGE,
        Code.MISSING_ALT,
        Code.UNUSED_NOTE,
        Code.DROPPED_MARKUP,
        Code.EMBEDDED_MEDIA,
        Code.TEMPLATE_TAG,
        Code.DUPLICATE_KEY,
        Code.INVALID_HEADER_VALUE,
        Code.UNKNOWN_LANGUAGE,
        Code.LAYOUT,
        Code.OVERFLOW,
        Code.COARSE_PICTURE,
        Code.HEAVY_INK,
        Code.SMALL_COVER,
    }
)
"""The codes that warn. Every other is an error."""

ALLOWABLE = frozenset(
    {
        Code.MISSING_TITLE,
        Code.EMPTY_POST,
        Code.MALFORMED_HEADER,
        Code.MISSING_IMAGE,
        Code.BROKEN_IMAGE,
        Code.MISSING_NOTE,
        Code.INVALID_MATH,
        Code.BROKEN_LINK,
        Code.MISSING_GLYPH,
    }
)
"""The errors that a book survives.

``[messages] allow`` makes warnings of them, and the book is made without what they name. A post with a malformed header
is then taken with what could be read of it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a file. ``line`` and ``column`` count from 1; ``None`` means unknown."""

    path: PurePosixPath
    """As messages show it: relative to the book's folder."""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One message. ``message`` is lower case, without a full stop, the thing itself in backticks."""

    code: Code
    message: str
    span: Span | None = None
    hint: str = ""
    """What to do: it starts with a verb or a choice."""
    severity: Severity = field(default=Severity.ERROR)

    def __post_init__(self) -> None:
        if self.code in WARNINGS:
            object.__setattr__(self, "severity", Severity.WARNING)

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}{self.severity.value}[{self.code.value}]: {self.message}{hint}"


class BuildFailed(Exception):
    """A stage has ended with errors; they are in the report."""


class Report:
    """Collects the diagnostics of a run, in book order, each once."""

    def __init__(self, *, allow: Iterable[Code] = (), silence: Iterable[Code] = (), strict: bool = False) -> None:
        self._allow = frozenset(allow) & ALLOWABLE
        self._silence = frozenset(silence)
        self._strict = strict
        self._said: dict[Diagnostic, None] = {}

    def configure(self, *, allow: Iterable[Code], silence: Iterable[Code]) -> None:
        """Take over what ``[messages]`` says, once ``book.toml`` has been read."""
        self._allow |= frozenset(allow) & ALLOWABLE
        self._silence |= frozenset(silence)

    def add(self, *diagnostics: Diagnostic) -> None:
        """Keep each message, unless it is silenced or was said before."""
        for diagnostic in diagnostics:
            weighed = self._weigh(diagnostic)
            if weighed.severity is Severity.ERROR or weighed.code not in self._silence:
                self._said.setdefault(weighed)

    def _weigh(self, diagnostic: Diagnostic) -> Diagnostic:
        if diagnostic.code not in self._allow:
            return diagnostic
        # `__post_init__` sets the severity only of codes that always warn.
        return replace(diagnostic, severity=Severity.WARNING)

    @property
    def settings(self) -> str:
        """What decides which messages are kept and how much they weigh."""
        allowed, silenced = (sorted(code.value for code in codes) for codes in (self._allow, self._silence))
        return f"allow {allowed} silence {silenced} strict {self._strict}"

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything said so far, in order."""
        return tuple(self._said)

    def counts_as_error(self, said: Diagnostic) -> bool:
        """Whether this message makes the run fail: an error does, a warning only in a strict run."""
        return self._strict or said.severity is Severity.ERROR

    @property
    def error_count(self) -> int:
        """How many messages make the run fail."""
        return sum(map(self.counts_as_error, self._said))

    @property
    def warning_count(self) -> int:
        """How many messages the book survives."""
        return len(self._said) - self.error_count

    @contextmanager
    def stage(self) -> Iterator[None]:
        """Let a stage finish, then raise ``BuildFailed`` if it left errors."""
        yield
        if self.error_count:
            raise BuildFailed
