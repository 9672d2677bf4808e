"""The outcome for one blog: a line of the table, and a report one can read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of a blog."""

    name: str
    files: int = 0
    """Posts that lie in the folder."""
    posts: int = 0
    """Posts that are in the book."""
    pages: int = 0
    pdf_seconds: float = 0.0
    epub_seconds: float = 0.0
    words: int = 0
    in_spine: str = ""
    in_outline: str = ""
    epubcheck: str = "not run"
    epubcheck_messages: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What is wrong with the run itself, or with the judge."""
    lost_in_epub: Counter[str] = field(default_factory=Counter)
    lost_in_pdf: Counter[str] = field(default_factory=Counter)
    lost_links: int = 0
    lost_pictures: int = 0
    losses: dict[str, dict[str, object]] = field(default_factory=dict)
    """By post, only where something is lost."""
    diagnostics: Counter[str] = field(default_factory=Counter)
    messages: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Nothing was lost, and nothing is wrong with the files."""
        lost = self.lost_in_epub or self.lost_in_pdf or self.lost_links or self.lost_pictures
        return not (lost or self.problems or self.epubcheck_messages)

    def to_json(self) -> dict[str, object]:
        """The report: numbers first, then what is lost, then every message."""
        numbers = {name: getattr(self, name) for name in self.__dataclass_fields__}
        numbers["lost_in_epub"] = dict(self.lost_in_epub.most_common())
        numbers["lost_in_pdf"] = dict(self.lost_in_pdf.most_common())
        numbers["diagnostics"] = dict(self.diagnostics.most_common())
        return numbers


_HEADS = ("blog", "posts", "words", "pages", "PDF s", "EPUB s", "EPUBCheck", "spine", "outline", "words lost", "links",
          "pictures", "messages")  # fmt: skip


def table(outcomes: list[Outcome]) -> str:
    """One line a blog, columns set."""
    rows = [_HEADS, *map(_row, outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS) - 1)]
    return "\n".join(
        "  ".join([cell.ljust(width) for cell, width in zip(row, widths, strict=False)] + [row[-1]]) for row in rows
    )


def _row(outcome: Outcome) -> tuple[str, ...]:
    told = ", ".join(f"{count} {code}" for code, count in outcome.diagnostics.most_common()) or "none"
    return (
        outcome.name,
        f"{outcome.posts}/{outcome.files}",
        str(outcome.words),
        str(outcome.pages or "-"),
        f"{outcome.pdf_seconds:.1f}",
        f"{outcome.epub_seconds:.1f}",
        outcome.epubcheck,
        outcome.in_spine,
        outcome.in_outline or "-",
        f"{outcome.lost_in_epub.total()} EPUB, {outcome.lost_in_pdf.total()} PDF",
        str(outcome.lost_links),
        str(outcome.lost_pictures),
        "; ".join([told, *outcome.problems]),
    )
