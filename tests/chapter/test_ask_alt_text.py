"""Alternative text: asked for where it is missing, and left alone where a picture only decorates."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from postbook.chapter.chapter import Chapter
from postbook.chapter.parse_post import parse_post
from postbook.config import About, Config, Flavor, Reading
from postbook.manuscript.post import Header, Markup, Post
from postbook.xhtml import SVG, XHTML

ADDRESS = "pier.png"
FLAVORS = pytest.mark.parametrize("flavor", Flavor, ids=lambda flavor: flavor.value)


def chapter_of(text: str, folder: Path, flavor: Flavor = Flavor.MARKDOWN, markup: Markup = Markup.MARKDOWN) -> Chapter:
    """A post in a folder with one picture, ``pier.png``."""
    Image.new("1", (8, 6)).save(folder / ADDRESS)
    post = Post(
        source_path=PurePosixPath("tide.md"),
        folder=folder,
        slug="tide",
        header=Header(title="The Tide"),
        text=f"{text}\n",
        markup=markup,
    )
    return parse_post(post, Config(folder=folder, book=About(title="Tides"), markdown=Reading(flavor=flavor)))


def said_of(chapter: Chapter) -> tuple[str | None, str | None]:
    """The picture's ``alt`` and ``role``."""
    (image,) = chapter.body.iter(f"{XHTML}img")
    return image.get("alt"), image.get("role")


@FLAVORS
def test_a_picture_without_words_is_reported_where_it_stands(flavor: Flavor, tmp_path: Path) -> None:
    """`![](x.png)` has no alternative text: the author hears of it, with line and column."""
    chapter = chapter_of("The tide:\n\n![](pier.png) at noon", tmp_path, flavor)
    assert ["tide.md:3:5: warning[missing-alt]: `pier.png` has no alternative text"] == [
        str(each).partition("\n")[0] for each in chapter.diagnostics
    ]
    assert ("", None) == said_of(chapter)


@FLAVORS
@pytest.mark.parametrize(
    "written",
    [
        "![](pier.png){.decorative}",
        "![](pier.png){decorative}",
        "![](pier.png){:.decorative}",
        "![](pier.png){: .decorative}",
        "![](pier.png){.right .decorative width=50%}",
        "![A ripple](pier.png){.decorative}",
        '<img src="pier.png" alt="">',
        '<img src="pier.png" role="presentation">',
        '<img src="pier.png" role="none" alt="A ripple">',
        '<img class="decorative" src="pier.png">',
        '<span class="decorative"><img src="pier.png"></span>',
        "![](pier.png)\n{: .decorative}",
    ],
)
def test_a_picture_may_say_that_it_only_decorates(flavor: Flavor, written: str, tmp_path: Path) -> None:
    """In HTML an empty `alt` or a role, in Markdown an attribute list: then nobody is asked for words."""
    chapter = chapter_of(written, tmp_path, flavor)
    assert ("", "presentation") == said_of(chapter)
    assert () == chapter.diagnostics


@FLAVORS
@pytest.mark.parametrize(
    "written",
    [
        "![Low  tide](pier.png)",
        '![](pier.png){: alt="Low tide"}',
        '<img src="pier.png" title="Low tide">',
        '<object type="image/png" data="pier.png">Low tide</object>',
    ],
)
def test_words_are_found_where_authors_put_them(flavor: Flavor, written: str, tmp_path: Path) -> None:
    """Between the brackets, in a list of attributes, in a title, in an object."""
    chapter = chapter_of(f"See {written}", tmp_path, flavor)
    assert ("Low tide", None) == said_of(chapter)
    assert () == chapter.diagnostics


@pytest.mark.parametrize(
    "alt", ["IMG_1234.jpg", "img_1234", "image", "alt text", "Screenshot 2019-04-01", "https://example.org/x?y=1"]
)
def test_a_name_of_a_file_says_nothing(alt: str, tmp_path: Path) -> None:
    """What cameras and templates write is no alternative text; it stays as written."""
    chapter = chapter_of(f"![{alt}](pier.png) here", tmp_path)
    (message,) = chapter.diagnostics
    assert f"the alternative text `{alt}` does not say what `pier.png` shows" == message.message
    assert (alt, None) == said_of(chapter)


@pytest.mark.parametrize("alt", ["Harbour", "Image of the pier", "v1.2", "灯台", "Figure 3"])
def test_a_short_word_is_enough(alt: str, tmp_path: Path) -> None:
    """Nobody judges whether words are good ones."""
    assert () == chapter_of(f"![{alt}](pier.png) here", tmp_path).diagnostics


@pytest.mark.parametrize(
    "written", ["[![](pier.png)](https://example.org)", '<a href="/x.html"><img src="pier.png" alt=""></a>']
)
def test_a_picture_that_is_all_of_a_link_can_not_decorate(written: str, tmp_path: Path) -> None:
    """Without words such a link could not be read out."""
    chapter = chapter_of(written, tmp_path)
    (message,) = chapter.diagnostics
    assert "`pier.png` is all that a link shows, and has no alternative text" == message.message
    assert ("", None) == said_of(chapter)


def test_a_picture_beside_the_words_of_a_link_may_decorate(tmp_path: Path) -> None:
    """The link is read out by its words."""
    chapter = chapter_of('<a href="https://example.org"><img src="pier.png" alt=""> The way</a>', tmp_path)
    assert ("", "presentation") == said_of(chapter)
    assert () == chapter.diagnostics


def test_a_picture_without_words_in_html_is_reported(tmp_path: Path) -> None:
    """In a post in HTML the hint speaks of HTML."""
    (message,) = chapter_of('<p>A <img src="pier.png"></p>', tmp_path, markup=Markup.HTML).diagnostics
    assert 'write what it shows into its `alt`, or `alt=""` if it only decorates' == message.hint


@pytest.mark.parametrize(
    ("drawing", "role", "label"),
    [
        ('<svg viewBox="0 0 1 1"><title>A wave</title></svg>', "img", "A wave"),
        ('<svg viewBox="0 0 1 1"><desc>A wave</desc></svg>', "img", "A wave"),
        ('<svg viewBox="0 0 1 1" aria-label="A wave"></svg>', "img", "A wave"),
        ('<svg viewBox="0 0 1 1" aria-hidden="true"></svg>', "presentation", None),
        ('<svg viewBox="0 0 1 1" role="presentation"></svg>', "presentation", None),
        ('<svg viewBox="0 0 1 1" class="decorative"></svg>', "presentation", None),
    ],
)
def test_a_drawing_in_the_text_is_a_picture_too(drawing: str, role: str, label: str | None, tmp_path: Path) -> None:
    """Its title, description or label says what it shows; hidden from readers it decorates."""
    chapter = chapter_of(f"A wave: {drawing}", tmp_path)
    (svg,) = chapter.body.iter(f"{SVG}svg")
    assert (role, label) == (svg.get("role"), svg.get("aria-label"))
    assert () == chapter.diagnostics


def test_a_drawing_without_words_is_reported(tmp_path: Path) -> None:
    """A drawing in the text has no file: its line names it."""
    (message,) = chapter_of('A wave:\n\n<svg viewBox="0 0 1 1"></svg>', tmp_path).diagnostics
    assert "tide.md:3:1: warning[missing-alt]: a drawing has no alternative text" == str(message).partition("\n")[0]
