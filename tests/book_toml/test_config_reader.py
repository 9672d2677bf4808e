"""``book.toml`` is read whole: every problem at once, each with its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from postbook.book_toml.reader import read_config
from postbook.config import Author, Config, Format, Opens, Order
from postbook.diagnostics import BuildFailed, Code, Report
from postbook.lengths import Length


def read(folder: Path, text: str | bytes) -> tuple[Config, list[str]]:
    """Read a text as a folder's ``book.toml``: the configuration, and what was said."""
    path = folder / "book.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    report = Report()
    config = read_config(path, report)
    return config, [str(said) for said in report.diagnostics]


def said(folder: Path, text: str | bytes) -> list[str]:
    """What is said of a ``book.toml``, which has a title already."""
    if isinstance(text, str) and "[book]" not in text:
        text = f'book.title = "T"\n{text}'
    return read(folder, text)[1]


def test_a_title_is_enough(tmp_path: Path) -> None:
    """A book.toml needs nothing but a title."""
    config, messages = read(tmp_path, '[book]\ntitle = "The Harbour"\n')

    assert [] == messages
    assert "The Harbour" == config.book.title
    assert Order.LISTED is config.chapters.order
    assert tmp_path == config.folder
    assert tmp_path / "build" == config.output.folder


def test_values_become_types(tmp_path: Path) -> None:
    """Lengths, sizes, dates, paths and choices are typed once they are read."""
    (tmp_path / "looks.css").touch()
    config, messages = read(
        tmp_path,
        """
        [book]
        title = "T"
        date = 2026-01-31
        [print]
        trim = "6in x 9in"
        margins = { inner = "20mm" }
        chapters-open = "next"
        [style]
        print-stylesheets = ["./sub/../looks.css"]
        [output]
        folder = "out"
        formats = ["epub"]
        [messages]
        allow = ["broken-link"]
        """,
    )

    assert [] == messages
    assert datetime.date(2026, 1, 31) == config.book.date
    assert "152.4mm x 228.6mm" == str(config.print.trim)
    assert Length(20) == config.print.margins.inner
    assert Opens.NEXT is config.print.chapters_open
    assert (tmp_path / "looks.css",) == config.style.print_stylesheets
    assert tmp_path / "out" == config.output.folder
    assert (Format.EPUB,) == config.output.formats
    assert (Code.BROKEN_LINK,) == config.messages.allow


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ('"Ann Author"', (Author(name="Ann Author"),)),
        (
            '["Ann Author", { name = "Bo", role = "editor" }]',
            (Author(name="Ann Author"), Author(name="Bo", role="editor")),
        ),
    ],
)
def test_authors_are_names_or_tables(tmp_path: Path, written: str, authors: tuple[Author, ...]) -> None:
    """Authors may be one name, several names, tables, or names and tables."""
    assert authors == read(tmp_path, f'[book]\ntitle = "T"\nauthors = {written}\n')[0].book.authors


def test_unknown_keys_are_all_told(tmp_path: Path) -> None:
    """Every unknown key is told, with its line and the nearest key there is."""
    assert [
        "book.toml:1: error[unknown-key]: unknown key `tirm`\n  hint: did you mean `print.trim`?",
        "book.toml:4: error[unknown-key]: unknown key `book.titel`\n  hint: did you mean `title`?",
        "book.toml:7: error[unknown-key]: unknown key `book.authors.born`\n"
        "  hint: the keys of `[book.authors]` are: name, role, sort-name, bio",
        "book.toml:9: error[unknown-key]: unknown key `parts.tag`\n  hint: did you mean `tags`?",
        "book.toml:12: error[unknown-key]: unknown key `print.margins.left`\n"
        "  hint: the keys of `[print.margins]` are: inner, outer, top, bottom",
    ] == said(
        tmp_path,
        'tirm = "A5"\n[book]\ntitle = "T"\ntitel = "T"\n[[book.authors]]\nname = "A"\nborn = 1900\n'
        '[[parts]]\ntag = ["x"]\ntitle = "P"\n[print.margins]\nleft = "3mm"\n',
    )


def test_wrong_types_are_all_told(tmp_path: Path) -> None:
    """A value of the wrong type is told with what it should be; `true` is no number."""
    assert [
        "book.toml:2: error[invalid-value]: `book.title` must be a string, not a whole number\n"
        '  hint: put it in quotes: `"1984"`',
        "book.toml:3: error[invalid-value]: `book.date` must be a date, not a string\n"
        "  hint: write it as `2026-01-31`, without quotes",
        "book.toml:4: error[invalid-value]: `book.series` must be a table, not a string\n"
        "  hint: write a `[book.series]` table",
        "book.toml:6: error[invalid-value]: `chapters.posts` must be a list, not a string\n"
        "  hint: put it in brackets: `[…]`",
        "book.toml:8: error[invalid-value]: `pages.contents` must be true or false, not a string\n"
        "  hint: write `true` or `false`, without quotes",
        "book.toml:9: error[invalid-value]: `pages.contents-depth` must be a whole number, not true or false\n"
        "  hint: choose one of: 1, 2",
    ] == said(
        tmp_path,
        '[book]\ntitle = 1984\ndate = "2026-01-31"\nseries = "S"\n[chapters]\nposts = "a.md"\n'
        '[pages]\ncontents = "yes"\ncontents-depth = true\n',
    )


def test_wrong_values_are_all_told(tmp_path: Path) -> None:
    """A value that its key does not take is told with those it takes."""
    assert [
        "book.toml:2: error[invalid-value]: `chapters.order` can't be `oldst`\n  hint: did you mean `oldest`?",
        "book.toml:3: error[invalid-value]: `print.margins.top`: `12` is not a length\n"
        "  hint: write a number and one of mm, cm, in, pt, pc, px, q",
        "book.toml:5: error[invalid-value]: `messages.allow` can't be `unknown-key`\n"
        "  hint: choose one of: empty-post, malformed-header, missing-title, missing-image, broken-image, "
        "missing-note, invalid-math, broken-link, missing-glyph",
    ] == said(
        tmp_path,
        'chapters.order = "oldst"\nprint.margins.top = "12"\n[messages]\nallow = ["unknown-key"]\n',
    )


def test_an_item_of_a_list_is_told_with_its_line(tmp_path: Path) -> None:
    """In a list over several lines, the line is that of the item."""
    assert [
        "book.toml:4: error[invalid-value]: `chapters.posts` must be a string, not a whole number\n"
        '  hint: put it in quotes: `"3"`'
    ] == said(tmp_path, 'chapters.posts = [\n  "a.md",\n  3,\n]\n')


def test_missing_keys_are_told(tmp_path: Path) -> None:
    """A book, a part and an author that lack what they need are told, at the head of their table."""
    assert [
        'book.toml:1: error[missing-key]: `book.title` is missing\n  hint: add `title = "…"`: the title',
        'book.toml:2: error[missing-key]: `parts.title` is missing\n  hint: add `title = "…"`: the part\'s title',
    ] == said(tmp_path, '[book]\n[[parts]]\nposts = ["a.md"]\n[[parts]]\ntitle = "Two"\n')


def test_a_book_toml_without_a_book_has_no_title(tmp_path: Path) -> None:
    """An empty book.toml is told what it lacks, without a line to guess at."""
    assert ['book.toml: error[missing-key]: `book.title` is missing\n  hint: add `title = "…"`: the title'] == read(
        tmp_path, ""
    )[1]


def test_files_and_folders_that_are_not_there_are_told(tmp_path: Path) -> None:
    """Stylesheets, folders and pictures that book.toml names must be there."""
    (tmp_path / "looks.css").touch()

    assert [
        "book.toml:2: error[missing-file]: no file `look.css`\n  hint: did you mean `looks.css`?",
        "book.toml:3: error[missing-file]: no folder `../blog`\n  hint: write the path from the book's folder",
        "book.toml:4: error[missing-file]: no file `cover.jpg`\n  hint: write the path from the book's folder",
        "book.toml:5: error[invalid-value]: `fonts.folder` is no path\n"
        "  hint: name a file or a folder, from the book's folder",
    ] == said(
        tmp_path,
        'style.print-stylesheets = ["look.css"]\nsources.roots = ["../blog"]\ncover.image = "cover.jpg"\n'
        'fonts.folder = ""\n',
    )


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ('language = "en_US"', "error[invalid-value]: `en_US` is not a language tag\n  hint: write `en-US`"),
        (
            'language = "English"',
            "error[invalid-value]: `English` is not a language tag\n"
            "  hint: write a BCP 47 tag: `en`, `pt-BR`, `zh-Hant`",
        ),
        (
            'language = "tlh"',
            "warning[unknown-language]: no words for the language `tlh`: `Contents`, `Chapter` and the like will be "
            "in English\n  hint: silence `unknown-language` if that is meant",
        ),
        (
            'isbn = "978-3-16-148410-1"',
            "error[invalid-value]: `978-3-16-148410-1` has a wrong check digit\n"
            "  hint: copy its 13 digits again, or leave it out",
        ),
        (
            'ebook-isbn = "12"',
            "error[invalid-value]: `12` is not an ISBN\n  hint: copy its 13 digits again, or leave it out",
        ),
        (
            'subtitle = "a\\u0000b"',
            "error[invalid-value]: `book.subtitle` holds the control character U+0000\n  hint: delete it",
        ),
    ],
)
def test_what_a_book_says_of_itself_is_checked(tmp_path: Path, key: str, message: str) -> None:
    """Language tags, ISBNs and texts are looked at before anything is built with them."""
    assert [f"book.toml:3: {message}"] == said(tmp_path, f'[book]\ntitle = "T"\n{key}\n')


def test_a_title_has_words(tmp_path: Path) -> None:
    """An empty title is none; one of the wrong type is told as that alone."""
    assert ["book.toml:2: error[invalid-value]: `book.title` is empty\n  hint: give the book a title"] == said(
        tmp_path, '[book]\ntitle = " "\n'
    )
    assert 1 == len(said(tmp_path, "[book]\ntitle = 3\n"))


def test_a_build_makes_something(tmp_path: Path) -> None:
    """A list of formats without one is a slip."""
    expected = 'book.toml:4: error[invalid-value]: `output.formats` names nothing\n  hint: write `["pdf", "epub"]`'
    assert [expected] == said(tmp_path, '[book]\ntitle = "T"\n[output]\nformats = []\n')


@pytest.mark.parametrize("isbn", ["978-3-16-148410-0", "9783161484100", "0-306-40615-2", "ISBN 0-8044-2957-X"])
def test_a_right_isbn_is_taken(tmp_path: Path, isbn: str) -> None:
    """ISBNs of 13 and of 10 digits, with and without hyphens, are right when their check digit is."""
    assert [] == said(tmp_path, f'[book]\ntitle = "T"\nisbn = "{isbn}"\n')


@pytest.mark.parametrize("language", ["en", "de-AT", "pt-BR", "zh-Hant", "zh-Hant-TW", "fa"])
def test_language_tags_are_those_of_bcp_47(tmp_path: Path, language: str) -> None:
    """A language with a region or a script is taken."""
    assert [] == said(tmp_path, f'[book]\ntitle = "T"\nlanguage = "{language}"\n')


def test_a_page_must_be_one_that_can_be_printed(tmp_path: Path) -> None:
    """Sizes of page and margins that leave no room for text are told."""
    assert [
        "book.toml:2: error[invalid-value]: a page of 6mm x 9mm can't be printed\n"
        "  hint: choose sides from 50mm to 1000mm"
    ] == said(tmp_path, 'print.trim = "6mm x 9mm"\n')
    assert [
        "book.toml:2: error[invalid-value]: margins `inner` and `outer` leave less than 25mm of a page 148mm wide\n"
        "  hint: make them smaller, or the page larger"
    ] == said(tmp_path, 'print.margins = { inner = "80mm", outer = "60mm" }\n')


def test_pictures_stay_fine_enough_to_be_seen(tmp_path: Path) -> None:
    """A few pixels an inch are a slip; 0 leaves pictures as they are."""
    assert [
        "book.toml:2: error[invalid-value]: pictures with 7 pixels an inch are blurred\n"
        "  hint: write 72 or more, 300 for print, or 0 for pictures as they are"
    ] == said(tmp_path, "print.picture-resolution = 7\n")
    assert [] == said(tmp_path, "print.picture-resolution = 0\n")


def test_the_address_of_the_site_is_checked(tmp_path: Path) -> None:
    """The site's address is a whole one, and its pattern holds what posts can fill in."""
    assert [
        "book.toml:2: error[invalid-value]: `example.org` is not a web address\n  hint: write `https://example.org`",
        "book.toml:3: error[invalid-value]: unknown `:yaer` in the pattern\n"
        "  hint: choose from :categories, :day, :i_day, :i_month, :month, :name, :path, :short_year, :slug, "
        ":title, :year",
    ] == said(tmp_path, 'site.url = "example.org"\nsite.permalink = "/:yaer/:slug/"\n')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[book]\ntitle = "T\n', "book.toml:2:11: error[invalid-toml]: this is not TOML: illegal character '\\n'"),
        (
            "[book\n",
            "book.toml:1:6: error[invalid-toml]: this is not TOML: expected ']' at the end of a table declaration",
        ),
        ("a = [1,\n", "book.toml:1: error[invalid-toml]: this is not TOML: invalid value"),
        ("a = " + "[" * 3000, "book.toml: error[invalid-toml]: this is not TOML: a value is too long or too deep"),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    """A slip in the TOML is told with line and column, where the parser knows them."""
    assert [f"{message}\n  hint: see https://toml.io for how TOML is written"] == said(tmp_path, text.encode())


def test_a_book_toml_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Without a book.toml one learns how to make one."""
    report = Report()

    with pytest.raises(BuildFailed), report.stage():
        read_config(tmp_path / "book.toml", report)
    assert [
        "book.toml: error[missing-config]: there is no `book.toml` here\n"
        "  hint: write one with `postbook init`, or name another with `--config`"
    ] == [str(each) for each in report.diagnostics]


def test_a_folder_is_no_book_toml(tmp_path: Path) -> None:
    """A folder in the place of book.toml is told as such."""
    report = Report()
    read_config(tmp_path, report)

    assert [
        f"{tmp_path.name}: error[missing-config]: `{tmp_path.name}` can't be read: is a directory\n"
        "  hint: name a file with `--config`"
    ] == [str(each) for each in report.diagnostics]


def test_byte_order_mark_and_line_ends_do_not_matter(tmp_path: Path) -> None:
    """A book.toml saved on any system is read, and its lines are counted right."""
    assert ["book.toml:3: error[unknown-key]: unknown key `book.titel`\n  hint: did you mean `title`?"] == said(
        tmp_path, b'\xef\xbb\xbf[book]\r\ntitle = "T"\r\ntitel = "T"\r\n'
    )


def test_a_book_toml_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    """The first byte that is not UTF-8 is named, with its line."""
    assert [
        "book.toml:2: error[not-utf8]: byte 0xe9 at offset 19 is not UTF-8\n"
        "  hint: save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
    ] == said(tmp_path, '[book]\ntitle = "caf\xe9"\n'.encode("latin-1"))


def test_messages_rule_the_report(tmp_path: Path) -> None:
    """What `[messages]` silences is silent from then on."""
    assert [] == said(tmp_path, '[book]\ntitle = "T"\nlanguage = "tlh"\n[messages]\nsilence = ["unknown-language"]\n')


def test_keys_keep_their_lines(tmp_path: Path) -> None:
    """Later stages can say where in book.toml a pattern or a page stands."""
    config, _ = read(tmp_path, '[book]\ntitle = "T"\n[[parts]]\ntitle = "P"\nposts = [\n  "a.md",\n]\n')

    assert "book.toml:6" == str(config.span("parts[0].posts[0]"))
    assert "book.toml" == str(config.span("chapters.posts[0]"))


def test_an_identifier_that_is_no_uuid_is_told(tmp_path: Path) -> None:
    """A slip in the identifier would make an invalid EPUB; what does not call itself a UUID may be anything."""
    assert [
        "book.toml:3: error[invalid-value]: `urn:uuid:nope` is not a UUID\n"
        "  hint: copy it again, or leave it out: one is then made from title, authors and language"
    ] == said(tmp_path, '[book]\ntitle = "T"\nidentifier = "urn:uuid:nope"\n')
    assert [] == said(tmp_path, '[book]\ntitle = "T"\nidentifier = "https://example.org/book"\n')
