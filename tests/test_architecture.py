"""The house stands: imports run one way, each engine has one owner, and what must be quick imports little."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from booktest import BookTest
from postbook.code_key import COMMON_ROOMS

SOURCE = Path(__file__).parent.parent / "src" / "postbook"
MODULES = sorted(SOURCE.rglob("*.py"))

FLOORS = (
    ("a module that lies in no room", *COMMON_ROOMS),
    ("themes",),
    ("manuscript", "chapter", "book", "render", "pdf", "epub", "importers", "checks"),
    ("build", "formats", "outline", "recall", "rouse"),
    ("cli",),
)
"""From the cellar up: a room imports from floors below its own, and from its own floor only types.

In the cellar is what all may use: the modules beside the rooms (configuration, diagnostics, lengths, words), and how
``book.toml`` and formulas are read. It is part of the key of every kept result.
"""

STAGES = ("manuscript", "chapter", "book", "render", "pdf", "epub")
"""In the order of the line: a stage knows the types of the stages before it."""

TYPE_MODULES = frozenset({"manuscript.post", "chapter.chapter", "book.book", "render.section"})
"""The modules that hold nothing but what goes from one stage to the next."""

OWNERS = {
    "markdown": ("chapter/",),
    "pymdownx": ("chapter/",),
    "markdown_it": ("chapter/commonmark.py",),
    "mdit_py_plugins": ("chapter/commonmark.py",),
    "tinyhtml5": ("chapter/html.py",),
    "pygments": ("chapter/",),
    "jinja2": ("render/",),
    "weasyprint": (
        "pdf/galley.py",
        "pdf/bare_fonts.py",
        "pdf/page_stream.py",
        "pdf/furniture/folio_stream.py",
        "pdf/full_lines.py",
        "pdf/shortcuts/",
    ),
    "pydyf": ("pdf/",),
    "pikepdf": ("pdf/", "checks/"),
    "pypdfium2": ("pdf/cover.py",),
    "distributed": ("pdf/cluster.py",),
    "ebooklib": ("epub/package.py",),
    "cssselect2": ("epub/styles_used.py",),
    "tinycss2": ("chapter/filter_styles.py", "formulas/mend_mathml.py", "themes/", "pdf/", "epub/"),
    "latex2mathml": ("formulas/mathml.py",),
    "ziamath": ("formulas/drawn_math.py",),
    "uharfbuzz": ("themes/", "pdf/fonts.py", "pdf/subsets.py"),
    "fontTools": ("themes/", "pdf/extended_letters.py", "pdf/missing_glyphs.py"),
    "PIL": ("whole_pictures.py", "chapter/raster_files.py", "pdf/", "epub/cover.py"),
    "yaml": ("manuscript/head_yaml.py",),
    "watchfiles": ("cli/watch.py",),
    "click": ("cli/",),
    "babel": ("dates.py",),
}
"""Each engine, with the only places that may import it by its name; ``pdf/cluster.py`` asks for its own by a string."""


def name_of(path: Path) -> str:
    """How a test's report calls a source file."""
    return path.relative_to(SOURCE).as_posix()


def imported(path: Path) -> Iterator[str]:
    """The dotted name of every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    """What a file imports from this project, without ``postbook.``; modules only."""
    ours = {name.removeprefix("postbook.") for name in imported(path) if name.startswith("postbook.")}
    return {name for name in ours if is_module(name)}


def is_module(name: str) -> bool:
    """Whether a dotted name inside the project is a file or a folder of it, not something in one."""
    place = SOURCE.joinpath(*name.split("."))
    return place.is_dir() or place.with_suffix(".py").is_file()


def floor(name: str) -> int:
    """The floor of a dotted name inside the project; -1 for a room that has none."""
    room = name.split(".")[0]
    if (SOURCE / f"{room}.py").is_file() and room not in FLOORS[-2]:
        return 0
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), -1)


def dotted(path: Path) -> str:
    """A file's dotted name inside the project."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_has_a_floor(path: Path) -> None:
    """Whoever adds a room says where it stands."""
    assert floor(dotted(path)) >= 0


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__main__.py"], ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    """A room imports from the floors below; on its own floor, its own room and other stages' types."""
    own = dotted(path)
    wrong = {
        name
        for name in rooms_imported(path)
        if floor(name) > floor(own)
        or (floor(name) == floor(own) and floor(own) == floor("book") and not may_know(own, name))
    }

    assert set() == wrong


def may_know(own: str, other: str) -> bool:
    """Whether a stage may import from a room on its floor: its own room, or the types of a stage before it."""
    room, other_room = own.split(".")[0], other.split(".")[0]
    if room == other_room:
        return True
    if other == other_room:  # the package of the types' module, not something in it
        return True
    comes_before = room not in STAGES or STAGES.index(other_room) < STAGES.index(room)
    return comes_before and other in TYPE_MODULES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_engine_is_imported_by_its_owner_only(path: Path) -> None:
    """Replacing an engine touches one place."""
    engines = OWNERS.keys() & {name.split(".")[0] for name in imported(path)}

    assert set() == {engine for engine in engines if not name_of(path).startswith(OWNERS[engine])}


STAGE_MODULES = [path for path in MODULES if path.relative_to(SOURCE).parts[0] not in {"cli", "__main__.py"}]


@pytest.mark.parametrize("path", STAGE_MODULES, ids=name_of)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    """A stage never speaks to a terminal: it reports."""
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }

    assert set() == called & {"print", "input", "exit", "sys.exit", "sys.stdout.write", "sys.stderr.write"}


OUTSIDE = re.compile(r"\b(?:os\.environ|os\.getenv|os\.getcwd|Path\.cwd|getlocale|uuid[14])\b")
"""What a stage must not ask: the environment, the current folder, the locale, chance."""


@pytest.mark.parametrize("path", STAGE_MODULES, ids=name_of)
def test_no_stage_reads_the_environment(path: Path) -> None:
    """What a book looks like depends on its folder alone. Fontconfig is told its file by a variable, the only one."""
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [] == [line for line in lines if OUTSIDE.search(line) and "FONTCONFIG_FILE" not in line]


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running some code."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=SOURCE.parent, timeout=60
    )
    return {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}


ENGINES = OWNERS.keys() - {"click"} | {"lxml"}


def test_an_epub_with_a_cover_imports_no_layout_engine(booktest: BookTest) -> None:
    """An EPUB does not wait for the engine that only print needs."""
    cover = io.BytesIO()
    Image.new("RGB", (1600, 2560), "navy").save(cover, "PNG")
    booktest.with_posts("---\ntitle: One\n---\n\nA post.\n", config='\n[cover]\nimage = "cover.png"\n')
    booktest.write({"cover.png": cover.getvalue()})

    engines = loaded_by(f"from postbook.cli.main import run; assert run(['epub', '-c', {str(booktest.folder)!r}]) == 0")

    assert "ebooklib" in engines
    assert set() == {"weasyprint", "pikepdf", "pydyf"} & engines


def test_a_process_that_has_workers_imports_no_layout_engine(booktest: BookTest) -> None:
    """What the engine says of the book's own sheet, it says to a worker."""
    booktest.with_posts("---\ntitle: One\n---\nA post.\n", config='\n[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"print.css": "p { text-shadow: 1px 1px red }\n"})

    engines = loaded_by(f"from postbook.cli.main import run; run(['pdf', '-q', '-j2', '-c', {str(booktest.folder)!r}])")

    assert "pikepdf" in engines
    assert "weasyprint" not in engines


def test_help_imports_no_engine() -> None:
    """`postbook --help` answers at once."""
    assert set() == loaded_by("from postbook.cli.main import run; run(['--help'])") & ENGINES


@pytest.mark.parametrize("command", ["init", "build", "pdf", "epub", "outline", "schema"])
def test_help_of_a_command_imports_no_engine(command: str) -> None:
    """Nor does the help of any command load an engine."""
    assert set() == loaded_by(f"from postbook.cli.main import run; run(['{command}', '--help'])") & ENGINES
