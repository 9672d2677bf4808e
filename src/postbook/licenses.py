"""Well-known licences: the name and the address of an SPDX identifier."""

from __future__ import annotations

import re

# https://spdx.org/licenses/
_NAMED = {
    "CC0-1.0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "Apache-2.0": ("Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    "MIT": ("MIT License", "https://opensource.org/license/mit"),
    "BSD-2-Clause": ("BSD 2-Clause License", "https://opensource.org/license/bsd-2-clause"),
    "BSD-3-Clause": ("BSD 3-Clause License", "https://opensource.org/license/bsd-3-clause"),
    "MPL-2.0": ("Mozilla Public License 2.0", "https://www.mozilla.org/MPL/2.0/"),
    "GPL-3.0-or-later": ("GNU General Public License 3.0 or later", "https://www.gnu.org/licenses/gpl-3.0.html"),
    "GPL-3.0-only": ("GNU General Public License 3.0", "https://www.gnu.org/licenses/gpl-3.0.html"),
    "AGPL-3.0-or-later": (
        "GNU Affero General Public License 3.0 or later",
        "https://www.gnu.org/licenses/agpl-3.0.html",
    ),
    "AGPL-3.0-only": ("GNU Affero General Public License 3.0", "https://www.gnu.org/licenses/agpl-3.0.html"),
    "GFDL-1.3-or-later": ("GNU Free Documentation License 1.3 or later", "https://www.gnu.org/licenses/fdl-1.3.html"),
    "GFDL-1.3-only": ("GNU Free Documentation License 1.3", "https://www.gnu.org/licenses/fdl-1.3.html"),
}

_CREATIVE_COMMONS = re.compile(r"CC[- ](BY(?:-NC)?(?:-SA|-ND)?)[- ](\d\.\d)", re.IGNORECASE)
_ELEMENTS = {"BY": "Attribution", "NC": "NonCommercial", "SA": "ShareAlike", "ND": "NoDerivatives"}
_BY_ID = {identifier.lower(): found for identifier, found in _NAMED.items()}


def license_name_and_address(license: str) -> tuple[str, str]:
    """What to print, and where it links; the address is empty where it isn't known."""
    match = _CREATIVE_COMMONS.fullmatch(license)
    if match:
        return _creative_commons(match[1].upper(), match[2])
    if license.startswith(("https://", "http://")):
        return license, license
    return _BY_ID.get(license.lower(), (license, ""))


def reserves_all_rights(license: str) -> bool:
    """Whether the licence is none: `All rights reserved`."""
    return re.sub(r"\W+", " ", license).strip().lower() == "all rights reserved"


def _creative_commons(elements: str, version: str) -> tuple[str, str]:
    names = "-".join(_ELEMENTS[each] for each in elements.split("-"))
    scope = "International" if version == "4.0" else "Unported" if version == "3.0" else "Generic"
    address = f"https://creativecommons.org/licenses/{elements.lower()}/{version}/"
    return f"Creative Commons {names} {version} {scope}", address
