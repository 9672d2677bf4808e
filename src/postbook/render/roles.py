"""How EPUB and DPUB-ARIA call the kinds of section.

EPUB 3 Structural Semantics Vocabulary, https://www.w3.org/TR/epub-ssv-11/; Digital Publishing WAI-ARIA Module,
https://www.w3.org/TR/dpub-aria-1.1/.
"""

from __future__ import annotations

from dataclasses import dataclass

from postbook.manuscript.post import Role


@dataclass(frozen=True, slots=True)
class Semantics:
    """Both are empty where the vocabulary has no word."""

    epub_type: str
    aria_role: str = ""


SEMANTICS = {
    Role.HALF_TITLE: Semantics("halftitlepage"),
    Role.TITLE_PAGE: Semantics("titlepage"),
    Role.COPYRIGHT: Semantics("copyright-page"),
    Role.DEDICATION: Semantics("dedication", "doc-dedication"),
    Role.EPIGRAPH: Semantics("epigraph", "doc-epigraph"),
    # The `nav` within is the table of contents.
    Role.CONTENTS: Semantics(""),
    Role.FOREWORD: Semantics("foreword", "doc-foreword"),
    Role.PREFACE: Semantics("preface", "doc-preface"),
    Role.ACKNOWLEDGMENTS: Semantics("acknowledgments", "doc-acknowledgments"),
    Role.INTRODUCTION: Semantics("introduction", "doc-introduction"),
    Role.PART: Semantics("part", "doc-part"),
    Role.CHAPTER: Semantics("chapter", "doc-chapter"),
    Role.AFTERWORD: Semantics("afterword", "doc-afterword"),
    Role.APPENDIX: Semantics("appendix", "doc-appendix"),
    Role.FIRST_APPEARED: Semantics(""),
    Role.ABOUT_AUTHORS: Semantics("contributors"),
    Role.COLOPHON: Semantics("colophon", "doc-colophon"),
}
