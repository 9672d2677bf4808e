"""CommonMark and GFM → HTML. The only module that imports markdown-it."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from postbook.chapter.fence_info import read_info


def commonmark_to_html(text: str, *, wrap: bool) -> str:
    """Read CommonMark with tables, strikethrough, task lists, footnotes, definition lists and attributes.

    Raises: RecursionError.
    """
    return str(_reader(wrap).render(text, {}))


@cache
def _reader(wrap: bool) -> MarkdownIt:
    # Beyond `maxNesting` markdown-it leaves text out, and says nothing.
    reader = MarkdownIt("commonmark", {"breaks": not wrap, "html": True, "maxNesting": 10_000})
    reader.enable(["table", "strikethrough"])
    for plugin in (attrs_plugin, deflist_plugin, footnote_plugin, tasklists_plugin):
        reader.use(plugin)
    reader.core.ruler.before("footnote_tail", "uncalled_notes", _keep_uncalled_notes)
    reader.add_render_rule("footnote_anchor_name", _note_name)
    reader.add_render_rule("fence", _fence)
    reader.add_render_rule("image", _picture)
    return reader


def _keep_uncalled_notes(state: StateCore) -> None:
    """Give a place to notes that nothing calls; the plug-in would leave them out."""
    notes = state.env.get("footnotes", {})
    listed = notes.setdefault("list", {})
    for label, number in notes.get("refs", {}).items():
        if number < 0:
            notes["refs"][label] = len(listed)
            listed[len(listed)] = {"label": label[1:], "count": 0}


def _fence(_self: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    language, title = read_info(tokens[index].info)
    titled = f' data-title="{escape(title)}"' if title else ""
    spoken = f' class="language-{escape(language)}"' if language else ""
    return f"<pre{titled}><code{spoken}>{escape(tokens[index].content)}</code></pre>\n"


def _picture(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """Without words a picture has no ``alt``: an empty one would say on purpose that there is nothing to say."""
    picture = tokens[index]
    words = self.renderInlineAsText(picture.children or [], options, env) or picture.attrs.get("alt", "")
    picture.attrs = {name: value for name, value in picture.attrs.items() if name != "alt"}
    if words:
        picture.attrSet("alt", words)
    return str(self.renderToken(tokens, index, options, env))


def _note_name(_self: Any, tokens: Any, index: int, _options: Any, env: Any) -> str:
    """Name a note as Python-Markdown does, by its label."""
    number = tokens[index].meta["id"]
    label = env["footnotes"]["list"][number].get("label", f"pb-inline-{number + 1}")
    return f":{escape(label)}"
