"""Prose out of nothing: the same seed gives the same words, and no line comes twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

NOUNS = (Path(__file__).parent / "nouns.txt").read_text(encoding="utf-8").split()

VERBS = (
    *("carries", "counts", "finds", "follows", "guards", "holds", "keeps", "leaves"),
    *("lifts", "mends", "moves", "passes", "reaches", "sees", "turns", "waits"),
)


class Writer:
    """Writes words, sentences and paragraphs, one after the other."""

    def __init__(self, seed: str) -> None:
        self._numbers = _numbers(seed)

    def number(self, below: int) -> int:
        """A number from 0."""
        return next(self._numbers) % below

    def pick(self, choices: Sequence[str]) -> str:
        """One of some texts."""
        return choices[self.number(len(choices))]

    def words(self, count: int) -> str:
        """Some words."""
        return " ".join(self.pick(NOUNS) for _ in range(count))

    def title(self) -> str:
        """A title of three words."""
        return self.words(3).capitalize()

    def sentence(self) -> str:
        """A sentence."""
        ends = f"{self.words(1)} {self.pick(VERBS)} the {self.words(2)}"
        return f"The {ends} of the {self.words(1)}, and no {self.words(2)} {self.pick(VERBS)} {self.words(1)}."

    def paragraph(self, sentences: int = 4) -> str:
        """A paragraph."""
        return " ".join(self.sentence() for _ in range(sentences))


def _numbers(seed: str) -> Iterator[int]:
    block = hashlib.sha256(seed.encode()).digest()
    while True:
        yield from (int.from_bytes(block[at : at + 4], "big") for at in range(0, len(block), 4))
        block = hashlib.sha256(block).digest()


def write_book(folder: Path, title: str, posts: Mapping[str, str], settings: str = "", language: str = "en") -> Path:
    """Write posts, by the titles of their chapters, and a ``book.toml``; ``settings`` stand in it after ``[book]``."""
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    for number, (heading, text) in enumerate(posts.items(), start=1):
        header = f'---\ntitle: "{heading}"\ndate: 2026-01-{number % 28 + 1:02}\n---\n\n'
        (folder / "chapters" / f"{number:03}.md").write_text(f"{header}{text.strip()}\n", encoding="utf-8")
    book = (
        f'[book]\ntitle = "{title}"\nauthors = ["Ann Author"]\nlanguage = "{language}"\n'
        'identifier = "urn:uuid:6f3e9fd2-3a2b-4c88-9f35-2a4f1c7a0b11"\ndate = 2026-01-31\n'
        'rights = "© 2026 Ann Author"\ndescription = "A book that was made to be judged."\n'
    )
    (folder / "book.toml").write_text(f"{book}\n{settings}", encoding="utf-8")
    return folder
