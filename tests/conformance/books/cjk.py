"""A Japanese book with Chinese and Korean in it."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

JAPANESE = (
    *("朝の港には霧が立ちこめていた。", "船は古い桟橋につながれている。", "灯台守は夜ごとに明かりをともす。"),
    *("漁師たちは網を引き上げた。", "海からの風が窓を鳴らす。", "一九一一年に桟橋が建て直された。"),
    *("「だれも船の名を知らない」と彼は言った。", "カタカナとひらがな、漢字とＡＢＣが並ぶ。"),
)
CHINESE = ("清晨的港口笼罩在雾中。", "船停靠在旧码头旁。")
KOREAN = ("아침의 항구는 안개에 덮여 있었다.", "배는 낡은 부두에 매여 있다.")
SETTINGS = '[fonts]\nsystem = true\n\n[markdown]\nflavor = "commonmark"\n\n[style]\ntheme = "technical"\n'


def _write(folder: Path) -> Path:
    writer = Writer("cjk")
    posts = {
        "港": f"{_prose(writer, 6)}\n\n## 灯台\n\n{_prose(writer, 4)}",
        "一覧と表": _tables(writer),
        "ほかの言葉": _languages(writer),
    }
    return write_book(folder, "港の本", posts, SETTINGS, language="ja")


def _prose(writer: Writer, paragraphs: int) -> str:
    return "\n\n".join("".join(writer.pick(JAPANESE) for _ in range(7)) for _ in range(paragraphs))


def _tables(writer: Writer) -> str:
    rows = "\n".join(f"| {writer.pick(JAPANESE)} | {number} | `boat{number}` |" for number in range(5))
    return f"""\
- {writer.pick(JAPANESE)}
  1. {writer.pick(JAPANESE)}
  2. {writer.pick(JAPANESE)}[^1]
- [ ] {writer.pick(JAPANESE)}

| 船 | 番号 | code |
|---|---:|---|
{rows}

```rust
fn main() {{ println!("港: {{}}", 3); }} // 船
```

[^1]: {writer.pick(JAPANESE)}
"""


def _languages(writer: Writer) -> str:
    return f"""\
<p lang="zh-Hans">{"".join(CHINESE)}</p>

<p lang="ko">{" ".join(KOREAN)}</p>

<p lang="en">{writer.paragraph()}</p>

<ruby>港<rt>みなと</rt></ruby>と<ruby>船<rt>ふね</rt></ruby>。{writer.pick(JAPANESE)}<em>{writer.pick(JAPANESE)}</em>
"""


BOOK = Book(name="cjk", write=_write, wants="ja")
