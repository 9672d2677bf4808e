"""MDX: a program's words stay, the program goes, and what goes is told."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from time import process_time

import pytest

from postbook.chapter.chapter import Chapter
from postbook.chapter.mdx import mdx_to_markdown
from postbook.chapter.parse_post import parse_post
from postbook.config import About, Config
from postbook.manuscript.post import Header, Post
from postbook.xhtml import elements, plain_text


def plain(text: str) -> str:
    """A post that says that it is MDX, without what only MDX understands."""
    return mdx_to_markdown(text, is_mdx=True)[0].strip()


def chapter(text: str) -> Chapter:
    """The chapter that a post in MDX becomes."""
    post = Post(
        source_path=PurePosixPath("tide.mdx"),
        folder=Path("/nowhere"),
        slug="tide",
        header=Header(title="The Tide"),
        text=text,
    )
    return parse_post(post, Config(folder=Path("/nowhere"), book=About(title="Tides")))


def told(made: Chapter) -> list[str]:
    """What was reported, one line each, hints left out."""
    return [str(each).partition("\n")[0] for each in made.diagnostics]


@pytest.mark.parametrize(
    "javascript",
    [
        "import Tide from './tide'",
        "import {\n  low,\n  high,\n} from '@site/tides';",
        'import "./tide.css";',
        "export const tide = {\n  low: [6, 18],\n};",
        "export default ({ children }) => <Wide>{children}</Wide>",
    ],
)
def test_javascript_is_no_text(javascript: str) -> None:
    """Imports and exports are for the site's program."""
    assert "The tide." == plain(f"{javascript}\n\nThe tide.")


def test_what_is_exported_is_told() -> None:
    """It may hold words; an import does not."""
    messages = [
        str(each).partition("\n")[0] for each in chapter("import a from 'b'\n\nexport const c = 1\n").diagnostics
    ]
    assert [
        "tide.mdx:3:1: warning[dropped-markup]: JavaScript `export const c = 1` can't be run: it is left out"
    ] == messages


def test_prose_about_imports_stays() -> None:
    """Only what is JavaScript from end to end goes."""
    text = "import the table from the harbour office,\nexport it to the boats."
    assert text == plain(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{/* truncate */}", ""),
        ("## Low {/* #low-water */}", "## Low {#low-water}"),
        ("{'Low'} tide", "Low tide"),
        ("`{low}` and `<Low />`", "`{low}` and `<Low />`"),
        ("```jsx\n<Low />\n```", "```jsx\n<Low />\n```"),
        ("$x_{i}$", "$x_{i}$"),
        ("6 < 7 {: .low}", "6 < 7 {: .low}"),
    ],
)
def test_what_means_something_without_a_program_stays(written: str, expected: str) -> None:
    """Comments go, names of headings are names, strings are text; code and formulas mean themselves."""
    assert expected == plain(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<Link to="/tide">The tide</Link>', '<a href="/tide">The tide</a>'),
        (
            "<img src={require('./pier.png').default} alt=\"Pier\" width={300} />",
            '<img src="./pier.png" alt="Pier" width="300" />',
        ),
        ("import pier from './pier.png'\n\n<Image src={pier} alt=\"Pier\" />", '<img src="./pier.png" alt="Pier" />'),
        ('<Badge text="low & slack" />', "low &amp; slack"),
        ('<Copy code="tide" />', "<code>tide</code>"),
        ('<YouTube id="w7Ft2ymGmfc" />', '<iframe src="https://www.youtube.com/watch?v=w7Ft2ymGmfc"></iframe>'),
        ("<div style={{color: 'red'}} className=\"low\">Low</div>", '<div class="low">Low</div>'),
    ],
)
def test_components_that_say_what_they_show_are_shown(written: str, expected: str) -> None:
    """Links, pictures and films, whatever the site calls them."""
    assert expected == plain(written)


def test_tabs_are_read_one_after_the_other() -> None:
    """Each under its label; indented text is no code."""
    low = '  <TabItem label="Low">\n      At six.\n  </TabItem>\n'
    text = f'<Tabs groupId="a">\n{low}  <TabItem value="High">At noon.</TabItem>\n</Tabs>\n'
    assert ["Low", "At six.", "High", "At noon."] == [plain_text(each) for each in elements(chapter(text).body, "p")]


def test_notes_are_notes() -> None:
    """A component that is called one is a box with its title."""
    box = next(elements(chapter('<Note title="Mind">\n  The *tide*.\n</Note>\n').body, "aside"))
    assert ["Mind", "The tide."] == [plain_text(each) for each in elements(box, "p")]


def test_what_a_component_holds_is_printed_and_told() -> None:
    """Of one that holds nothing nothing is left, and that is told too."""
    made = chapter('The <Wave size={3}>tide</Wave> turns. <Chart of="it" />\n')
    assert "The tide turns." == plain_text(made.body).strip()
    assert [
        "tide.mdx:1:5: warning[dropped-markup]: component `<Wave>` can't be run: only its words are printed",
        'tide.mdx:1:39: warning[dropped-markup]: component `<Chart of="it" />` can\'t be run: it is left out',
    ] == told(made)


def test_an_expression_stays_and_is_told() -> None:
    """Nobody knows what a program would have printed there."""
    made = chapter("It turns at {tide.low}.\n")
    assert "It turns at {tide.low}." == plain_text(made.body).strip()
    assert ["tide.mdx:1:13: warning[template-tag]: expression `{tide.low}` printed as it stands"] == told(made)


@pytest.mark.parametrize("text", ["A `Vec` is a Vec<String>.", "clone <Address>", "{a} and <P>old</P>", "<Tide"])
def test_markdown_stays_markdown(text: str) -> None:
    """In a post that does not say that it is MDX, only what can be nothing else is read so."""
    assert text == mdx_to_markdown(text, is_mdx=False)[0]


def test_components_of_one_name_end_in_turn() -> None:
    """The one that is never closed takes nothing from the others."""
    assert "a\n\nb\n\nc" == plain("<Grid>\n<Box>\na\n</Box>\n<Box>\nb\n</Box>\n<Box>\nc\n</Grid>").replace(
        "\n\n\n", "\n\n"
    )


@pytest.mark.parametrize("piece", ["<Tabs>\n<Tab>", "<Tabs>x</Tab>", "<A a={", "{ ", "{'", "={", "import {a\n", "    "])
def test_thousands_of_beginnings_without_an_end_are_read_at_once(piece: str) -> None:
    """A post of 30 kB that is nothing else is read in less than a second."""
    begun = process_time()
    mdx_to_markdown(piece * (30_000 // len(piece)) + "</Tabs></Foo>", is_mdx=True)

    assert process_time() - begun < 1
