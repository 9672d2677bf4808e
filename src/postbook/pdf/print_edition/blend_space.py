"""The inks in which a page mixes what shows through (ISO 32000-1, 11.4.7), where pictures make it do so.

``separate`` has seen to all else; which pictures fade away is known only when the binder has put them in.
"""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Dictionary, Name, Object, Page


def name_blend_space(pages: Sequence[Page], space: Name) -> None:
    """Give a group to each page of a galley that draws a picture with a soft mask. The pages share their resources."""
    masked = _masked(pages[0].obj.Resources)
    if not masked:
        return
    for page in pages:
        content = page.obj.Contents.read_bytes()
        if "/Group" not in page.obj and any(name + b" Do" in content for name in masked):
            page.obj.Group = Dictionary(S=Name.Transparency, CS=space)


def _masked(resources: Object) -> list[bytes]:
    x_objects = resources.get("/XObject", Dictionary())
    return [name.encode() for name in x_objects.keys() if "/SMask" in x_objects[name]]  # noqa: SIM118  no dict
