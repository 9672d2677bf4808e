"""Says whether Pillow takes a picture that ends too early, whatever others in this process have told it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def whole_pictures_only() -> Iterator[None]:
    """Read pictures strictly within this context.

    WeasyPrint 70 sets ``LOAD_TRUNCATED_IMAGES`` for the whole process when it is imported: without this, what a post is
    told of its pictures would depend on what was imported before.
    """
    with _load_truncated(False):
        yield


@contextmanager
def damaged_pictures_too() -> Iterator[None]:
    """Within this context, take of a picture what there is: what the layout engine could show is never lost."""
    with _load_truncated(True):
        yield


@contextmanager
def _load_truncated(allowed: bool) -> Iterator[None]:
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = allowed
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
