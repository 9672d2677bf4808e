"""The tagged book: what those who hear it meet, and in which order."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
from PIL import Image

from booktest import BookTest
from pdf_inspector import PdfInspector

PARAGRAPH = "The harbour lay quiet, and the boats lay still on the water until the bell had rung twice. "

ROWS = "".join(f"| day {number} | {number} m | {number + 1} m |\n" for number in range(60))

POST = f"""\
---
title: The Harbour
---
It began[^1] with <span lang="fr">la mer</span>, `let tide = 1` and <q>a bell</q>. {PARAGRAPH * 40}

## The pier

- sand
- stones
    1. grey
    2. red

Term
:   What it means

> Still waters.

```rust
fn main() {{}}
```

| Day | Low | High |
|-----|-----|------|
{ROWS}

![A boat](boat.png "The boat at noon")

![](unnamed-boat.png "Nobody said what this is")

![](rope.png){{ .decorative }}

$$x^2$$

<table><tr><td>Harbour</td><td>Boats</td></tr><tr><td>North</td></tr></table>

<table><tr><td>Only one cell</td></tr></table>

---

The end.

[^1]: The pier was rebuilt in 1911.
"""


def picture(colour: str) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> PdfInspector:
    """A book of one chapter that has some of everything."""
    book = BookTest(tmp_path_factory.mktemp("spoken")).with_posts(POST)
    pictures = {f"chapters/{name}.png": picture(c) for name, c in (("boat", "navy"), ("unnamed-boat", "red"))}
    book.write({**pictures, "chapters/rope.png": picture("green")})
    return book.build("pdf").inspect_pdf()


def elements(pdf: PdfInspector, *tags: str) -> Iterator[pikepdf.Object]:
    """The elements of these types, in reading order; all without any."""

    def walk(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if not tags or str(kid.S)[1:] in tags:
                    yield kid
                yield from walk(kid)

    return walk(pdf.pdf.Root.StructTreeRoot)


def kids(node: pikepdf.Object) -> list[pikepdf.Object]:
    """What an element holds: elements, marks, annotations."""
    held = node.get("/K", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def kinds(node: pikepdf.Object) -> list[str]:
    """The types of the elements in an element."""
    return [str(kid.S)[1:] for kid in kids(node) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_the_file_claims_both_standards(pdf: PdfInspector) -> None:
    """One packet says PDF/A-3a and PDF/UA-1, and describes the words of the second."""
    packet = pdf.pdf.Root.Metadata.read_bytes().decode()

    assert "<pdfaid:part>3</pdfaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in packet


def test_colours_are_srgb(pdf: PdfInspector) -> None:
    """The output intent says what the file's device colours mean."""
    (intent,) = pdf.pdf.Root.OutputIntents

    assert "/GTS_PDFA1" == str(intent.S)
    assert b"sRGB" in intent.DestOutputProfile.read_bytes()


def test_no_picture_is_smoothed_by_order(pdf: PdfInspector) -> None:
    """PDF/A allows no interpolation."""
    pictures = [each for each in pdf.pdf.objects if isinstance(each, pikepdf.Stream) and "/Interpolate" in each]

    assert [] == [each for each in pictures if each.Interpolate]


def test_every_link_is_printed_and_named(pdf: PdfInspector) -> None:
    """Annotations have the flag that PDF/A wants, and words for those who hear them."""
    notes = [note for page in pdf.pdf.pages for note in page.obj.get("/Annots", [])]

    assert notes
    assert {4} == {int(note.F) for note in notes}
    assert all(str(note.Contents) for note in notes)


def test_a_paragraph_over_two_pages_is_one(pdf: PdfInspector) -> None:
    """What a page break divides is heard as one paragraph."""
    elsewhere = [kid for p in elements(pdf, "P") for kid in kids(p) if isinstance(kid, pikepdf.Dictionary)]

    assert 1 == len([kid for kid in elsewhere if kid.get("/Type") == pikepdf.Name.MCR])


def test_headings_do_not_jump(pdf: PdfInspector) -> None:
    """No level is left out on the way down."""
    levels = [int(str(each.S)[2:]) for each in elements(pdf, *(f"H{level}" for level in range(1, 7)))]

    assert all(below <= above + 1 for above, below in zip([0, *levels], levels, strict=False))


def test_lists_have_labels_and_bodies(pdf: PdfInspector) -> None:
    """Each item has its sign or number apart from its text; a term is the label of its definition."""
    lists = list(elements(pdf, "L"))

    assert ["/Unordered", "/Decimal", "/Description"] == [str(each.A.ListNumbering) for each in lists]
    assert {("Lbl", "LBody")} == {tuple(kinds(item)) for each in lists for item in kids(each)}


def test_contents_are_items_with_references(pdf: PdfInspector) -> None:
    """The contents are a list of their own kind, and each line of it leads somewhere."""
    (contents,) = elements(pdf, "TOC")

    assert {"TOCI"} == set(kinds(contents))
    assert {("Reference",)} == {tuple(kinds(item)) for item in kids(contents)}


def test_a_note_has_a_name_and_a_way_back(pdf: PdfInspector) -> None:
    """A note at the foot of the page is read where it is called, and its number leads back to the call."""
    (note,) = elements(pdf, "Note")
    label = kids(note)[0]

    assert b"post-01--fn-1" == bytes(note.ID)
    assert "Lbl" == str(label.S)[1:]
    assert ["Link"] == kinds(label)
    assert kinds(note.P).index("Note") == kinds(note.P).index("Reference") + 1


def test_code_and_quotations_are_told(pdf: PdfInspector) -> None:
    """Code, quotations and foreign words are not read as the running text."""
    inline, block = elements(pdf, "Code")

    assert "/Block" == str(block.A.Placement)
    assert "/A" not in inline
    assert 1 == len(list(elements(pdf, "Quote"))) == len(list(elements(pdf, "BlockQuote")))
    assert ["fr"] == [str(each.Lang) for each in elements(pdf, "Span") if "/Lang" in each]


def test_a_long_table_is_one_and_its_head_is_read_once(pdf: PdfInspector) -> None:
    """The head that stands on every page of a table is an artifact on all but the first."""
    table = next(elements(pdf, "Table"))

    assert ["THead", "TBody"] == kinds(table)
    assert 1 == len(kids(kids(table)[0]))
    assert 60 == len(kids(kids(table)[1]))


def test_cells_name_their_heads(pdf: PdfInspector) -> None:
    """Every header cell has its scope and a name of its own; cells refer to header cells of their own table."""
    named: list[bytes] = []
    for table in elements(pdf, "Table"):
        cells = [cell for group in kids(table) for row in kids(group) for cell in kids(row)]
        heads = [cell for cell in cells if str(cell.S) == "/TH"]
        asked = {bytes(name) for cell in cells for name in cell.get("/A", {}).get("/Headers", [])}
        assert asked <= {bytes(head.ID) for head in heads}
        assert {"/Column"} == {str(head.A.Scope) for head in heads}
        named += [bytes(head.ID) for head in heads]

    assert 5 == len(named) == len(set(named))


def test_a_table_without_a_head_gets_one(pdf: PdfInspector) -> None:
    """The first row is the head of a table that has none, and short rows are filled."""
    _, table = elements(pdf, "Table")
    rows = [row for group in kids(table) for row in kids(group)]

    assert [["TH", "TH"], ["TD", "TD"]] == [kinds(row) for row in rows]


def test_pictures_are_read_out(pdf: PdfInspector) -> None:
    """A picture has its author's words, else its caption; one that only decorates is not read."""
    assert ["A boat", "Nobody said what this is"] == [str(each.Alt) for each in elements(pdf, "Figure")]


def test_a_link_around_a_picture_is_announced(booktest: BookTest) -> None:
    """A picture that leads somewhere names the link by what it shows."""
    booktest.with_posts("# Boats\n\n[![A boat](boat.png)](https://a.example/)\n").write(
        {"chapters/boat.png": picture("navy")}
    )
    pdf = booktest.build("pdf").inspect_pdf()
    link = next(each for each in elements(pdf, "Link") if "Figure" in kinds(each))

    annotations = [kid.Obj for kid in kids(link) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
    assert "A boat" == str(link.Alt)
    assert {"A boat"} == {str(each.Contents) for each in annotations}


def test_a_link_on_a_blank_is_announced(booktest: BookTest) -> None:
    """A link that shows nothing is named by where it leads."""
    booktest.with_posts('# Boats\n\nOne<a href="https://a.example/">&#160;</a>two.\n')
    links = list(elements(booktest.build("pdf").inspect_pdf(), "Link"))

    assert all("/Alt" in link or any(isinstance(kid, int) for kid in kids(link)) for link in links)


def test_formulas_are_read_as_tex(pdf: PdfInspector) -> None:
    """A drawn formula has its TeX."""
    assert ["x^2"] == [str(each.Alt) for each in elements(pdf, "Formula")]


def marks_of(element: pikepdf.Object, page: pikepdf.Page) -> set[int]:
    """The marks on a page that an element holds."""
    found = set()
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.MCR:
            if kid.Pg.objgen == page.obj.objgen:
                found.add(int(kid.MCID))
        elif not isinstance(kid, pikepdf.Dictionary) and element.Pg.objgen == page.obj.objgen:
            found.add(int(kid))
    return found


def test_every_mark_has_its_element(pdf: PdfInspector) -> None:
    """Nothing is drawn on a page but what an element holds, and artifacts."""
    parents = pikepdf.NumberTree(pdf.pdf.Root.StructTreeRoot.ParentTree)
    held = {each.objgen for each in elements(pdf)}
    for page in pdf.pdf.pages:
        marks = []
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in {"BDC", "BMC"}:
                depth += 1
                if str(operator) == "BDC" and "/MCID" in operands[1]:
                    marks.append(int(operands[1].MCID))
            elif str(operator) == "EMC":
                depth -= 1
            elif str(operator) in {"Tj", "TJ"} or (str(operator) == "Do" and "Furniture" not in str(operands[0])):
                assert depth == 1
        owners = list(parents[page.obj.StructParents]) if marks else []
        assert sorted(marks) == list(range(len(owners)))
        assert {owner.objgen for owner in owners} <= held
        assert all(number in marks_of(owner, page) for number, owner in enumerate(owners))


def test_running_heads_and_folios_are_not_read(pdf: PdfInspector) -> None:
    """What repeats at the head and the foot of pages is an artifact that says so."""
    kinds: set[tuple[str, str]] = set()
    for page in pdf.pdf.pages:
        forms = page.obj.get("/Resources", {}).get("/XObject", {})
        for form in [form for name, form in forms.items() if name.startswith("/Furniture")]:
            begun = [each.operands for each in pikepdf.parse_content_stream(form) if str(each.operator) == "BDC"]
            kinds |= {(str(tag), str(facts.get("/Subtype"))) for tag, facts in begun}

    assert {("/Artifact", "/Header"), ("/Artifact", "/Footer")} == kinds


def test_names_of_elements_are_listed(pdf: PdfInspector) -> None:
    """What has a name is found by it."""
    names = list(pdf.pdf.Root.StructTreeRoot.IDTree.Names)
    listed = {bytes(name): element.objgen for name, element in zip(names[::2], names[1::2], strict=True)}

    assert listed == {bytes(each.ID): each.objgen for each in elements(pdf) if "/ID" in each}


def test_sources_are_attached_when_asked_for(booktest: BookTest) -> None:
    """`--attach-sources` embeds each post's file as the source of the book."""
    booktest.with_posts("---\ntitle: One\n---\n\nA post.\n").run("pdf", "--attach-sources")
    pdf = booktest.inspect_pdf()

    (attached,) = pdf.pdf.Root.AF
    assert "/Source" == str(attached.AFRelationship)
    assert "/text/markdown" == str(attached.EF.F.Subtype)
    assert (booktest.folder / "chapters" / str(attached.UF)).read_bytes() == attached.EF.F.read_bytes()
    assert len(attached.EF.F.read_bytes()) == attached.EF.F.Params.Size


def test_a_character_without_a_glyph_is_a_box_that_copies_as_itself(booktest: BookTest) -> None:
    """No glyph is `.notdef`, and no character is lost."""
    booktest.with_posts("---\ntitle: One\n---\n\nA tide of ꘚ and ꘛ.\n").run("pdf", "--allow", "missing-glyph")
    pdf = booktest.inspect_pdf()
    mapped = [font for font in pdf.pdf.objects if isinstance(font, pikepdf.Dictionary) and "/CIDToGIDMap" in font]

    assert "A tide of ꘚ and ꘛ." in pdf.text
    assert any(isinstance(font.CIDToGIDMap, pikepdf.Stream) for font in mapped)


def test_a_missing_character_takes_no_letters_from_other_chapters(booktest: BookTest) -> None:
    """A chapter that is the first with a font, and lacks a glyph in it, does not say what others can show."""
    posts = ("---\ntitle: One\n---\n\nCode: `ab \ua61a`.\n", "---\ntitle: Two\n---\n\nCode: `the quick brown fox`.\n")
    booktest.with_posts(*posts).run("pdf", "--allow", "missing-glyph")
    pdf = booktest.inspect_pdf()
    fonts = [font for font in pdf.pdf.objects if isinstance(font, pikepdf.Dictionary) and "/DescendantFonts" in font]

    assert "Code: ab \ua61a." in pdf.text
    assert "Code: the quick brown fox." in pdf.text
    assert {"/Identity-H"} == {str(font.Encoding) for font in fonts}
