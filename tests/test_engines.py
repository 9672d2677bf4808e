"""The versions of engines are told as Python tells them, only sooner."""

from __future__ import annotations

from importlib import metadata

import pytest

from postbook.engines import version


@pytest.mark.parametrize("package", ["markdown", "markdown-it-py", "Pillow", "pymdown_extensions", "lxml", "EbookLib"])
def test_the_version_of_an_engine(package: str) -> None:
    """However its name is written."""
    assert metadata.version(package) == version(package)


def test_a_package_that_is_not_there() -> None:
    """It is no engine of ours."""
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-engine")
