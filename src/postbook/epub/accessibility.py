"""What can be said of the book's accessibility: found out in its documents, never asserted.

EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/#sec-disc-package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from postbook.epub.document import Document
from postbook.epub.metadata import Statement, meta
from postbook.epub.moving_pictures import moves
from postbook.epub.resource import Resource
from postbook.xhtml import MATHML, SVG, XHTML


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in the documents."""

    has_pictures: bool
    is_described: bool
    """Every picture has a text alternative, or says that it needs none."""
    has_math: bool
    may_flash: bool


def accessibility_of(documents: Sequence[Document], resources: Iterable[Resource]) -> tuple[Statement, ...]:
    """The statements that hold for these documents."""
    return tuple(statements(findings_in(documents, resources)))


def findings_in(documents: Sequence[Document], resources: Iterable[Resource]) -> Findings:
    """Look at every picture and formula."""
    pictures = [node for document in documents for node in pictures_in(document.body)]
    return Findings(
        has_pictures=bool(pictures),
        is_described=all(is_described(node) for node in pictures),
        has_math=any(next(document.body.iter(f"{MATHML}math"), None) is not None for document in documents),
        may_flash=any(moves(resource) for resource in resources),
    )


def pictures_in(body: etree._Element) -> Iterator[etree._Element]:
    """Pictures, and drawings that stand in the text."""
    yield from body.iter(f"{XHTML}img")
    yield from (node for node in body.iter(f"{SVG}svg") if next(node.iterancestors(f"{SVG}svg"), None) is None)


def is_described(node: etree._Element) -> bool:
    """Whether a picture can be read out, or is marked as decoration. An empty ``alt`` alone may be an oversight."""
    if node.get("role") in {"presentation", "none"} or node.get("aria-hidden") == "true":
        return True
    title = node.find(f"{SVG}title")
    texts = (node.get("alt"), node.get("aria-label"), title.text if title is not None else None)
    return any(text and text.strip() for text in texts)


def statements(found: Findings) -> Iterator[Statement]:
    """The findings in the words of https://www.w3.org/community/reports/a11y-discov-vocab/."""
    yield meta("schema:accessMode", "textual")
    if found.has_pictures:
        yield meta("schema:accessMode", "visual")
        yield meta("schema:accessModeSufficient", "textual,visual")
    if found.is_described:
        yield meta("schema:accessModeSufficient", "textual")
    for feature in features(found):
        yield meta("schema:accessibilityFeature", feature)
    yield meta("schema:accessibilityHazard", "unknown" if found.may_flash else "none")
    yield meta("schema:accessibilitySummary", summary(found))


def features(found: Findings) -> Iterator[str]:
    """What helps readers who can't see, or not well."""
    yield from ("structuralNavigation", "tableOfContents", "readingOrder")
    if found.has_pictures and found.is_described:
        yield "alternativeText"
    if found.has_math:
        yield "MathML"


def summary(found: Findings) -> str:
    """The findings in a few sentences."""
    said = ["The text reflows, has a logical reading order, and can be navigated by its contents and headings."]
    if found.has_pictures:
        described = "All pictures have" if found.is_described else "Not all pictures have"
        said.append(f"{described} a text alternative.")
    if found.has_math:
        said.append("Formulas are MathML, with their TeX as an alternative.")
    if found.may_flash:
        said.append("Some pictures move; whether they flash is not known.")
    return " ".join(said)
