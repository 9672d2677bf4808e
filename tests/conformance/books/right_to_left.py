"""A Persian book with Arabic, Hebrew and Latin in it: text, lists, tables, notes, code that runs the other way."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

PERSIAN = (
    *("بندر در مه صبحگاهی آرام بود", "قایق‌ها کنار اسکله بسته شده‌اند", "نگهبان فانوس را روشن کرد"),
    *("ملوانان تورها را از آب بیرون کشیدند", "باد از سوی دریا می‌وزد", "کتاب روی میز کهنه ماند"),
    *("در سال ۱۹۱۱ اسکله دوباره ساخته شد", "هیچ کس نام کشتی را نمی‌دانست"),
)
ARABIC = ("السفينة في الميناء منذ الفجر", "يحرس الحارس المنارة كل ليلة", "وصل البحارة بعد العاصفة")
HEBREW = ("הסירה עוגנת בנמל", "המגדלור מאיר כל לילה", "הרוח באה מן הים")
SETTINGS = "[fonts]\nsystem = true\n"


def _write(folder: Path) -> Path:
    writer = Writer("right to left")
    posts = {
        "بندر": f"{_prose(writer, 6)}\n\n## فانوس\n\n{_prose(writer, 4)}",
        "فهرست‌ها": _lists(writer),
        "جدول‌ها": _tables(writer),
        "زبان‌های دیگر": _languages(writer),
        "یادداشت‌ها و کد": _notes(writer),
    }
    return write_book(folder, "کتاب بندر", posts, SETTINGS, language="fa")


def _said(writer: Writer) -> str:
    return writer.pick(PERSIAN)


def _prose(writer: Writer, paragraphs: int) -> str:
    return "\n\n".join("، ".join(_said(writer) for _ in range(6)) + "." for _ in range(paragraphs))


def _lists(writer: Writer) -> str:
    return f"""\
- {_said(writer)}
    - {_said(writer)}
        1. {_said(writer)}
        2. {_said(writer)}
- {_said(writer)}

1. {_said(writer)}
2. {_said(writer)}

> {_said(writer)}
>
> — *سعدی*
"""


def _tables(writer: Writer) -> str:
    rows = "\n".join(f"| {_said(writer)} | {number} | `boat_{number}` |" for number in range(6))
    return f"| قایق | شماره | code |\n|---|---:|---|\n{rows}\n\n{_prose(writer, 2)}"


def _languages(writer: Writer) -> str:
    return f"""\
{_said(writer)} *{writer.words(3)}* {_said(writer)} (`HTML`, 1911–2026).

<p lang="ar" dir="rtl">{"، ".join(ARABIC)}</p>

<p lang="he" dir="rtl">{", ".join(HEBREW)}</p>

<p lang="en" dir="ltr">{writer.paragraph()}</p>

{_said(writer)} <span lang="he">{HEBREW[0]}</span> {_said(writer)} <bdi>{writer.words(2)}</bdi>.
"""


def _notes(writer: Writer) -> str:
    return f"""\
{_said(writer)}[^1] {_said(writer)}.[^2] [{_said(writer)}](https://example.org/)

```python
def moor(boat: str) -> None:
    print("بندر", boat)  # {writer.words(3)}
```

[^1]: {_said(writer)}.
[^2]: {writer.sentence()}
"""


BOOK = Book(name="right-to-left", write=_write, wants="he")
