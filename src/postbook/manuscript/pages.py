"""The written pages before and after the chapters: texts in ``[pages]``, or the files they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postbook.config import Config
from postbook.manuscript.find import MARKUPS
from postbook.manuscript.post import Role
from postbook.manuscript.slugs import slugify

FRONT = (
    # The order of the Chicago Manual of Style, 1.4.
    Role.DEDICATION,
    Role.EPIGRAPH,
    Role.FOREWORD,
    Role.PREFACE,
    Role.ACKNOWLEDGMENTS,
    Role.INTRODUCTION,
)

# What lies in the book's folder as text in another language is a path too, so that its message can say so.
_READ = "|".join(re.escape(ending) for ending in MARKUPS)
_PATH = re.compile(rf"\S[^\n]*(?:{_READ})|\S+\.(?:rst|adoc|asciidoc|txt|docx|odt|tex|org|pdf)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that ``book.toml`` gives, as a text or as a path."""

    value: str
    key: str
    """Its dotted name: ``pages.preface``."""
    role: Role
    slug: str
    title: str = ""

    @property
    def is_path(self) -> bool:
        """Whether the value names a file."""
        return self.role is Role.APPENDIX or bool(_PATH.fullmatch(self.value.strip()))


def front_pages(config: Config) -> Iterator[Page]:
    """Dedication to introduction, those that the book has."""
    for role in FRONT:
        if value := getattr(config.pages, role.value):
            yield Page(value=value, key=f"pages.{role.value}", role=role, slug=role.value)


def back_pages(config: Config) -> Iterator[Page]:
    """Afterword, appendices, and the authors' lives."""
    pages = config.pages
    if pages.afterword:
        yield Page(value=pages.afterword, key="pages.afterword", role=Role.AFTERWORD, slug=Role.AFTERWORD.value)
    for index, value in enumerate(pages.appendices):
        yield Page(value=value, key=f"pages.appendices[{index}]", role=Role.APPENDIX, slug=f"appendix-{index + 1}")
    if pages.about_authors:
        for index, author in enumerate(config.book.authors):
            if author.bio:
                slug = f"about-{slugify(author.name) or index + 1}"
                key = f"book.authors[{index}].bio"
                yield Page(value=author.bio, key=key, role=Role.ABOUT_AUTHORS, slug=slug, title=author.name)


def extra_pages(config: Config) -> Iterator[tuple[str, Page]]:
    """Texts that go into generated pages, by their name."""
    for name, role in (("copyright_text", Role.COPYRIGHT), ("colophon_text", Role.COLOPHON)):
        if value := getattr(config.pages, name):
            key = f"pages.{name.replace('_', '-')}"
            yield name, Page(value=value, key=key, role=role, slug=key.removeprefix("pages."))
