"""The Nu HTML checker: XHTML of the EPUB, and the HTML that is laid out for print."""

from __future__ import annotations

import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen
from tests.conformance.judges import epub_specimens

_EVERYWHERE = (
    # How the author's letters are written, `é` or `e´`, is the author's.
    "(Text run|Source text) is not in Unicode Normalization Form C"
    # It guesses languages, and takes names and nonsense for the rarest of them.
    "|This document appears to be written in"
    # A list of terms in which an author explains a word twice is the author's; HTML only advises against it.
    "|“dt” name “[^”]*” (in|was here)"
)
ALLOWED = {
    # `epub:type` and `epub:prefix`, which HTML does not know.
    Edition.EPUB: re.compile(f"{_EVERYWHERE}|Attribute “(type|prefix)” not allowed on element"),
    # The mark of decoration, for the layout engine alone; the EPUB says it otherwise (hide_decoration).
    Edition.HTML: re.compile(
        f"{_EVERYWHERE}|An “img” element with a “role” attribute must not have an “alt” attribute whose value is the "
        "empty string"
    ),
}
"""What it finds and is no fault; docs/conformance.md argues for each."""

TWICE = "Duplicate ID “…”"
TWICE_IN_XML = "Attribute “…” declares a duplicate ID value “…”"
ROLE_WITHOUT_WORDS = "An “…” element with a “…” attribute must not have an “…” att"
FOREIGN = "Attribute “…” not allowed on element “…” at this point"

FAULTY = '<h1 id="one">One</h1><p id="one">Boats lie here.</p>'
DECORATION = '<h1>One</h1><p><img src="one.png" alt="" role="presentation"/></p>'
TYPED = '<h1 epub:type="title">One</h1>'
FAULTLESS = "<h1>One</h1><p>Boats lie here.</p>"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A specimen</title></head><body>%s</body></html>'
)


def _examine_epubs(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
    folders = []
    for number, path in enumerate(paths):
        folders.append(scratch / str(number))
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folders[-1], (name for name in archive.namelist() if name.endswith(".xhtml")))
    return _examine(dict(zip(paths, folders, strict=True)), tools, ALLOWED[Edition.EPUB])


def _examine_html(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
    return _examine({path: path for path in paths}, tools, ALLOWED[Edition.HTML])


def _examine(folders: Mapping[Path, Path], tools: Tools, allowed: re.Pattern[str]) -> Mapping[Path, Sequence[Finding]]:
    """The findings for each key; its folder holds the documents."""
    options = ("--Werror", "--format", "json", "--stdout", "--skip-non-html")
    try:
        said = run("java", "-Xss8m", "-jar", tools.vnu, *options, *folders.values(), allow=(0, 1)).stdout
        messages = json.loads(said)["messages"]
    except (CommandFailed, json.JSONDecodeError) as problem:
        raise JudgeFailed(str(problem)) from None
    found: dict[Path, dict[str, list[tuple[str, str]]]] = {key: defaultdict(list) for key in folders}
    for message in messages:
        if allowed.search(message["message"]):
            continue
        file = Path(unquote(urlsplit(message["url"]).path))
        key = next(key for key, folder in folders.items() if file.is_relative_to(folder))
        place = f"{file.relative_to(folders[key])}:{message.get('lastLine', '')}"
        found[key][_rule(message["message"])].append((message["message"], place))
    return {key: [_finding(rule, rules[rule]) for rule in rules] for key, rules in found.items()}


def _finding(rule: str, hits: Sequence[tuple[str, str]]) -> Finding:
    message, place = hits[0]
    return Finding(rule=rule, message=message, place=place, count=len(hits))


def _rule(message: str) -> str:
    """The checker numbers no rules: its message without what it quotes."""
    return re.sub(r"“[^”]*”", "“…”", message).partition(".")[0][:60]


def _epub_specimens(folder: Path) -> Sequence[Specimen]:
    return (
        Specimen(path=epub_specimens.write(folder / "good.epub")),
        Specimen(path=epub_specimens.write(folder / "typed.epub", body=TYPED)),
        Specimen(path=epub_specimens.write(folder / "twice.epub", body=FAULTY), breaks=TWICE_IN_XML),
        Specimen(path=epub_specimens.write(folder / "decoration.epub", body=DECORATION), breaks=ROLE_WITHOUT_WORDS),
    )


def _html_specimens(folder: Path) -> Sequence[Specimen]:
    return (
        Specimen(path=_page(folder / "good", FAULTLESS)),
        Specimen(path=_page(folder / "decoration", DECORATION.replace("/>", ">"))),
        Specimen(path=_page(folder / "twice", FAULTY), breaks=TWICE),
        Specimen(path=_page(folder / "typed", TYPED), breaks=FOREIGN),
    )


def _page(folder: Path, body: str) -> Path:
    folder.mkdir()
    (folder / "one.html").write_text(PAGE % body, encoding="utf-8")
    return folder


_NEEDS = ("java", "npm packages")
JUDGES = (
    Judge(
        name="vnu EPUB",
        edition=Edition.EPUB,
        needs=_NEEDS,
        examine=_examine_epubs,
        specimens=_epub_specimens,
        takes_many=True,
    ),
    Judge(
        name="vnu print",
        edition=Edition.HTML,
        needs=_NEEDS,
        examine=_examine_html,
        specimens=_html_specimens,
        takes_many=True,
    ),
)
