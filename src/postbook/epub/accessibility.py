"""What the package says of the book's accessibility.

EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/#sec-disc-package; the words are those of
https://www.w3.org/community/reports/a11y-discov-vocab/.
"""

from __future__ import annotations

from collections.abc import Iterator

from postbook.config import Accessibility
from postbook.epub.findings import Findings
from postbook.epub.metadata import WEB_ADDRESS, Statement, meta
from postbook.xhtml import XML_LANG

CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""Exactly so: https://www.w3.org/TR/epub-a11y-11/#sec-conf-reporting-pub."""


def accessibility_of(found: Findings, told: Accessibility, language: str) -> tuple[Statement, ...]:
    """What holds by the findings, and what the author tells. ``language``: the book's."""
    return (*statements(found), summary_of(found, told, language), *claim_of(told), *exemption_of(told))


def statements(found: Findings) -> Iterator[Statement]:
    """The findings, each in its word."""
    yield meta("schema:accessMode", "textual")
    if found.has_pictures:
        yield meta("schema:accessMode", "visual")
        yield meta("schema:accessModeSufficient", "textual,visual")
    if found.is_described:
        yield meta("schema:accessModeSufficient", "textual")
    for feature in features(found):
        yield meta("schema:accessibilityFeature", feature)
    yield meta("schema:accessibilityHazard", "unknown" if found.may_flash else "none")


def features(found: Findings) -> Iterator[str]:
    """What helps readers who can't see, or not well."""
    yield from ("structuralNavigation", "tableOfContents", "readingOrder")
    held = {
        "alternativeText": found.has_pictures and found.is_described,
        "MathML": found.has_math,
        "describedMath": found.has_math and found.has_math_words,
        "rubyAnnotations": found.has_ruby,
        "ARIA": found.has_roles,
        "index": found.has_index,
        "pageNavigation": found.has_pages,
        "pageBreakMarkers": found.has_pages,
        "displayTransformability": found.is_transformable,
    }
    yield from (feature for feature, holds in held.items() if holds)


def summary_of(found: Findings, told: Accessibility, language: str) -> Statement:
    """The author's own summary, else one made of the findings, in English."""
    if told.summary.strip():
        return meta("schema:accessibilitySummary", told.summary.strip())
    statement = meta("schema:accessibilitySummary", " ".join(sentences(found)))
    if language.lower().split("-")[0] == "en":
        return statement
    return Statement(name=statement.name, text=statement.text, attributes={**statement.attributes, str(XML_LANG): "en"})


def sentences(found: Findings) -> Iterator[str]:
    """The findings in a few sentences."""
    yield "The text reflows, has a logical reading order, and can be navigated by its contents and headings."
    if found.has_pages:
        yield "The pages of the PDF are marked and listed."
    if found.is_transformable:
        yield "Size, font and colours of the text can be changed."
    if found.has_pictures:
        described = "All pictures have" if found.is_described else "Not all pictures have"
        yield f"{described} a text alternative."
    if found.has_math:
        yield "Formulas are MathML with a text alternative." if found.has_math_words else "Formulas are MathML."
    if found.may_flash:
        yield "Some pictures move; whether they flash is not known."


def claim_of(told: Accessibility) -> Iterator[Statement]:
    """That the book conforms, and who says so. The checks have agreed: ``obstacles.py``."""
    if not told.claim:
        return
    yield meta("dcterms:conformsTo", CLAIM, id="conformance")
    yield meta("a11y:certifiedBy", told.certified_by, refines="conformance", id="certifier")
    if told.credential:
        yield meta("a11y:certifierCredential", told.credential, refines="certifier")
    if WEB_ADDRESS.fullmatch(told.report):
        link = {"rel": "a11y:certifierReport", "refines": "#certifier", "href": told.report}
        yield Statement(name="link", attributes=link)


def exemption_of(told: Accessibility) -> Iterator[Statement]:
    """By which exemption of the European Accessibility Act the book need not conform.

    https://www.w3.org/TR/epub-a11y-exemption/.
    """
    if told.exemption:
        yield meta("a11y:exemption", told.exemption)
