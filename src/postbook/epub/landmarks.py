"""Which places of the book reading systems can go to by name."""

from __future__ import annotations

from collections.abc import Sequence

from postbook.epub.cover import COVER_HREF
from postbook.epub.document import Document
from postbook.epub.navigation import NAV_HREF, Landmark
from postbook.manuscript.post import Role
from postbook.render.section import Matter
from postbook.words import Words
from postbook.xhtml import EPUB_TYPE

OFFERED = (
    *(Role.HALF_TITLE, Role.TITLE_PAGE, Role.COPYRIGHT, Role.DEDICATION, Role.EPIGRAPH),
    *(Role.FOREWORD, Role.PREFACE, Role.ACKNOWLEDGMENTS, Role.INTRODUCTION),
    *(Role.AFTERWORD, Role.APPENDIX, Role.COLOPHON),
)
"""Kinds of section that are offered beside cover, contents and start, each by the ``epub:type`` it has."""


def landmarks_of(documents: Sequence[Document], words: Words, *, has_cover: bool, has_contents: bool) -> list[Landmark]:
    """Cover, contents, start of the text, and the first page of each kind before and after it."""
    landmarks: list[Landmark] = [("cover", words.cover, COVER_HREF)] if has_cover else []
    if has_contents:
        landmarks.append(("toc", words.contents, f"{NAV_HREF}#toc"))
    body = next((document for document in documents if document.section.matter is Matter.BODY), None)
    if body:
        landmarks.append(("bodymatter", words.start_of_text, body.href))
    first_of = {document.section.role: document for document in reversed(documents)}
    for role in OFFERED:
        if role in first_of:
            semantics = first_of[role].body.get(EPUB_TYPE, "")
            landmarks.append((semantics, label_of(role, words), first_of[role].href))
    return landmarks


def label_of(role: Role, words: Words) -> str:
    """What a landmark is called."""
    names = {Role.COPYRIGHT: "copyright_page", Role.APPENDIX: "appendix"}
    name = names.get(role, role.value.replace("-", "_"))
    return str(getattr(words, name)).replace("{}", "").strip()
