"""An author's own templates, and what goes wrong in them."""

from __future__ import annotations

from booktest import BookTest
from sections import Sections, sections_of


def rendered(booktest: BookTest, **templates: str) -> Sections:
    """A book with templates of its own, by name without ending."""
    booktest.with_posts("---\ntitle: The Pier\nslug: pier\n---\n\nWater.\n", config='[style]\ntemplates = "own"\n')
    files = {f"own/{name.replace('_', '-')}.xhtml.jinja": text for name, text in templates.items()}
    return sections_of(booktest.write(files))


def test_a_template_replaces_the_built_in_one_of_its_name(booktest: BookTest) -> None:
    """The others stay."""
    found = rendered(booktest, half_title='<p class="mine">{{ about.title }}</p>')

    assert '<p class="mine">A Small Book</p>' == found.xhtml("half-title", "p")
    assert "Chapter 1" == found.text("pier", "p")


def test_a_template_may_change_a_part_of_another(booktest: BookTest) -> None:
    """The parts of an opening are blocks."""
    found = rendered(booktest, chapter='{% extends "written.xhtml.jinja" %}{% block number %}{% endblock %}')

    assert [] == found.find("pier", "p[@class='pb-number']")
    assert "The Pier" == found.text("pier", "h1")


def test_a_template_may_include_the_one_it_replaces(booktest: BookTest) -> None:
    """To add a line to it."""
    found = rendered(
        booktest, colophon='{% include "postbook/colophon.xhtml.jinja" %}<p class="more">Bound by hand.</p>'
    )

    assert "Colophon" == found.text("colophon", "h1")
    assert "Bound by hand." == found.text("colophon", "p[@class='more']")


def test_an_unknown_value_is_told_with_its_line(booktest: BookTest) -> None:
    """Nothing is left out in silence."""
    assert (
        "own/chapter.xhtml.jinja:2: error[template-error]: `chapter` is undefined\n"
        "  hint: the values are: about, body, book, byline, date, frame, house_language, kicker, summary, words"
    ) == rendered(booktest, chapter="<h1>\n{{ chapter.title }}</h1>").messages


def test_a_slip_in_the_syntax_is_told_with_its_line(booktest: BookTest) -> None:
    """With the engine's own words for it."""
    assert (
        "own/chapter.xhtml.jinja:2: error[template-error]: unexpected end of template. Jinja was looking for the "
        "following tags: `elif` or `else` or `endif`. The innermost block that needs to be closed is `if`"
    ) == rendered(booktest, chapter="<h1>x</h1>\n{% if body %}").messages


def test_markup_that_is_not_closed_is_told(booktest: BookTest) -> None:
    """What leaves a template must be XHTML."""
    assert (
        "own/chapter.xhtml.jinja: error[template-error]: `chapter.xhtml.jinja` gives no well-formed XHTML: "
        "opening and ending tag mismatch: p and section\n"
        "  hint: close every element, and write `&#160;` for `&nbsp;`"
    ) == rendered(booktest, chapter="<p>x").messages


def test_a_template_that_is_not_there_is_told(booktest: BookTest) -> None:
    """With the names of those that are."""
    message, hint = rendered(booktest, chapter='{% extends "writen.xhtml.jinja" %}').messages.split("\n")

    assert "own/chapter.xhtml.jinja:1: error[template-error]: no template `writen.xhtml.jinja`" == message
    assert hint.startswith("  hint: the templates are: about-authors.xhtml.jinja, acknowledgments.xhtml.jinja, ")


def test_all_mistakes_are_told_at_once(booktest: BookTest) -> None:
    """One bad template does not hide another."""
    found = rendered(booktest, half_title="{{ x }}", colophon="{{ y.z }}", contents="{{ 1 / 0 }}")

    assert [
        "own/half-title.xhtml.jinja:1: error[template-error]: `x` is undefined",
        "own/contents.xhtml.jinja:1: error[template-error]: division by zero",
        "own/colophon.xhtml.jinja:1: error[template-error]: `y` is undefined",
    ] == [line for line in found.messages.split("\n") if "error" in line]


def test_a_name_that_is_almost_right_is_told(booktest: BookTest) -> None:
    """A template under a name that no page has would be ignored; macros of one's own have other names."""
    booktest.write({"own/chapter.xhtml": "<p/>", "own/ornaments.jinja": ""})

    assert (
        "own/chapter.xhtml: error[template-error]: no page has a template `chapter.xhtml`\n"
        "  hint: did you mean `chapter.xhtml.jinja`?"
    ) == rendered(booktest).messages


def test_a_template_cannot_reach_into_the_program(booktest: BookTest) -> None:
    """A book from a stranger may hold a template."""
    found = rendered(booktest, chapter="{{ ''.__class__.__mro__ }}")

    assert "own/chapter.xhtml.jinja:1: error[template-error]: " in found.messages
