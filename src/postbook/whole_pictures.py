"""Makes Pillow refuse a picture that ends too early, whatever others in this process have told it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def whole_pictures_only() -> Iterator[None]:
    """Read pictures strictly within this context.

    WeasyPrint 70 sets ``LOAD_TRUNCATED_IMAGES`` for the whole process when it is imported: without this, what a post is
    told of its pictures would depend on what was imported before.
    """
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
