"""Alternative text: whether it tells what a picture shows. Parse asks for it, and the EPUB's metadata depend on it."""

from __future__ import annotations

import re

# What programs and templates put where words should be: `![image](…)`, `![alt text](…)`, `IMG_1234`.
_PLACEHOLDER = re.compile(
    r"(?:alt(?:ernative)?(?: |-)?text|alt|image|img|pic|picture|photo|graphic|untitled|dsc[nf]?|screen ?shot)[\W\d_]*",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S*\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|ico|heic)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)


def tells_something(alt: str) -> bool:
    """Whether an alternative text is more than nothing, a file's name, an address or a placeholder.

    WCAG 2.2, failures F30 and F65 of criterion 1.1.1, https://www.w3.org/WAI/WCAG22/Techniques/failures/F30.
    """
    words = " ".join(alt.split())
    return bool(words) and not any(form.fullmatch(words) for form in (_PLACEHOLDER, _FILE_NAME, _ADDRESS))
