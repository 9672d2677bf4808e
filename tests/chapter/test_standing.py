"""A chapter that was kept is the chapter that was parsed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from postbook.chapter.parse_post import parse_post
from postbook.chapter.standing import chapter_key, pack_chapter, unpack_chapter
from postbook.config import About, Config
from postbook.manuscript.post import Header, Post
from postbook.xhtml import serialize

TEXT = """\
A “note”[^1] and a formula $x^2$, a [link](other.md#there).

![A boat](boat.png "The boat")

```python
print("hello")
```

[^1]: See *there*.
[^2]: Nobody calls.
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A book with one picture."""
    Image.new("L", (4, 4)).save(tmp_path / "boat.png")
    return Config(folder=tmp_path, book=About(title="A Small Book"))


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A post that shows most of what a chapter holds."""
    return Post(
        source_path=PurePosixPath("chapters/tide.md"),
        folder=tmp_path,
        slug="tide",
        header=Header(title="The *Tide*", summary="*High* and low"),
        text=TEXT,
    )


def test_a_kept_chapter_is_the_same(config: Config, post: Post) -> None:
    """Trees, symbols, pictures and messages come back as they were."""
    parsed = parse_post(post, config)
    kept = unpack_chapter(pack_chapter(parsed, config), post, config)

    assert kept is not None
    assert serialize(parsed.body) == serialize(kept.body)
    assert serialize(parsed.title) == serialize(kept.title)
    assert parsed.summary is not None
    assert kept.summary is not None
    assert serialize(parsed.summary) == serialize(kept.summary)
    trees = {"body": parsed.body, "title": parsed.title, "summary": parsed.summary}
    assert parsed == replace(kept, **trees)


def test_another_picture_under_the_same_name_is_seen(config: Config, post: Post) -> None:
    """A drawing that was redrawn is printed anew, although the post is the same."""
    packed = pack_chapter(parse_post(post, config), config)
    Image.new("L", (5, 5)).save(config.folder / "boat.png")

    assert unpack_chapter(packed, post, config) is None


def test_a_picture_that_was_missing_is_seen_when_it_comes(config: Config, post: Post) -> None:
    """Adding the missing file is enough; the post need not be touched."""
    (config.folder / "boat.png").rename(config.folder / "ship.png")
    packed = pack_chapter(parse_post(post, config), config)
    (config.folder / "ship.png").rename(config.folder / "boat.png")

    assert unpack_chapter(packed, post, config) is None


def test_every_input_is_part_of_the_key(config: Config, post: Post) -> None:
    """A word, a header, a rule of reading: whatever changes, the chapter is parsed anew."""
    german = replace(config, book=About(title="A Small Book", language="de"))
    keys = [
        chapter_key(post, config),
        chapter_key(replace(post, text=TEXT + "More."), config),
        chapter_key(replace(post, header=Header(title="The Tide")), config),
        chapter_key(post, german),
        chapter_key(post, replace(config, markdown=replace(config.markdown, smart=False))),
    ]

    assert len(keys) == len(set(keys))
