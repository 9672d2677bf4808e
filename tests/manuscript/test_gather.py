"""From a folder with ``book.toml`` and posts to the manuscript of a book."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from postbook.book_toml.reader import read_config
from postbook.diagnostics import Code, Report
from postbook.manuscript.gather import gather
from postbook.manuscript.post import Manuscript, Markup, Role


def gathered(
    folder: Path, config: str, posts: Mapping[str, str | bytes], allow: tuple[Code, ...] = ()
) -> tuple[Manuscript, list[str]]:
    """Gather a book of these files: the manuscript, and what was said."""
    for name, content in {"book.toml": f'book.title = "T"\n{config}', **posts}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = Report(allow=allow)
    manuscript = gather(read_config(folder / "book.toml", report), report)
    return manuscript, [str(said) for said in report.diagnostics]


def said(folder: Path, config: str, posts: Mapping[str, str | bytes]) -> list[str]:
    """What is said of a book."""
    return gathered(folder, config, posts)[1]


def slugs(manuscript: Manuscript) -> list[str]:
    """The slugs of all posts, in order."""
    return [post.slug for post in manuscript.posts]


def dated(day: str, *, tags: str = "", draft: bool = False) -> str:
    """A post of a day."""
    return f"---\ndate: {day}\ntags: [{tags}]\ndraft: {str(draft).lower()}\n---\nText.\n"


THREE = {
    "chapters/01-tide.md": dated("2018-01-01", tags="sea, moon"),
    "chapters/02-wind.md": dated("2016-06-07", tags="Air"),
    "chapters/10-harbour.md": dated("2017-03-01", tags="sea", draft=True),
}


def test_a_folder_of_chapters_is_a_book(tmp_path: Path) -> None:
    """Without a word about them, the posts in `chapters` are the book, by name, without drafts."""
    manuscript, messages = gathered(tmp_path, "", THREE)

    assert [] == messages
    assert ["tide", "wind"] == slugs(manuscript)
    (part,) = manuscript.parts
    assert "" == part.title


def test_a_post_is_read_whole(tmp_path: Path) -> None:
    """A post has its header, its text, its lines, its folder and its address."""
    text = "\ufeff---\r\ntitle: ' The Tide '\r\nslug: high-tide\r\n---\r\n\r\nText.\r\n"
    config = '[site]\nurl = "https://example.org"\npermalink = "/:year/:month/:slug/"\n'
    manuscript, messages = gathered(tmp_path, config, {"chapters/2016-06-07-tide.md": text})
    (post,) = manuscript.posts

    assert [] == messages
    assert ("The Tide", datetime.date(2016, 6, 7)) == (post.header.title, post.header.date)
    assert ("\nText.\n", 5) == (post.text, post.first_line)
    assert ("high-tide", "chapters/2016-06-07-tide.md") == (post.slug, str(post.source_path))
    assert tmp_path / "chapters" == post.folder
    assert "https://example.org/2016/06/high-tide/" == post.permalink
    assert (Role.CHAPTER, Markup.MARKDOWN) == (post.role, post.markup)


def test_page_bundles_are_posts(tmp_path: Path) -> None:
    """A post may be a folder with an index and its pictures, named in full, by pattern, or as a folder."""
    posts = {"posts/tide/index.md": "Text.\n", "posts/wind/index.html": "<p>Text.</p>\n"}
    manuscript, messages = gathered(tmp_path, 'chapters.posts = ["posts/wind", "posts/*/index.md"]', posts)

    assert [] == messages
    assert ["wind", "tide"] == slugs(manuscript)
    assert [Markup.HTML, Markup.MARKDOWN] == [post.markup for post in manuscript.posts]
    assert tmp_path / "posts" / "tide" == manuscript.posts[1].folder


def test_translations_beside_a_post_have_their_language(tmp_path: Path) -> None:
    """`index.es.md` is in Spanish; `v1.10.md` is in no language of its own."""
    posts = {"chapters/tide/index.md": "T\n", "chapters/tide/index.es.md": "T\n", "chapters/v1.10.md": "T\n"}
    manuscript, _ = gathered(tmp_path, 'chapters.posts = ["chapters/**/*.md"]', posts)

    assert [("tide", ""), ("tide-es", "es"), ("v1-10", "")] == [
        (each.slug, each.header.language) for each in manuscript.posts
    ]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ('order = "oldest"', ["wind", "tide"]),
        ('order = "newest"', ["tide", "wind"]),
        ('order = "name"\ndrafts = true', ["tide", "wind", "harbour"]),
        ('tags = ["SEA"]', ["tide"]),
        ('without-tags = ["moon"]\ndrafts = true', ["wind", "harbour"]),
        ("since = 2016-06-07\nuntil = 2017-12-31", ["wind"]),
        ("since = 2018-01-01", ["tide"]),
        ('exclude = ["chapters/01-*"]', ["wind"]),
        ('posts = ["chapters/02-wind.md", "chapters/*.md"]', ["wind", "tide"]),
    ],
)
def test_chapters_are_selected_and_ordered(tmp_path: Path, selection: str, expected: list[str]) -> None:
    """Tags, dates, drafts and patterns choose the posts, and an order is given by date or by name."""
    manuscript, messages = gathered(tmp_path, f"[chapters]\n{selection}\n", THREE)

    assert [] == messages
    assert expected == slugs(manuscript)


def test_posts_without_a_date_are_of_no_time(tmp_path: Path) -> None:
    """A range of dates leaves out what has none."""
    assert ["tide"] == slugs(
        gathered(tmp_path, "chapters.since = 2018-01-01", {**THREE, "chapters/x.md": "Text.\n"})[0]
    )


def test_parts_take_what_they_leave_out_from_chapters(tmp_path: Path) -> None:
    """A part says only in what it differs from `[chapters]`."""
    manuscript, messages = gathered(
        tmp_path,
        '[chapters]\norder = "oldest"\ndrafts = true\n'
        '[[parts]]\ntitle = "Sea"\ntags = ["sea"]\n[[parts]]\ntitle = "Air"\nposts = ["chapters/02*.md"]\n',
        THREE,
    )

    assert [] == messages
    assert [("Sea", ["harbour", "tide"]), ("Air", ["wind"])] == [
        (part.title, [post.slug for post in part.posts]) for part in manuscript.parts
    ]


def test_source_roots_are_looked_in_after_the_folder(tmp_path: Path) -> None:
    """Posts may stay in the blog's own folder; its paths are shown from the book's."""
    blog = {"../blog/content/tide.md": "Text.\n", "../blog/chapters/wind.md": "no\n", "chapters/wind.md": "Text.\n"}
    config = 'chapters.posts = ["content/*.md", "chapters/*.md"]\nsources.roots = ["../blog"]\n'
    manuscript, messages = gathered(tmp_path / "book", config, blog)

    assert [] == messages
    assert ["../blog/content/tide.md", "chapters/wind.md"] == [str(post.source_path) for post in manuscript.posts]


def test_patterns_pass_over_what_is_no_post(tmp_path: Path) -> None:
    """Pictures, hidden folders and the empty index of a section are no posts."""
    manuscript, messages = gathered(
        tmp_path,
        'chapters.posts = ["blog/**"]',
        {
            "blog/_index.md": "+++\ntitle = 'Blog'\n+++\n",
            "blog/tide.MD": "Text.\n",
            "blog/2016/wind.xhtml": "<p>Text.</p>",
            "blog/tide.png": "",
            "blog/.git/x.md": "Text.\n",
            "blog/.hidden.md": "Text.\n",
        },
    )

    assert [] == messages
    assert ["wind", "tide"] == slugs(manuscript)


def test_a_name_may_look_like_a_pattern(tmp_path: Path) -> None:
    """A file whose name holds brackets can be named."""
    assert ["tide-1"] == slugs(gathered(tmp_path, 'chapters.posts = ["tide[1].md"]', {"tide[1].md": "Text.\n"})[0])


def test_pages_are_texts_or_files(tmp_path: Path) -> None:
    """The pages before and after the chapters stand in book.toml or in files, in the order of a book."""
    manuscript, messages = gathered(
        tmp_path,
        """
[[book.authors]]
name = "Ann Author"
bio = "She keeps the light."
[[book.authors]]
name = "Bo"
bio = "bo.md"
[pages]
preface = "chapters/preface.md"
dedication = '''
To the sea'''
afterword = "The end."
appendices = ["tables.md"]
colophon-text = "Set by hand."
""",
        {**THREE, "chapters/preface.md": "Text.\n", "tables.md": "Text.\n", "bo.md": "He rows.\n"},
    )

    assert [] == messages
    assert ["dedication", "preface"] == [post.slug for post in manuscript.front]
    assert ["tide", "wind"] == [post.slug for post in manuscript.parts[0].posts]
    assert [("afterword", ""), ("appendix-1", ""), ("about-ann-author", "Ann Author"), ("about-bo", "Bo")] == [
        (post.slug, post.header.title) for post in manuscript.back
    ]
    assert ["colophon_text"] == [*manuscript.extras]
    assert ("book.toml", 12, "To the sea") == (
        str(manuscript.front[0].source_path),
        manuscript.front[0].first_line,
        manuscript.front[0].text,
    )
    assert "He rows.\n" == manuscript.back[3].text


ROOTS = "write the path from the book's folder, or from one in `[sources] roots`"
READ = ".md, .markdown, .mdown, .mkd, .mdx, .html, .htm, .xhtml"


@pytest.mark.parametrize(
    ("pattern", "message", "hint"),
    [
        ("chapters/01-tied.md", "error[missing-file]: no file `chapters/01-tied.md`", "did you mean `01-tide.md`?"),
        ("gone.md", "error[missing-file]: no file `gone.md`", ROOTS),
        ("chapters", "error[no-posts]: `chapters` is a folder", "write `chapters/*.md`"),
        ("chapters/*.html", "error[no-posts]: no post matches `chapters/*.html`", f"add posts to `chapters`: {READ}"),
        (
            "posts/**/*.md",
            "error[no-posts]: no post matches `posts/**/*.md`",
            "make the folder `posts`, or name the folder of the blog in `[sources] roots`",
        ),
        (
            "notes.rst",
            "error[unknown-markup]: no Markdown and no HTML in `notes.rst`",
            f"convert it to Markdown or HTML; read are: {READ}",
        ),
        (
            "../secret.md",
            "error[outside-roots]: `../secret.md` leads out of the book's folder",
            "name the folder it lies in under `[sources] roots`",
        ),
        (
            "../**/*.md",
            "error[outside-roots]: `../**/*.md` leads out of the book's folder",
            "name the folder it lies in under `[sources] roots`",
        ),
        (
            "lin*.md",
            "error[outside-roots]: `link.md` leads out of the book's folder",
            "name the folder it lies in under `[sources] roots`",
        ),
        ("x" * 300, f"error[missing-file]: no file `{'x' * 300}`", ROOTS),
        (
            "link.md",
            "error[outside-roots]: `link.md` leads out of the book's folder",
            "name the folder it lies in under `[sources] roots`",
        ),
    ],
)
def test_patterns_without_posts_are_told(tmp_path: Path, pattern: str, message: str, hint: str) -> None:
    """A name or pattern that gives no post is told with its line and what to do."""
    book = tmp_path / "book"
    book.mkdir()
    (tmp_path / "secret.md").write_text("Text.\n", encoding="utf-8")
    (book / "link.md").symlink_to(tmp_path / "secret.md")

    assert [f"book.toml:4: {message}\n  hint: {hint}"] == said(
        book, f'[chapters]\nposts = [\n"{pattern}"]\n', {**THREE, "notes.rst": "Text.\n"}
    )


def test_a_post_stands_in_a_book_once(tmp_path: Path) -> None:
    """A post that is listed twice, in one part or in two, or that is a page too, is told."""
    assert [
        "book.toml:5: error[duplicate-post]: `chapters/01-tide.md` is listed twice\n  hint: delete one of them",
        "book.toml:8: error[duplicate-post]: `chapters/02-wind.md` is in the book twice\n"
        "  hint: delete it here or in `One`",
        "book.toml:8: error[duplicate-post]: `preface.md` is a chapter and one of the `[pages]`\n"
        "  hint: delete one of them",
    ] == sorted(
        said(
            tmp_path,
            'pages.preface = "preface.md"\n'
            '[[parts]]\ntitle = "One"\nposts = ["chapters/01-tide.md", "chapters/02-wind.md", "chapters/01-tide.md"]\n'
            '[[parts]]\ntitle = "Two"\nposts = ["chapters/02*.md", "preface.md"]\n',
            {**THREE, "preface.md": "Text.\n"},
        )
    )


def test_a_post_that_a_pattern_has_taken_may_be_listed_once(tmp_path: Path) -> None:
    """A pattern takes what is left, but a name that stands there twice is a slip."""
    posts = '[chapters]\nposts = [\n"chapters/*.md",\n"chapters/01-tide.md",\n"chapters/01-tide.md"]\n'

    assert [
        "book.toml:6: error[duplicate-post]: `chapters/01-tide.md` is listed twice\n  hint: delete one of them"
    ] == said(tmp_path, posts, THREE)


def test_a_selection_that_leaves_nothing_is_told(tmp_path: Path) -> None:
    """A part for which no post is left is told."""
    assert [
        "book.toml:2: error[no-posts]: no post is left in the part `Fire`\n"
        "  hint: change `tags`, `without-tags`, `since`, `until`, `drafts` or `exclude`"
    ] == said(tmp_path, '[[parts]]\ntitle = "Fire"\ntags = ["fire"]\n', THREE)


BAD = {
    "chapters/01.md": "---\ntitle: a: b\n---\nText.\n",
    "chapters/02.md": "---\ntitle: Empty\n---\n\n \n",
    "chapters/03.md": "Line\n\nna\xefve\n".encode("latin-1"),
    "chapters/04.md": "---\ntitle: x\ntitle: y\n---\nText.\n",
    "chapters/05.md": "\ufeffText\n".encode("utf-16-le"),
}


def test_every_bad_post_is_told(tmp_path: Path) -> None:
    """One bad post does not hide the next: all are told, in the order of the book."""
    assert [
        f"book.toml:3: error[missing-file]: no file `gone.md`\n  hint: {ROOTS}",
        "chapters/03.md:3: error[not-utf8]: byte 0xef at offset 8 is not UTF-8\n"
        "  hint: save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
        "chapters/05.md:1: error[not-utf8]: this is UTF-16 text, not UTF-8: it begins with byte 0xff\n"
        "  hint: save the file as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`",
        "chapters/01.md:2: error[malformed-header]: the header is not YAML: mapping values are not allowed here\n"
        '  hint: put the value in quotes: `title: "…"`',
        "chapters/02.md:4: error[empty-post]: this post is empty\n  hint: write it, or leave it out of `book.toml`",
        "chapters/04.md:3: warning[duplicate-key]: the header gives `title` twice\n"
        "  hint: delete one of them; the last one counts",
    ] == said(tmp_path, '[chapters]\nposts = ["gone.md", "chapters/*.md"]\n', BAD)


def test_a_book_may_be_made_in_spite_of_bad_posts(tmp_path: Path) -> None:
    """Where it is allowed, empty posts are left out and headers are read as far as they can be."""
    posts = {name: BAD[name] for name in ("chapters/01.md", "chapters/02.md")}
    manuscript, messages = gathered(tmp_path, "", posts, allow=(Code.MALFORMED_HEADER, Code.EMPTY_POST))

    assert ["a: b"] == [post.header.title for post in manuscript.posts]
    assert "Text.\n" == manuscript.posts[0].text
    assert all("warning[" in message for message in messages)


def test_pages_that_are_wrong_are_told(tmp_path: Path) -> None:
    """A page that is a file must be there, be a text that postbook reads, and say something."""
    assert [
        f"book.toml:3: error[missing-file]: no file `preface.md`\n  hint: {ROOTS}",
        "empty.md:1: error[empty-post]: this introduction is empty\n  hint: write it, or leave it out of `book.toml`",
        "book.toml:5: error[unknown-markup]: no Markdown and no HTML in `end.docx`\n"
        f"  hint: convert it to Markdown or HTML; read are: {READ}",
    ] == said(
        tmp_path,
        '[pages]\npreface = "preface.md"\nintroduction = "empty.md"\nafterword = "end.docx"\n',
        {**THREE, "empty.md": "", "end.docx": "PK"},
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    """A post whose permissions forbid reading is told."""
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "01.md").touch(mode=0o000)

    assert [
        "chapters/01.md: error[missing-file]: the file can't be read: permission denied\n"
        "  hint: look at its permissions, or leave it out"
    ] == said(tmp_path, "", {})


def test_names_of_one_slug_are_told_apart(tmp_path: Path) -> None:
    """Posts of one name, and posts called like a page, have slugs of their own."""
    posts = {"a/tide.md": "T\n", "b/tide.md": "T\n", "b/preface.md": "T\n", "b/日本.md": "T\n"}
    manuscript, _ = gathered(tmp_path, 'chapters.posts = ["a/*", "b/*"]\npages.preface = "Text."', posts)

    assert ["preface", "tide", "post-preface", "tide-2", "post-cf2abf0c"] == slugs(manuscript)
