"""Half a picture is no picture, whatever else this process does with Pillow."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageFile

from postbook.whole_pictures import whole_pictures_only


def test_a_picture_that_ends_too_early_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layout engine lets Pillow take half a picture; we do not."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    out = io.BytesIO()
    Image.effect_noise((40, 40), 80).save(out, "PNG")
    half = io.BytesIO(out.getvalue()[: len(out.getvalue()) // 2])

    with whole_pictures_only(), pytest.raises(OSError, match="truncated"), Image.open(half) as image:
        image.load()

    assert ImageFile.LOAD_TRUNCATED_IMAGES is True
