"""Text files as books have them: UTF-8, with or without a byte order mark, lines ended in any of the three ways."""

from __future__ import annotations

import re
from dataclasses import dataclass

# https://www.w3.org/TR/xml/#charsets
NOT_XML = re.compile("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
"""Characters that XML, and so a book, can't hold: controls, halves of surrogate pairs. (To compile the set of all that
it can hold takes ten times as long.)"""

_MARKS = {b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
"""Byte order marks of other encodings, the longer first."""


@dataclass(frozen=True, slots=True)
class NotUTF8(Exception):
    """The first byte that UTF-8 can't hold."""

    line: int
    """From 1."""
    offset: int
    """Of the byte in the file, from 0."""
    byte: int
    encoding: str = ""
    """What the file seems to be, if its first bytes say so."""

    @property
    def message(self) -> str:
        """What is wrong, for a diagnostic."""
        if self.encoding:
            return f"this is {self.encoding} text, not UTF-8: it begins with byte 0x{self.byte:02x}"
        return f"byte 0x{self.byte:02x} at offset {self.offset} is not UTF-8"

    @property
    def hint(self) -> str:
        """What to do about it."""
        source = self.encoding or "WINDOWS-1252"
        return f"save the file as UTF-8, for example with `iconv -f {source} -t UTF-8`"


def decode(content: bytes) -> str:
    """The text of a file, without byte order mark, lines ended by ``\\n``. Raises: NotUTF8."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            raise NotUTF8(line=1, offset=0, byte=content[0], encoding=encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _ends(content[: error.start].decode("utf-8"))
        raise NotUTF8(line=before.count("\n") + 1, offset=error.start, byte=content[error.start]) from None
    return _ends(text).removeprefix("\ufeff")


def _ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
