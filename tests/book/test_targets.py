"""What a link leads to, before anything is made of it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from postbook.book.link_messages import dead_link
from postbook.book.targets import InBook, NoPost, Outside, Target, Targets, Unfollowed, UnknownTag
from postbook.chapter.chapter import Chapter
from postbook.config import About, Config, Site
from postbook.manuscript.post import Header, Post
from postbook.xhtml import element

FOLDER = Path("/book")


def chapter(path: str, slug: str, permalink: str = "") -> Chapter:
    """A chapter without a word, made from this file."""
    source_path = PurePosixPath(path)
    post = Post(
        source_path=source_path,
        folder=FOLDER / source_path.parent,
        slug=slug,
        header=Header(title=slug),
        text="",
        permalink=permalink,
    )
    return Chapter(post=post, title=element("span"), plain_title=slug, body=element("div"), language="en")


CHAPTERS = {
    each.post.slug: each
    for each in (
        chapter("content/posts/2016-06-07-pier.md", "pier", "https://example.org/blog/pier/"),
        chapter("content/posts/2016-06-08-tide.md", "tide", "https://example.org/blog/tide/"),
        chapter("content/posts/boats/index.md", "boats"),
        chapter("content/posts/boats/index.es.md", "barcos"),
        chapter("content/guide/README.md", "guide"),
    )
}


def target(href: str, site: str = "https://example.org/blog/") -> Target:
    """What a link in the post about the pier leads to."""
    config = Config(folder=FOLDER, book=About(title="The Pier"), site=Site(url=site))
    return Targets(CHAPTERS, config).of(href, CHAPTERS["pier"].post)


@pytest.mark.parametrize(
    "href",
    [
        "{% post_url 2016-06-08-tide %}",
        "{{ site.baseurl }}{% post_url 2016-06-08-tide %}",
        "%7B%25%20post_url%202016-06-08-tide%20%25%7D",
        '{% post_url "2016-06-08-tide" %}',
        "{% link posts/2016-06-08-tide.md %}",
        '{% post_link 2016-06-08-tide "The tide" %}',
        "{filename}2016-06-08-tide.md",
        "{filename}/posts/2016-06-08-tide.md",
        "%7Bfilename%7D/posts/2016-06-08-tide.md",
        "|filename|2016-06-08-tide.md",
        "{static}/tide/",
        "[[2016-06-08-tide]]",
        "[[posts/2016-06-08-tide]]",
        "[[Tide]]",
        "[[TIDE|when it turns]]",
        "{{ site.baseurl }}{% link content/posts/2016-06-08-tide.md %}",
        "{{ site.url }}/tide/",
        "{{ BASE_PATH }}/tide/",
        "{{site.url}}{{ site.baseurl }}/tide/",
        "{{ '/tide/' | relative_url }}",
        '{{ "/tide/" | url }}',
        "{{ “/tide/” | url }}",
        '{{< ref "2016-06-08-tide.md" >}}',
        '{{< relref "/posts/2016-06-08-tide" >}}',
        '{{% ref path="posts/2016-06-08-tide.md" lang="en" %}}',
        "@/posts/2016-06-08-tide.md",
        "2016-06-08-tide.md",
        "../tide/",
        "../../blog/tide/index.html",
        "/blog/tide/",
        "/2016/06/08/tide.html",
        "https://example.org/blog/tide",
    ],
)
def test_a_post_is_found_as_its_engine_finds_it(href: str) -> None:
    """By Jekyll's, Hugo's, Eleventy's and Zola's tags, by file, and by address."""
    assert InBook("tide") == target(href)


@pytest.mark.parametrize("href", ["boats/", "boats", "./boats/index.md", "/posts/boats/", '{{< ref "posts/boats" >}}'])
def test_a_folder_is_the_post_in_it(href: str) -> None:
    """A page bundle is linked by its folder."""
    assert InBook("boats") == target(href)


@pytest.mark.parametrize("href", ["../guide/", "../guide/README.md#top", "../guide"])
def test_a_readme_stands_for_its_folder(href: str) -> None:
    """As on GitHub."""
    found = target(href)

    assert isinstance(found, InBook)
    assert "guide" == found.slug


@pytest.mark.parametrize(
    "href",
    ["{% post_url 2016-06-08-tide %}#high", '{{< ref "2016-06-08-tide.md#high" >}}', "../tide/#high", "[[Tide#High]]"],
)
def test_a_fragment_is_kept(href: str) -> None:
    """Wherever the tag has it."""
    assert InBook("tide", "high") == target(href)


def test_what_a_tag_names_and_the_book_lacks_is_told() -> None:
    """A tag for a post is a link to a post."""
    assert NoPost("2015-01-01-gone") == target("{% post_url 2015-01-01-gone %}")


@pytest.mark.parametrize("href", ["{{ page.next.url }}", "{{ site.repository }}/issues/1", "{% include x %}"])
def test_a_tag_that_only_its_engine_knows_is_told(href: str) -> None:
    """Nobody guesses what a variable holds."""
    assert UnknownTag(href) == target(href)


def test_a_tag_that_is_broken_in_two_lines_is_told_in_one() -> None:
    """Messages are lines."""
    assert UnknownTag("{{ site.repository }}/issues/1") == target("{{ site.repository\n}}/issues/1")


def test_the_message_about_a_tag_quotes_it() -> None:
    """It is a warning, as for any template tag."""
    post = CHAPTERS["pier"]

    assert (
        "content/posts/2016-06-07-pier.md: warning[template-tag]: nobody fills in the address `{{ page.next }}`\n"
        "  hint: write the address that it stands for"
    ) == str(dead_link(UnknownTag("{{ page.next }}"), post, "{{ page.next }}", []))


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("{{ site.baseurl }}/about/", "https://example.org/blog/about/"),
        ("/about/", "https://example.org/about/"),
        ("pier.zip", "https://example.org/blog/pier/pier.zip"),
        ("../about/?x=1#y", "https://example.org/blog/about/?x=1#y"),
    ],
)
def test_the_rest_of_the_site_keeps_its_addresses(href: str, address: str) -> None:
    """What is not in the book is on the blog."""
    assert Outside(address) == target(href)


@pytest.mark.parametrize("scheme", ["javascript", "data", "file", "vbscript", "about", "git+ssh"])
def test_what_no_book_can_follow_is_told(scheme: str) -> None:
    """Nothing dangerous, and nothing that means something on one machine alone."""
    assert Unfollowed(scheme) == target(f"{scheme}:x")


def test_the_message_about_a_scheme_names_the_link() -> None:
    """It is a warning: the words stay."""
    assert (
        "content/posts/2016-06-07-pier.md: warning[dropped-markup]: "
        "a book can't follow `javascript:x`; the text of the link stays\n"
        "  hint: link to an `https:` address, or take the link out"
    ) == str(dead_link(Unfollowed("javascript"), CHAPTERS["pier"], "javascript:x", []))


@pytest.mark.parametrize(
    "href",
    [
        "\x00",
        "[",
        "http://[",
        "//[",
        "%",
        "%00",
        "..",
        "../" * 50,
        "#",
        "?",
        "{{",
        "{%%}",
        "@/",
        ":",
        "a:b",
        "\\",
        "/" * 99,
        *("x" * 5000, "é" * 300, "{{" * 500, "{% post_url %}", "http://" + "a" * 300, "://", "mailto:", "#%zz"),
    ],
)
def test_nothing_that_authors_write_breaks_it(href: str) -> None:
    """Every text gives some target, with and without a site."""
    assert target(href)
    assert target(href, site="")
