"""The fonts that layout may see: the theme's and the book's, and the system's only if the book asks for them."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path

from postbook.file_state import state_of
from postbook.pdf.sweep_workshop import sweep_workshop
from postbook.whole_files import write_whole

SYSTEM = "/etc/fonts/fonts.conf"


def fontconfig_xml(folders: Iterable[Path], cache: Path, *, system: bool) -> str:
    """A fontconfig file that knows these folders. Order counts: the first font that has a character sets it."""
    lines = [f"<dir>{escape(str(folder), quote=False)}</dir>" for folder in folders]
    if system:
        lines.append(f'<include ignore_missing="yes">{SYSTEM}</include>')
    lines.append(f"<cachedir>{escape(str(cache), quote=False)}</cachedir>")
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' + "".join(lines) + "</fontconfig>"
    )


def open_fonts(folders: Iterable[Path], workshop: Path, *, system: bool) -> Path:
    """Let this process see these fonts only; give the file that says so. ``workshop`` is a folder of our own."""
    try:
        file = _write(tuple(folders), workshop, system=system)
    except OSError:
        # A book on a read-only disk can be built all the same.
        file = _write(tuple(folders), _borrowed_folder(), system=system)
    os.environ["FONTCONFIG_FILE"] = str(file)
    return file


def _borrowed_folder() -> Path:
    from shutil import rmtree
    from tempfile import mkdtemp

    folder = Path(mkdtemp(prefix="postbook-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder


def _write(folders: tuple[Path, ...], workshop: Path, *, system: bool) -> Path:
    """The file's name tells what is in it, fonts included: a process may set several books, or one with new fonts.

    Fontconfig itself does not look into a folder again when a file in it was overwritten.
    """
    fonts = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    state = sha256(repr([(str(path), state_of(path)) for path in fonts]).encode()).hexdigest()
    xml = fontconfig_xml(folders, workshop / "fontconfig" / state[:12], system=system)
    file = workshop / f"fonts-{sha256(xml.encode()).hexdigest()[:12]}.conf"
    # Another build of the same book may be reading it. Written anew it is young, and not swept.
    write_whole(file, xml.encode())
    sweep_workshop(file)
    return file
