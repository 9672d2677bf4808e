"""What no checker sees in the tags of a PDF: this judge is our own.

- Every id is unique in the file; the headers of a cell are header cells of its own table (ISO 32000-1, 14.8.5.7).
- Every mark in a page's drawing is reached from the root of the structure tree, by one element, and every mark that an
  element owns is drawn.
- Running heads and folios are pagination artifacts (ISO 14289-1, 7.8), and hold no marks.
- From every call of a note a link leads to the note, and from every note one leads back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, String
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, Specimen, each
from tests.conformance.judges import pdf_specimens
from tests.conformance.judges.structure_tree import Element, Place, Structure


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    with pikepdf.open(path) as pdf:
        structure = Structure(pdf)
        found = [*_ids(structure), *_headers(structure), *_drawings(structure), *_notes(structure)]
    return _counted(found)


def _ids(structure: Structure) -> Iterator[Finding]:
    counts = Counter(bytes(element.obj.ID) for element in structure.elements if "/ID" in element.obj)
    for name, count in counts.items():
        if count > 1:
            yield Finding(rule="id-twice", message=f"{count} elements are called {name!r}")


def _headers(structure: Structure) -> Iterator[Finding]:
    """Header cells are looked for by their table: an id of another table resolves in the file, and says nothing."""
    cells = [element for element in structure.elements if element.tag in ("TH", "TD")]
    ids: dict[Element | None, set[bytes]] = {}
    for cell in cells:
        if cell.tag == "TH" and "/ID" in cell.obj:
            ids.setdefault(cell.around("Table"), set()).add(bytes(cell.obj.ID))
    for cell in cells:
        for name in _named_headers(cell.obj):
            if name not in ids.get(cell.around("Table"), set()):
                yield Finding(
                    rule="headers-astray",
                    message=f"no header cell of its table is called {name!r}",
                    place=f"page {structure.page_of(cell)}",
                )


def _named_headers(cell: Object) -> Iterator[bytes]:
    attributes = cell.get("/A", pikepdf.Array())
    for group in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(group, Dictionary) and group.get("/O") == Name.Table:
            yield from map(bytes, group.get("/Headers", []))


def _drawings(structure: Structure) -> Iterator[Finding]:
    drawn: set[tuple[tuple[int, int], int]] = set()
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(structure.pdf.pages, 1):
        drawing = _Drawing(f"page {number}", seen)
        drawing.read(page.obj, page.obj.objgen, page.obj.get("/Resources", Dictionary()), in_artifact="")
        drawn.update(drawing.marks)
        yield from drawing.faults
        for mark in drawing.marks:
            owners = structure.marks.get(mark, [])
            if len(owners) != 1:
                rule = "mark-unreachable" if not owners else "mark-of-two"
                message = f"{len(owners)} elements reach mark {mark[1]}"
                yield Finding(rule=rule, message=message, place=f"page {number}")
    for mark, owners in structure.marks.items():
        if mark not in drawn:
            place = f"page {structure.page_of(owners[0])}"
            yield Finding(rule="mark-not-drawn", message=f"{owners[0].tag} owns mark {mark[1]}", place=place)


class _Drawing:
    """The marks of a page and of the forms that it shows."""

    def __init__(self, place: str, seen: set[tuple[int, int]]) -> None:
        self.marks: list[tuple[tuple[int, int], int]] = []
        self.faults: list[Finding] = []
        self._place = place
        self._seen = seen

    def read(self, stream: Object, name: tuple[int, int], resources: Object, in_artifact: str) -> None:
        """Follow the marks of a stream; ``in_artifact`` is the kind of artifact around it."""
        open_marks: list[str | None] = [in_artifact or None]
        for operands, operator in pikepdf.parse_content_stream(stream, "BMC BDC EMC Do"):
            if str(operator) == "EMC":
                open_marks.pop()
            elif str(operator) == "Do":
                self._show(str(operands[0]), resources, next(filter(None, open_marks), ""))
            else:
                open_marks.append(self._begin(operands, resources, name))

    def _begin(self, operands: Sequence[Object], resources: Object, name: tuple[int, int]) -> str | None:
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = resources.Properties[str(properties)]
        if "/MCID" in properties:
            self.marks.append((name, int(properties.MCID)))
        if operands[0] == Name.Artifact:
            return str(properties.get("/Type", "/Layout"))[1:]
        return None

    def _show(self, name: str, resources: Object, in_artifact: str) -> None:
        form = resources.XObject[name]
        if name.startswith("/Furniture") and in_artifact != "Pagination" and not _is_artifact(form):
            message = "running heads or folios stand outside a pagination artifact"
            self.faults.append(Finding(rule="furniture-tagged", message=message, place=self._place))
        if form.get("/Subtype") != Name.Form or form.objgen in self._seen:
            return
        self._seen.add(form.objgen)
        before = len(self.marks)
        self.read(form, form.objgen, form.get("/Resources", resources), in_artifact)
        if in_artifact and len(self.marks) > before:
            self.faults.append(Finding(rule="marks-in-artifact", message=f"{name} holds marks", place=self._place))


def _is_artifact(form: Object) -> bool:
    """Whether all that a form draws is in artifacts of its own, one of them of pagination at least."""
    begun = [operands for operands, operator in pikepdf.parse_content_stream(form, "BMC BDC")]
    kinds = {str(operands[1].get("/Type")) for operands in begun if len(operands) > 1}
    return "/Pagination" in kinds and all(operands[0] == Name.Artifact for operands in begun)


def _notes(structure: Structure) -> Iterator[Finding]:
    links = [(element, note) for element in structure.elements if element.tag == "Link" for note in element.annotations]
    calls = [(element, note) for element, note in links if element.around("Reference") and not element.around("TOCI")]
    numbers = [(element, note) for element, note in links if element.around("Lbl")]
    call_places = [structure.place_of(note) for _, note in calls]
    note_places = [*(structure.place_of(note) for _, note in numbers), *call_places]
    for element, note in calls:
        if not _leads_to(structure.target_of(note), note_places):
            yield _lost("call-astray", "the call of a note leads to no note", structure, element)
    ways: dict[Element, list[Object]] = {element: [] for element in structure.elements if element.tag == "Note"}
    # A note that is an item of a list may have its number, the way back, as the item's label.
    items = {item: note for note in ways if (body := note.parent) and body.tag == "LBody" and (item := body.parent)}
    for element, annotation in links:
        label = element.around("Lbl")
        around = element.around("Note") or (items.get(label.parent) if label and label.parent else None)
        if around:
            ways[around].append(annotation)
    for element, back in ways.items():
        if not any(_leads_to(structure.target_of(note), call_places) for note in back):
            yield _lost("note-astray", "no link leads from a note back to its call", structure, element)


def _leads_to(target: Place | None, places: Sequence[Place]) -> bool:
    return target is not None and any(target.is_near(place) for place in places)


def _lost(rule: str, message: str, structure: Structure, element: Element) -> Finding:
    return Finding(rule=rule, message=message, place=f"page {structure.page_of(element)}")


def _counted(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Each rule once, with its first place."""
    counts = Counter(finding.rule for finding in findings)
    firsts = {finding.rule: finding for finding in reversed(findings)}
    return [
        Finding(rule=rule, message=firsts[rule].message, place=firsts[rule].place, count=count)
        for rule, count in counts.items()
    ]


_TABLE = "<table><tr><th>Boat</th></tr><tr><td>Ann</td></tr></table>"


def _specimens(folder: Path) -> Sequence[Specimen]:
    html = pdf_specimens.PAGE.replace("</body>", f"{_TABLE}{_TABLE}</body>")
    good = pdf_specimens.write(folder / "good.pdf", html)
    return (
        Specimen(path=good),
        *(
            Specimen(path=pdf_specimens.change(good, folder / f"{rule}.pdf", change), breaks=rule)
            for rule, change in (
                ("id-twice", _call_all_alike),
                ("headers-astray", _take_headers_of_another),
                ("mark-unreachable", _lose_heading),
                ("mark-not-drawn", _draw_nothing),
                ("furniture-tagged", _tag_furniture),
                ("note-astray", _make_lonely_note),
            )
        ),
    )


def _found(pdf: pikepdf.Pdf, tag: str) -> list[Object]:
    return [element.obj for element in Structure(pdf).elements if element.tag == tag]


def _call_all_alike(pdf: pikepdf.Pdf) -> None:
    for head in _found(pdf, "TH"):
        head.ID = String("boat")


def _take_headers_of_another(pdf: pikepdf.Pdf) -> None:
    _found(pdf, "TH")[0].ID = String("boat")
    _found(pdf, "TD")[1].A = Dictionary(O=Name.Table, Headers=[String("boat")])


def _lose_heading(pdf: pikepdf.Pdf) -> None:
    (heading,) = _found(pdf, "H1")
    around = heading.P
    around.K = pikepdf.Array([kid for kid in around.K if kid != heading])


def _draw_nothing(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"")


def _tag_furniture(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    page.add_resource(form, Name.XObject, Name.Furniture0)
    page.contents_add(b"/Furniture0 Do")


def _make_lonely_note(pdf: pikepdf.Pdf) -> None:
    _found(pdf, "P")[0].S = Name.Note


JUDGES = (
    Judge(
        name="tags",
        edition=Edition.SCREEN,
        needs=(),
        examine=each(_examine),
        specimens=_specimens,
    ),
)
