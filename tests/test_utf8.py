"""Files are UTF-8, and what is not says which byte."""

from __future__ import annotations

import pytest

from postbook.utf8 import NotUTF8, decode


@pytest.mark.parametrize("content", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"])
def test_marks_and_line_ends_do_not_matter(content: bytes) -> None:
    """A byte order mark and the line ends of any system make no difference to the text."""
    assert "a\nb\n" == decode(content)


def test_a_wrong_byte_is_named() -> None:
    """The first byte that is not UTF-8 is named with its line and offset."""
    with pytest.raises(NotUTF8) as caught:
        decode("eins\r\nzwei\r\ndreißig".encode("latin-1"))

    assert 3 == caught.value.line
    assert "byte 0xdf at offset 16 is not UTF-8" == caught.value.message
    assert "save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`" == caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_other_encodings_are_known_by_their_mark(encoding: str) -> None:
    """A file in UTF-16 or UTF-32 is told as that, not by some odd byte."""
    content = "\ufefftext".encode(encoding)
    with pytest.raises(NotUTF8) as caught:
        decode(content)

    name = encoding[:6].upper()
    assert f"this is {name} text, not UTF-8: it begins with byte 0x{content[0]:02x}" == caught.value.message
    assert f"save the file as UTF-8, for example with `iconv -f {name} -t UTF-8`" == caught.value.hint
