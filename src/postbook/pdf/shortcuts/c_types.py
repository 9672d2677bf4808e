"""C types by their names: for each that it meets, cffi reads every type anew that the engine has declared."""

from __future__ import annotations

import re
from typing import Any

from weasyprint.text.ffi import ffi

from postbook.pdf.shortcuts.replace import Replacements


def install(replacements: Replacements) -> None:
    """Read only the types that are named."""
    parser = ffi._parser
    parse = parser.parse_type

    def parse_type(written: str) -> Any:
        names, declared = set(re.findall(r"\w+", written)), parser._declarations
        # `typedef PangoLayout`, `struct _hb_blob`, `function pango_version`
        parser._declarations = {key: each for key, each in declared.items() if key.split()[-1] in names}
        try:
            return parse(written)
        finally:
            parser._declarations = declared | parser._declarations

    replacements.put(parser, "parse_type", parse_type)
