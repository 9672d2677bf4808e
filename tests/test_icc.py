"""What an ICC profile is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from postbook.icc import IccHead, read_icc_head

PROFILES = Path(__file__).parent.parent / "src" / "postbook" / "pdf" / "profiles"


def test_the_shipped_profile_is_for_print() -> None:
    """It tells its printing condition by its name."""
    head = read_icc_head((PROFILES / "FOGRA39L_coated.icc").read_bytes())

    assert head is not None
    assert head.is_for_print
    assert "FOGRA39" == head.condition


def test_a_screens_profile_is_not_for_print() -> None:
    """sRGB has no inks."""
    head = read_icc_head((PROFILES / "sRGB2014.icc").read_bytes())

    assert head is not None
    assert ("mntr", "RGB", False) == (head.device_class, head.space, head.is_for_print)


@pytest.mark.parametrize("content", [b"", b"no profile", bytes(200), b"%PDF-1.7" + bytes(500)])
def test_what_is_no_profile_is_none(content: bytes) -> None:
    """A file of another kind."""
    assert read_icc_head(content) is None


def test_a_damaged_profile_is_read_at_once() -> None:
    """One that claims four billion tags has no name."""
    profile = (PROFILES / "sRGB2014.icc").read_bytes()[:128]

    head = read_icc_head(profile + b"\xff" * 4)

    assert head is not None
    assert "" == head.description


@pytest.mark.parametrize(
    ("condition", "description"),
    [
        ("FOGRA51", "PSO Coated v3 (FOGRA51)"),
        ("CGATS TR 006", "GRACoL2006 TR006 coated"),
        ("", "Artifex CMYK SWOP Profile"),
    ],
)
def test_a_name_tells_the_condition(condition: str, description: str) -> None:
    """As ICC's registry writes it, https://registry.color.org/cmyk-registry."""
    assert condition == IccHead(device_class="prtr", space="CMYK", version=2, description=description).condition


def test_a_damaged_profile_has_no_name() -> None:
    """Its table may point anywhere."""
    whole = (PROFILES / "FOGRA39L_coated.icc").read_bytes()

    head = read_icc_head(whole[:132] + b"\xff" * 40)

    assert head is not None
    assert "" == head.description
