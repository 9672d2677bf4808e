"""Render: the book becomes sections. Every page has a Jinja template, the book's own or the built-in one."""

from __future__ import annotations

from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from postbook.book.book import Book
from postbook.config import Config
from postbook.diagnostics import Diagnostic, Report
from postbook.render.environment import environment
from postbook.render.fill_template import fill_template
from postbook.render.frame import Frame
from postbook.render.pages import pages
from postbook.render.roles import SEMANTICS
from postbook.render.section import Section
from postbook.render.unused_templates import unused_templates
from postbook.words import direction_of
from postbook.xhtml import EPUB_TYPE, XML_LANG


def render(book: Book, config: Config, report: Report) -> tuple[Section, ...]:
    """The sections of the book, in book order. Reports: template-error."""
    jinja = environment(config)
    report.add(*unused_templates(config))
    sections = []
    for frame in pages(book, config):
        filled = _fill(frame, book, config, jinja)
        if isinstance(filled, Diagnostic):
            report.add(filled)
        else:
            sections.append(_section(frame, _with_attributes(filled, frame, config)))
    return tuple(sections)


def _fill(frame: Frame, book: Book, config: Config, jinja: SandboxedEnvironment) -> etree._Element | Diagnostic:
    context = {
        **frame.values,
        "frame": frame,
        "book": book,
        "about": config.book,
        "words": book.words,
        "house_language": _house_language(frame, config),
    }
    return fill_template(jinja, frame.role.value, context, config)


def _house_language(frame: Frame, config: Config) -> str:
    """The book's language, where a page is in another: its opener says “Chapter 3” in that of the book."""
    return config.book.language if frame.language != config.book.language else ""


def _with_attributes(root: etree._Element, frame: Frame, config: Config) -> etree._Element:
    root.set("id", frame.name)
    root.set("class", f"pb-section pb-{frame.role.value}")
    semantics = SEMANTICS[frame.role]
    for name, value in ((EPUB_TYPE, semantics.epub_type), ("role", semantics.aria_role), *_languages(frame, config)):
        if value:
            root.set(name, value)
    if frame.title_id and root.xpath("boolean(.//@id[. = $id])", id=frame.title_id):
        root.set("aria-labelledby", frame.title_id)
    else:
        root.set("aria-label", frame.title)
    root.set("data-book-title", config.book.title)
    root.set("data-part-title", frame.part_title)
    root.set("data-chapter-title", frame.title)
    return root


def _languages(frame: Frame, config: Config) -> tuple[tuple[str, str], ...]:
    if frame.language == config.book.language:
        return ()
    return ("lang", frame.language), (XML_LANG, frame.language), ("dir", direction_of(frame.language))


def _section(frame: Frame, body: etree._Element) -> Section:
    return Section(
        name=frame.name,
        role=frame.role,
        matter=frame.matter,
        title=frame.title,
        number=frame.number,
        label=frame.label,
        level=frame.level,
        opens=frame.opens,
        body=body,
        headings=frame.headings,
        pictures=frame.pictures,
        language=frame.language,
        direction=direction_of(frame.language),
        media=frame.media,
        source_path=frame.source_path,
    )
