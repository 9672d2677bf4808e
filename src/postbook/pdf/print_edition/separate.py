"""Separate a galley: every colour in it as ink, while its objects are still plain dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from postbook.pdf.print_edition.inks import InkWell
from postbook.pdf.print_edition.recolor import recolor
from postbook.pdf.print_edition.separate_image import separate_image
from postbook.pdf.print_edition.separation import Gray, Separation

_GRAY = "/DeviceGray"
"""The space of masks. All else is in device RGB, or in a profile that the book's own sheets declare."""

_SHOWS_THROUGH = re.compile(rb"/(?![aA]1(?:\.0)? )\S+ gs|/x\d+ Do|/Pattern cs", re.IGNORECASE)
"""Every state but that in which nothing shows through; groups, which are called ``x0``, ``x1`` …; patterns, which hold
groups."""


def separate(pdf: Any, separation: Separation) -> None:
    """Change all colours of a ``pydyf.PDF``: streams, gradients, groups, and the pictures that are no stand-ins."""
    masks = _masks(pdf.objects)
    well = InkWell(separation)
    transparent = {item.reference for item in pdf.objects if _is_content(item) and _is_transparent(item.stream)}
    for item in pdf.objects:
        is_mask = item.reference in masks
        if _is_content(item):
            item.stream = recolor(item.stream, well, is_mask=is_mask)
            _separate_group(item.extra.get("Group"), Gray() if is_mask else separation)
        elif _is_image(item):
            separate_image(item, separation)
        elif isinstance(item, dict):
            _separate_dictionary(item, Gray() if is_mask else separation)
            if item.get("Contents") in transparent:
                item["Group"] = f"<</S /Transparency /CS {separation.space}>>"


def _is_content(item: Any) -> bool:
    """Whether it is a page's stream, a group or a pattern: WeasyPrint's own kind of stream knows its page."""
    return hasattr(item, "page_rectangle")


def _is_transparent(operators: Iterable[bytes | str]) -> bool:
    """Whether something shows through something else: such a page says in which inks they are mixed.

    Without that, they are mixed in the device's (ISO 32000-1, 11.4.7), and black is then of four inks.
    """
    return any(_SHOWS_THROUGH.fullmatch(each if isinstance(each, bytes) else each.encode()) for each in operators)


def _is_image(item: Any) -> bool:
    return getattr(item, "extra", {}).get("Subtype") == "/Image"


def _separate_dictionary(item: dict[str, Any], separation: Separation) -> None:
    if "ShadingType" in item:
        if item["ColorSpace"] != _GRAY:
            item["ColorSpace"] = separation.space
            _separate_function(item["Function"], separation)
    elif item.get("Type") == "/Page":
        # The binder writes the boxes. Until then a page, and the furniture made of it, is as large as it was drawn.
        item.pop("TrimBox", None)
        item.pop("BleedBox", None)
    elif "lab-d50" in item:
        # Colour spaces that no colour is in any more.
        item.clear()


def _separate_function(function: dict[str, Any], separation: Separation) -> None:
    """The stops of a gradient (ISO 32000-1, 7.10.3 and 7.10.4)."""
    for part in function.get("Functions", ()):
        _separate_function(part, separation)
    for stop in ("C0", "C1"):
        if stop in function:
            colour = tuple(min(1.0, max(0.0, float(part))) for part in function[stop])
            function[stop][:] = separation.own(colour) if len(colour) == 4 else separation.stop(colour)


def _separate_group(group: dict[str, Any] | None, separation: Separation) -> None:
    if group is not None and group.get("CS") != _GRAY:
        group["CS"] = separation.space


def _masks(objects: Iterable[Any]) -> set[bytes]:
    """The references of all soft masks, and of what is drawn in them."""
    known = {item.reference: item for item in objects}
    waiting = [reference for item in known.values() for reference in _masks_of(item)]
    found: set[bytes] = set()
    while waiting:
        reference = waiting.pop()
        if reference not in found and reference in known:
            found.add(reference)
            waiting += _drawn_with(known[reference])
    return found


def _masks_of(item: Any) -> Iterator[bytes]:
    if isinstance(item, dict) and isinstance(item.get("ExtGState"), dict):
        for state in item["ExtGState"].values():
            if "G" in state.get("SMask", {}):
                yield state["SMask"]["G"]


def _drawn_with(item: Any) -> Iterator[bytes]:
    """What a stream's resources, or resources themselves, refer to."""
    resources = getattr(item, "extra", {}).get("Resources")
    if isinstance(resources, bytes):
        yield resources
    if isinstance(item, dict):
        for kind in ("XObject", "Pattern", "Shading"):
            if isinstance(item.get(kind), dict):
                yield from (value for value in item[kind].values() if isinstance(value, bytes))
