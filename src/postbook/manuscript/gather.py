"""Gather: from ``book.toml`` to a manuscript. Finds, reads, selects and orders the posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from postbook.config import Config, Selection
from postbook.diagnostics import Code, Diagnostic, Report
from postbook.manuscript.find import Finder, Found, WrongPattern
from postbook.manuscript.order import in_order
from postbook.manuscript.pages import Page, back_pages, extra_pages, front_pages
from postbook.manuscript.post import Header, Manuscript, Part, Post, Role
from postbook.manuscript.read_post import Draft, read_draft
from postbook.manuscript.selection import inherit, takes
from postbook.manuscript.slugs import Slugs, post_slug


def gather(config: Config, report: Report) -> Manuscript:
    """Read every post of the book, in order.

    Reports: missing-file, no-posts, empty-post, duplicate-post, not-utf8, unknown-markup, outside-roots,
    malformed-header, invalid-header-value, duplicate-key; all of them, in book order.
    """
    gatherer = Gatherer(config, report)
    extras = dict(extra_pages(config))
    gatherer.set_aside((*front_pages(config), *back_pages(config), *extras.values()))
    return Manuscript(
        front=gatherer.pages(front_pages(config)),
        parts=tuple(gatherer.part(wanted) for wanted in wanted_parts(config)),
        back=gatherer.pages(back_pages(config)),
        extras={name: post for name, page in extras.items() for post in gatherer.pages((page,))},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPart:
    """A part as ``book.toml`` asks for it."""

    title: str
    selection: Selection
    key: str
    """The dotted name of its table."""
    posts_key: str
    """The dotted name of its patterns, which may be those of ``[chapters]``."""


def wanted_parts(config: Config) -> Iterator[WantedPart]:
    """The parts of the book; one without a title where it has none."""
    if not config.parts:
        yield WantedPart(title="", selection=config.chapters, key="chapters", posts_key="chapters.posts")
    for index, table in enumerate(config.parts):
        yield WantedPart(
            title=table.title,
            selection=inherit(table, config.chapters),
            key=f"parts[{index}]",
            posts_key="chapters.posts" if table.posts is None else f"parts[{index}].posts",
        )


class Gatherer:
    """Keeps what the parts of a book share: the files read, those that have their place, and the slugs given."""

    def __init__(self, config: Config, report: Report) -> None:
        self.config = config
        self.report = report
        self.finder = Finder(config)
        self.slugs = Slugs()
        self.drafts: dict[Path, Draft] = {}
        self.page_files: frozenset[Path] = frozenset()
        self.placed: dict[Path, str] = {}
        """A file → where it stands in the book, in words."""

    def set_aside(self, pages: Iterable[Page]) -> None:
        """Keep the files of the pages before and after the chapters out of the patterns for chapters."""
        paths = (path for page in pages if page.is_path for path in self.finder.matches(page.value))
        self.page_files = frozenset(paths)

    def part(self, wanted: WantedPart) -> Part:
        """Find, select and order the posts of a part. Reports: no-posts, and what its posts have wrong."""
        found, is_complete = self.find(wanted)
        drafts = [draft for each in found if not (draft := self.draft(each)).is_section_page or each.is_listed]
        selected = [draft for draft in drafts if draft.is_readable and takes(wanted.selection, draft.header)]
        files = {draft.found.identity for draft in selected}
        for draft in drafts:
            if draft.found.identity not in files:
                self.report.add(*(said for said in draft.diagnostics if said.code in _UNREADABLE))
        if is_complete and not selected:
            self.say(Code.NO_POSTS, wanted.key, *_nothing_left(wanted))
        posts = (self.place(draft, wanted) for draft in in_order(selected, wanted.selection.order))
        return Part(title=wanted.title, posts=tuple(post for post in posts if post))

    def find(self, wanted: WantedPart) -> tuple[tuple[Found, ...], bool]:
        """The files that a part's patterns name, each once, and whether every pattern names some.

        Reports: missing-file, no-posts, unknown-markup, outside-roots, duplicate-post.
        """
        files: dict[Path, Found] = {}
        is_complete = True
        for index, pattern in enumerate(wanted.selection.posts):
            key = f"{wanted.posts_key}[{index}]"
            try:
                found = self.finder.find(pattern, key)
            except WrongPattern as wrong:
                self.report.add(self.finder.diagnostic(key, wrong))
                is_complete = False
                continue
            for each in found:
                self.enlist(each, files, pattern)
        left_out = {path for pattern in wanted.selection.exclude for path in self.finder.matches(pattern)}
        return tuple(each for path, each in files.items() if path not in left_out), is_complete

    def enlist(self, found: Found, files: dict[Path, Found], pattern: str) -> None:
        """Take a file, unless it was taken before. Reports: duplicate-post, where it is named in full twice."""
        before = files.get(found.identity)
        is_page = found.identity in self.page_files
        if found.is_listed and (is_page or (before and before.is_listed)):
            how = "a chapter and one of the `[pages]`" if is_page else "listed twice"
            self.say(Code.DUPLICATE_POST, found.key, f"`{pattern}` is {how}", "delete one of them")
        if not before or (found.is_listed and not before.is_listed):
            files[found.identity] = found
        if is_page:
            del files[found.identity]

    def draft(self, found: Found) -> Draft:
        """Read a file, once for all parts."""
        if found.identity not in self.drafts:
            site = self.config.site
            self.drafts[found.identity] = read_draft(found, self.config.folder, site.url, site.permalink)
        return replace(self.drafts[found.identity], found=found)

    def place(self, draft: Draft, wanted: WantedPart) -> Post | None:
        """Make a chapter of a file. Reports: empty-post, duplicate-post, and its header's problems."""
        self.report.add(*draft.diagnostics)
        if not self.is_first(draft, draft.found.key, f"`{wanted.title}`"):
            return None
        return self.post(draft, Role.CHAPTER, post_slug(draft.name))

    def is_first(self, draft: Draft, key: str, place: str) -> bool:
        """Whether a file has no other place in the book. Reports: duplicate-post."""
        other = self.placed.setdefault(draft.found.identity, place)
        if other is place:
            return True
        message = f"`{draft.source_path}` is in the book twice"
        self.say(Code.DUPLICATE_POST, key, message, f"delete it here or in {other}")
        return False

    def post(self, draft: Draft, role: Role, slug: str) -> Post | None:
        """Make a post of a file; nothing of an empty one. Reports: empty-post."""
        if draft.is_empty:
            message = "this post is empty" if role is Role.CHAPTER else f"this {role.value} is empty"
            place = Diagnostic(code=Code.EMPTY_POST, message=message, hint="write it, or leave it out of `book.toml`")
            self.report.add(replace(place, span=draft.span(draft.first_line)))
            return None
        return Post(
            source_path=draft.source_path,
            folder=draft.found.path.parent,
            slug=self.slugs.give(slug),
            header=draft.header,
            text=draft.text,
            first_line=draft.first_line,
            markup=draft.markup,
            role=role,
            permalink=draft.permalink,
            source=draft.content if self.config.output.attach_sources else b"",
        )

    def pages(self, pages: Iterable[Page]) -> tuple[Post, ...]:
        """Make posts of the pages before and after the chapters, in order."""
        return tuple(
            post for page in pages for post in (self.file_page(page) if page.is_path else self.text_page(page))
        )

    def file_page(self, page: Page) -> Iterator[Post]:
        """A page that is a file. Reports: what is wrong with the file."""
        try:
            (found, *_) = self.finder.find(page.value.strip(), page.key)
        except WrongPattern as wrong:
            self.report.add(self.finder.diagnostic(page.key, wrong))
            return
        draft = self.draft(found)
        self.report.add(*draft.diagnostics)
        if draft.is_readable and self.is_first(draft, page.key, f"`{page.key}`"):
            header = replace(draft.header, title=page.title) if page.title else draft.header
            if post := self.post(replace(draft, header=header), page.role, page.slug):
                yield post

    def text_page(self, page: Page) -> Iterator[Post]:
        """A page whose text stands in ``book.toml``."""
        lines: Mapping[str, int] = {**self.config.lines.keys, **self.config.lines.texts}
        yield Post(
            source_path=self.config.source_path,
            folder=self.config.folder,
            slug=self.slugs.give(page.slug),
            header=Header(title=page.title),
            text=page.value,
            first_line=lines.get(page.key, 1),
            role=page.role,
        )

    def say(self, code: Code, key: str, message: str, hint: str) -> None:
        """Report a problem with a key of ``book.toml``."""
        self.report.add(Diagnostic(code=code, message=message, span=self.config.span(key), hint=hint))


_UNREADABLE = (Code.NOT_UTF8, Code.MISSING_FILE, Code.MALFORMED_HEADER)
"""What may be why a post was not selected."""


def _nothing_left(wanted: WantedPart) -> tuple[str, str]:
    where = f"the part `{wanted.title}`" if wanted.title else "the book"
    return f"no post is left in {where}", "change `tags`, `without-tags`, `since`, `until`, `drafts` or `exclude`"
