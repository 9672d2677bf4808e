"""Code blocks: one shape for all the ways in which Markdown engines and authors write them, coloured by Pygments.

Runs before the markup is cleaned, which would take ``<pre lang="rust">`` for a human language.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound

from postbook.chapter.draft import Draft
from postbook.chapter.tags import names, tags
from postbook.xhtml import XHTML, add_class, classes, element, elements, replace_with, unwrap

_PLAIN = frozenset({"", "n", "p", "w", "o", "x", "l", "nx", "err", "g"})
"""Pygments' classes that get no span: each costs time in layout, and no theme colours them."""
_ALIASES = {
    "c++": "cpp", "c#": "csharp", "f#": "fsharp", "shell-session": "console", "terminal": "console",
    "ps": "powershell", "jsonc": "json", "json5": "json", "yml": "yaml", "golang": "go",
    "vue": "html", "svelte": "html", "proto": "protobuf", "dockerfile": "docker", "asm": "nasm", "objective-c": "objc",
    "patch": "diff", "julia-repl": "jlcon", "html5": "html", "node": "javascript", "mjs": "javascript", "rs": "rust",
}  # fmt: skip
_NO_LANGUAGE = names("text plain plaintext none txt output no-highlight nohighlight default ascii")
_LONGEST = 100_000
"""In characters: what is longer is a listing of data, and would take seconds."""
# https://python-markdown.github.io/extensions/code_hilite/#syntax; a path after `#!` is the code's own.
_MARKER = re.compile(r"(?::::|#!)(?P<language>[A-Za-z][\w+#-]*)(?:[ \t]+hl_lines=[^\n]*)?\n")
_WRAPPERS = names("highlight codehilite sourceCode highlighter-rouge highlight-source syntaxhighlighter code-block")
_MARKUP = tags("span code br font")
_BLOCKS = tags("pre p div figcaption")


def highlight_code(draft: Draft) -> None:
    """Bring code blocks to ``<pre class="pb-code" data-language><code>``. Their text stays as it is."""
    for table in [node for node in elements(draft.body, "table") if _is_numbered_listing(node)]:
        _open_numbered_listing(table)
    for block in list(elements(draft.body, "pre")):
        if block.getparent() is not None and not {"verse", "poem", "poetry"} & set(classes(block)):
            _settle(block)
    for wrapper in list(elements(draft.body, "div", "figure")):
        _open_wrapper(wrapper)


def _settle(block: etree._Element) -> None:
    language = _language_of(block)
    code = element("code")
    if any(node.tag not in _MARKUP for node in block.iterdescendants() if isinstance(node.tag, str)):
        # Links or emphasis inside code: the author's own markup outweighs colours.
        _move_content(block, code)
    else:
        text = _text_of(block)
        if not language and (marker := _MARKER.match(text)) and _lexer(marker["language"].lower()):
            language, text = marker["language"].lower(), text[marker.end() :]
        _fill(code, text, language)
    settled = element("pre", "", code, class_="pb-code")
    if language:
        settled.set("data-language", language)
    if identifier := block.get("id"):
        settled.set("id", identifier)
    if any("-hidden" in name or name == "wrap" for name in classes(block)):
        add_class(settled, *classes(block))
    replace_with(block, settled)


def _text_of(block: etree._Element) -> str:
    for line_break in list(elements(block, "br")):
        line_break.tail = "\n" + (line_break.tail or "")
    text = "".join(map(str, block.itertext()))
    return text[:-1] if text.endswith("\n") else text


def _move_content(block: etree._Element, code: etree._Element) -> None:
    inner = block[0] if len(block) == 1 and block[0].tag == f"{XHTML}code" and not _has_words(block) else block
    code.text = inner.text
    code.extend(list(inner))
    for span in [node for node in elements(code, "code") if node is not code]:
        unwrap(span)


def _has_words(block: etree._Element) -> bool:
    return bool((block.text or "").strip() or (block[0].tail or "").strip())


def _fill(code: etree._Element, text: str, language: str) -> None:
    """Write text into an element, the words that Pygments knows in spans."""
    lexer = _lexer(language)
    pieces = _tokens(lexer, text) if lexer and len(text) <= _LONGEST else None
    if pieces is None:
        code.text = text
        return
    last: etree._Element | None = None
    for kind, words in pieces:
        if kind:
            last = element("span", words, class_=kind)
            code.append(last)
        elif last is None:
            code.text = (code.text or "") + words
        else:
            last.tail = (last.tail or "") + words


def _tokens(lexer: Lexer, text: str) -> list[tuple[str, str]] | None:
    """Runs of one class; ``None`` if the lexer did not give back the text as it was."""
    runs: list[tuple[str, str]] = []
    try:
        # Many lexers know a comment only by the end of its line.
        for kind, words in lexer.get_tokens(f"{text}\n"):
            name = _short_name(kind) if words.strip() else ""
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + words)
            elif words:
                runs.append((name, words))
    except Exception:
        # A lexer is somebody's regular expressions run over any text at all: code without colours is still code.
        return None
    if runs and runs[-1][1].endswith("\n"):
        runs[-1] = (runs[-1][0], runs[-1][1][:-1])
    return runs if "".join(words for _, words in runs) == text else None


def _short_name(kind: _TokenType) -> str:
    """Pygments' class for a kind of token, or for the nearest kind above it."""
    while kind not in STANDARD_TYPES and kind.parent is not None:
        kind = kind.parent
    name = STANDARD_TYPES.get(kind, "")
    return "" if name in _PLAIN else name


@lru_cache(maxsize=128)
def _lexer(language: str) -> Lexer | None:
    if not language or language in _NO_LANGUAGE:
        return None
    try:
        return get_lexer_by_name(_ALIASES.get(language, language), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


_NAMED = re.compile(r"(?:language|lang|highlight-source|highlight-text|brush:?)[-:](.+)")
_NAME = re.compile(r"[\w+#.-]+")


def _language_of(block: etree._Element) -> str:
    """The language that an author or an engine named on a block, inside it or around it; else empty."""
    around = [block, *elements(block, "code")][:2]
    for above in block.iterancestors(f"{XHTML}div", f"{XHTML}figure"):
        if _is_wrapper(above):
            around.append(above)
    for node in around:
        if found := _language_on(node, is_block=node is block):
            return found
    return ""


def _language_on(node: etree._Element, *, is_block: bool) -> str:
    written = node.get("data-language") or node.get("data-lang") or (node.get("lang") if is_block else None)
    names = node.get("class", "").replace("brush: ", "brush:").split()
    named = next((match[1] for name in names if (match := _NAMED.match(name))), None)
    if not written and not named and "sourceCode" in names:
        named = next((name for name in names if name not in {"sourceCode", "numberLines"}), None)
    if not written and not named and etree.QName(node).localname == "code" and len(names) == 1 and _lexer(names[0]):
        named = names[0]
    match = _NAME.match((written or named or "").strip(" {.").lower())
    return match[0].rstrip(".") if match else ""


def _is_wrapper(node: etree._Element) -> bool:
    return any(name in _WRAPPERS or name.startswith(("language-", "highlight-source-")) for name in classes(node))


def _is_numbered_listing(table: etree._Element) -> bool:
    names = " ".join(node.get("class", "") for node in (table, *elements(table, "td")))
    return bool(re.search(r"linenos|lineno|gutter|linenodiv|rouge-gutter|lntd", names)) and any(
        True for _ in elements(table, "pre")
    )


def _open_numbered_listing(table: etree._Element) -> None:
    """Put the code of a two-column table, line numbers and code, in the table's place."""
    cells = [cell for cell in elements(table, "td") if any(True for _ in elements(cell, "pre"))]
    if cells and table.getparent() is not None:
        replace_with(table, next(iter(elements(cells[-1], "pre"))))


def _open_wrapper(wrapper: etree._Element) -> None:
    """Take away a box that held nothing but a block of code."""
    if not _is_wrapper(wrapper):
        return
    for name in list(elements(wrapper, "span")):
        if "filename" in classes(name) and name.getparent() is wrapper:
            name.tag = f"{XHTML}p"
            name.set("class", "pb-code-title")
    if not wrapper.get("id") and all(child.tag in _BLOCKS for child in wrapper) and not (wrapper.text or "").strip():
        unwrap(wrapper)
