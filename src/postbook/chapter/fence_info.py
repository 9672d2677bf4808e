"""What stands after the opening fence of a code block: the language, and the title that some engines print above it."""

from __future__ import annotations

import re

_LANGUAGE = re.compile(r"\{?\.?(?P<language>[\w+#.-]+)")
_TITLES = (
    re.compile(
        r"""\b(?:title|filename|file|caption)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s,}]+))"""
    ),
    re.compile(r"\s\[(?P<bracketed>[^\]]+)\]"),
    # Octopress: ``` ruby Title of the listing
    re.compile(r"^[\w+#-]*\s+(?P<words>[A-Z][^={}\[\]]*\s[^={}\[\]]+|[\w./-]+\.[a-z]{1,5})$"),
    re.compile(r"^[\w+#-]+:(?P<joined>[\w./-]+\.\w+)"),
)


def read_info(info: str) -> tuple[str, str]:
    """Language and title of a code block: `rust,ignore`, `c [kernel.c]`, `js title="app.js"`, `{.python}`."""
    language = _LANGUAGE.match(info.strip())
    found = next((match for pattern in _TITLES if (match := pattern.search(info.strip()))), None)
    title = next(filter(None, found.groups()), "") if found else ""
    name = language["language"] if language else ""
    return ("" if found and name in ("title", "filename", "file", "caption") else name), title.strip()
