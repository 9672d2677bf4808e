"""One post's text → a chapter, a clean XHTML tree and its symbols. Imports every engine that reads markup."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from postbook.chapter.ask_alt_text import ask_for_drawings
from postbook.chapter.chapter import Chapter
from postbook.chapter.clean_markup import clean_markup
from postbook.chapter.curl_quotes import curl_quotes
from postbook.chapter.draft import Draft, Transform
from postbook.chapter.drop_contents import drop_contents
from postbook.chapter.filter_styles import filter_styles
from postbook.chapter.fix_nesting import fix_nesting
from postbook.chapter.frame_figures import frame_figures
from postbook.chapter.frame_listings import frame_listings
from postbook.chapter.gather_notes import gather_notes
from postbook.chapter.guard_classes import guard_classes
from postbook.chapter.highlight_code import highlight_code
from postbook.chapter.html import Document
from postbook.chapter.level_headings import level_headings
from postbook.chapter.lines import place_of
from postbook.chapter.link_addresses import link_addresses
from postbook.chapter.mark_admonitions import mark_admonitions
from postbook.chapter.mark_attributions import mark_attributions
from postbook.chapter.mark_breaks import mark_breaks
from postbook.chapter.mark_far_notes import mark_far_notes
from postbook.chapter.mark_math import mark_math
from postbook.chapter.mark_tables import mark_tables
from postbook.chapter.mark_tasks import mark_tasks
from postbook.chapter.mark_template_tags import mark_template_tags
from postbook.chapter.name_ids import name_ids
from postbook.chapter.open_details import open_details
from postbook.chapter.pair_containers import pair_containers
from postbook.chapter.place_embeds import place_embeds
from postbook.chapter.place_pictures import place_pictures
from postbook.chapter.read_attributes import read_attributes
from postbook.chapter.read_embed_tags import read_embed_tags
from postbook.chapter.read_link_tags import read_link_tags
from postbook.chapter.read_picture_tags import read_picture_tags
from postbook.chapter.read_pipes import read_pipes
from postbook.chapter.read_post import read_inline, read_post
from postbook.chapter.read_summary import read_summary
from postbook.chapter.read_wikilinks import read_wikilinks
from postbook.chapter.settle_sections import settle_sections
from postbook.chapter.show_placeholders import show_placeholders
from postbook.chapter.symbols import headings, link_spans, word_count
from postbook.chapter.take_title import drop_repeated_title, take_title
from postbook.chapter.tell_mdx import tell_mdx
from postbook.chapter.title_listings import title_listings
from postbook.chapter.tree import append_text
from postbook.chapter.unreadable import unreadable
from postbook.config import Config
from postbook.diagnostics import Code
from postbook.manuscript.post import Post, Role
from postbook.xhtml import element, elements, plain_text, remove, unwrap

TRANSFORMS: tuple[Transform, ...] = (
    tell_mdx,  # of the text, which no transform changes
    guard_classes,  # first: no class of ours is the author's
    show_placeholders,  # before anything looks at elements
    drop_contents,  # before anything looks at attribute lists
    read_picture_tags,  # before anything looks at pictures
    read_embed_tags,  # before anything looks at embeds
    read_link_tags,
    read_wikilinks,  # before anything looks at pictures
    read_attributes,  # before anything looks at classes
    read_pipes,  # before anything looks at tables and figures
    pair_containers,  # its boxes are admonitions and details
    mark_admonitions,
    gather_notes,  # before cleaning: engines' classes and roles tell notes from lists
    mark_far_notes,
    mark_math,  # before cleaning, which drops the scripts that hold formulas
    mark_tasks,  # before cleaning, which drops what forms are made of
    open_details,
    frame_listings,  # before cleaning, which does not know the element
    title_listings,  # before code blocks are made anew
    highlight_code,  # before cleaning: its attributes name the language
    place_embeds,  # before cleaning, which drops what it does not know
    frame_figures,  # while pictures are still pictures, missing or not
    place_pictures,  # before cleaning: it reads attributes that only browsers know
    ask_for_drawings,  # before cleaning, which drops what hides a drawing from readers
    clean_markup,
    mark_breaks,
    fix_nesting,  # the rest can trust what stands where
    mark_attributions,
    mark_tables,  # before styles are filtered: it reads the alignment of cells
    filter_styles,
    link_addresses,
    mark_template_tags,
    level_headings,  # when no more headings appear or go
    settle_sections,
    curl_quotes,  # when all that is not prose is marked
    fix_nesting,  # once more, for what the others made: nothing invalid leaves
    name_ids,  # last of all that makes, copies or drops ids
)
"""What is done to every post, in order."""

_TITLED = frozenset({Role.CHAPTER, Role.APPENDIX})
"""The roles that can't do without a title."""
_UNTITLED = frozenset({Role.DEDICATION, Role.EPIGRAPH, Role.COPYRIGHT, Role.COLOPHON, Role.ABOUT_AUTHORS})
"""The roles whose first heading is no title."""


def parse_post(post: Post, config: Config) -> Chapter:
    """Parse one post. Depends on nothing but its arguments and the pictures that the post names.

    Reports: missing-title, unreadable-post, and what the transforms report.
    """
    # Posts are strangers' text and the engines are many: whatever they raise is about this post.
    try:
        return _parse(post, config)
    except RecursionError:
        return unreadable(post, config, "it is nested too deeply")
    except Exception as problem:
        return unreadable(post, config, f"{type(problem).__name__}: {problem}")


def _parse(post: Post, config: Config) -> Chapter:
    document = read_post(post, config.markdown)
    draft = Draft(
        post=post,
        config=config,
        language=post.header.language or config.book.language,
        title=element("span", class_="pb-title-text"),
        body=document.body,
    )
    _set_title(draft, document)
    for transform in TRANSFORMS:
        transform(draft)
    summary = read_summary(draft, TRANSFORMS)
    return Chapter(
        post=post,
        title=draft.title,
        plain_title=plain_text(draft.title),
        body=draft.body,
        language=draft.language,
        summary=summary,
        headings=headings(draft.body),
        anchors=draft.anchors,
        pictures=draft.pictures,
        lookups=draft.lookups,
        link_spans=link_spans(draft),
        word_count=word_count(draft.body),
        diagnostics=tuple(draft.diagnostics),
    )


def _set_title(draft: Draft, document: Document) -> None:
    post = draft.post
    if post.header.title.strip():
        draft.title = read_inline(post.header.title, draft.config.markdown)
        if (repeated := drop_repeated_title(draft.body, plain_text(draft.title))) is not None:
            _tell_links(draft, repeated)
    elif post.role not in _UNTITLED and (heading := take_title(draft.body)) is not None:
        draft.title = _inline_copy(heading)
        _tell_links(draft, heading)
    elif document.title:
        append_text(draft.title, document.title)
    elif post.role in _TITLED:
        _name_after_file(draft)


def _tell_links(draft: Draft, heading: etree._Element) -> None:
    """A title is read in the contents and over the pages, where it can't be a link."""
    for link in elements(heading, "a"):
        href = link.get("href", "").strip()
        if href and not href.startswith("#"):
            draft.tell(
                Code.DROPPED_MARKUP,
                f"a title can't be a link: `{href}` left out",
                place=place_of(draft.post, href),
                hint="link to it in the text",
            )


def _name_after_file(draft: Draft) -> None:
    """Call a post without a title what its file is called, and tell; a name with spaces is meant as a title."""
    stem = draft.post.source_path.stem
    if " " in stem.strip():
        append_text(draft.title, stem.strip())
        return
    named = draft.post.slug if stem.isascii() else stem
    name = re.sub(r"[-_]+", " ", named).strip().capitalize()
    append_text(draft.title, name)
    draft.tell(
        Code.MISSING_TITLE,
        "this post has no title",
        place=(1, 1),
        hint=f"add `title:` to its header, or begin it with a heading; if you allow `missing-title`, it is `{name}`",
    )


def _inline_copy(heading: etree._Element) -> etree._Element:
    """A heading's content as a title: without links."""
    copied = deepcopy(heading)
    title = element("span", heading.text or "", *copied, class_="pb-title-text")
    for call in [each for each in elements(title, "sup") if _is_note_call(each)]:
        remove(call)
    for link in list(elements(title, "a")):
        unwrap(link)
    return title


def _is_note_call(node: etree._Element) -> bool:
    """A title calls no notes: it is printed in the contents too."""
    return any(link.get("href", "").startswith("#fn") for link in elements(node, "a"))
