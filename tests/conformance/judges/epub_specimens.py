"""The smallest EPUB that every judge passes, written by hand, so that one thing can be made wrong in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

_ACCESSIBILITY = "\n".join(
    f'<meta property="schema:{name}">{value}</meta>'
    for name, value in (
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", "Text under one heading."),
    )
)

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:6f3e9fd2-3a2b-4c88-9f35-2a4f1c7a0b11</dc:identifier>
<dc:title>A specimen</dc:title><dc:language>en</dc:language><dc:date>2026-01-31</dc:date>
<meta property="dcterms:modified">2026-01-31T00:00:00Z</meta>
%s</metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/></spine></package>"""

_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>A specimen</title></head><body>%s</body></html>"""

_NAVIGATION = (
    """<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol><li><a href="one.xhtml">One</a></li></ol></nav>"""
)


def write(path: Path, body: str = "<h1>One</h1><p>Boats lie here.</p>", metadata: str = _ACCESSIBILITY) -> Path:
    """An EPUB with one document."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("package.opf", _PACKAGE % metadata)
        archive.writestr("nav.xhtml", _DOCUMENT % _NAVIGATION)
        archive.writestr("one.xhtml", _DOCUMENT % body)
    return path
