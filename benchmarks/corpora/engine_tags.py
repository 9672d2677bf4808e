"""What the readers of a blog see of a template tag, where that is certain. Shares no code with postbook."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:\{%-?|\{\{[<%])\s*(?P<end>/|end)?\s*(?P<name>[A-Za-z][\w-]*)(?P<rest>.*?)/?-?(?:%\}|[>%]\}\})", re.DOTALL
)
_SILENT = frozenset(
    {
        "raw",
        "quote",
        "comment",
        "highlight",
        "note",
        "hint",
        "notice",
        "admonition",
        "callout",
        "alert",
        "tip",
        "warning",
    }
)
"""Tags that say nothing themselves, but for what they name `title`."""
_PICTURES = frozenset({"figure", "img", "image", "asset_img", "youtube", "vimeo", "gist", "tweet", "twitter", "embed"})
_LISTINGS = frozenset({"codeblock", "code"})
_SAID = re.compile(r"\b(?:alt|title|caption|summary|attr|footer|author)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")

_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?\{[{%].*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)


def without_raw(code: str) -> str:
    """Code without the tags that keep engines from running what is between them."""
    return _RAW.sub(r"\1", code)


def words_of_tag(written: str) -> str:
    """All that a reader should find in the book of it; the tag itself where nobody knows."""
    tag = _NAME.match(written)
    name = tag["name"].lower() if tag else ""
    if tag is None or name not in _SILENT | _PICTURES | _LISTINGS | {"blockquote"}:
        return written
    if tag["end"]:
        return ""
    if name in _LISTINGS:
        return re.sub(r"\b\w+:(?!//)\S*|\b\w+\s*=\s*\"[^\"]*\"", " ", tag["rest"])
    if name == "blockquote":
        return str(tag["rest"])
    pattern = _SAID if "=" in tag["rest"] or name in _SILENT else _QUOTED
    found = dict.fromkeys(one or two for one, two in pattern.findall(tag["rest"]))
    said = " ".join(each for each in found if not _FILE.search(each))
    return re.sub(r"<[^>]*>", " ", said)
