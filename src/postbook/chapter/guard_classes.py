"""Classes that begin with ``pb-`` are ours: no post may forge them. Runs before any transform that makes one."""

from __future__ import annotations

from postbook.chapter.draft import Draft
from postbook.xhtml import classes


def guard_classes(draft: Draft) -> None:
    """Rename authors' classes that look like ours: ``pb-note`` becomes ``author-pb-note``."""
    for tree in (draft.title, draft.body):
        for node in tree.iterdescendants():
            # Formulas are marked while Markdown is read; one that an author marks in the same way is a formula too.
            if isinstance(node.tag, str) and "pb-" in node.get("class", "").lower() and node.get("data-tex") is None:
                node.set("class", " ".join(map(_guarded, classes(node))))


def _guarded(name: str) -> str:
    return f"author-{name}" if name.lower().startswith("pb-") else name
