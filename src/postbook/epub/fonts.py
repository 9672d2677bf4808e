"""The fonts that the EPUB's text needs, cut down to its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import tinycss2
from lxml import etree

from postbook.config import Config
from postbook.epub.document import Document
from postbook.epub.resource import Resource
from postbook.epub.styles_used import BOLD_FROM, FontStyle, styles_used
from postbook.epub.stylesheets import ascii_name
from postbook.sheet_files import walk
from postbook.themes.faces import FontFace, faces_for, font_face_css
from postbook.themes.subset import subset_font
from postbook.themes.theme import Theme
from postbook.words import Words, direction_of
from postbook.xhtml import MATHML, SVG, XHTML, elements, has_class, plain_text, remove

CODE = frozenset(f"{XHTML}{tag}" for tag in ("code", "pre", "kbd", "samp", "tt"))
DRAWN = frozenset({f"{MATHML}math", f"{SVG}svg"})
"""What is not set in the text's fonts."""

ALWAYS = frozenset({*range(0x20, 0x7F), 0xA0, 0xAD, *range(0x2010, 0x2015)})
"""Characters that reading systems may add: hyphens, spaces, the letters of their own words."""
Fonts = dict[FontFace, Resource]


def embed_fonts(
    documents: Sequence[Document],
    contents: etree._Element,
    labels: Iterable[str],
    stylesheets: Sequence[str],
    theme: Theme,
    config: Config,
) -> Fonts:
    """Each face that the stylesheets name and the text needs, with its subset.

    ``contents``: the tree of the contents page; ``labels``: words that stand in no document and not there;
    ``stylesheets``: the theme's CSS, then the book's own.
    """
    faces = [judged(face, stylesheets[1:], config) for face in theme.faces]
    named = [face for face in faces if names(stylesheets, face)]
    trees = [document.body for document in documents]
    text, code = characters_of([*trees, contents])
    text |= {ord(character) for label in labels for character in label}
    text |= {character for css in stylesheets for character in characters_in_css(css)}
    fonts: Fonts = {}
    used = styles_used(placed_trees(documents, contents, config), stylesheets)
    for face in faces_used(faces_for(named, frozenset(text | code)), used):
        wanted = (code if face.family == theme.code_family else text | code) | ALWAYS
        if wanted & face.coverage:
            fonts[face] = subset_of(face, with_cases(wanted) & face.coverage, fonts)
    return fonts


def placed_trees(
    documents: Sequence[Document], contents: etree._Element, config: Config
) -> Iterator[tuple[etree._Element, str, str]]:
    """Every tree with its language and direction."""
    yield contents, config.book.language, direction_of(config.book.language)
    yield from ((each.body, each.section.language, each.section.direction) for each in documents)


def faces_used(faces: Sequence[FontFace], used: frozenset[FontStyle] | None) -> list[FontFace]:
    """The faces that text is set in, each the nearest that its family has; all if it is not known what is used."""
    if used is None:
        return list(faces)
    wanted = {(family, style.is_bold, style.is_slanted) for style in used for family in style.families}
    return [face for face in faces if any(face is nearest_face(faces, *each) for each in wanted)]


def nearest_face(faces: Sequence[FontFace], family: str, is_bold: bool, is_slanted: bool) -> FontFace | None:
    """What a reading system takes for text of a family, a weight and a slant: the slant outweighs the weight."""
    members = [face for face in faces if face.family.lower() == family]

    def distance(face: FontFace) -> tuple[bool, bool]:
        return (face.style == "italic") != is_slanted, (face.weight >= BOLD_FROM) != is_bold

    return min(members, key=distance, default=None)


def judged(face: FontFace, stylesheets: Sequence[str], config: Config) -> FontFace:
    """A face of the book's own that only the theme names is there for what the theme's own fonts lack."""
    is_own = config.fonts.folder is not None and face.path.is_relative_to(config.fonts.folder)
    return face if not is_own or names(stylesheets, face) else replace(face, fallback=True)


def names(stylesheets: Iterable[str], face: FontFace) -> bool:
    """Whether a stylesheet names a face's family."""
    name = re.compile(rf"(?<![\w-]){re.escape(face.family)}(?![\w-])", re.IGNORECASE)
    return any(name.search(css) for css in stylesheets)


def characters_of(trees: Iterable[etree._Element]) -> tuple[set[int], set[int]]:
    """The characters of the running text, and those of the code."""
    text: set[str] = set()
    code: set[str] = set()
    for tree in trees:
        gather_characters(tree, text, code)
    return {ord(each) for each in text}, {ord(each) for each in code}


def gather_characters(node: etree._Element, text: set[str], code: set[str]) -> None:
    """Add a tree's characters; below code, all are code."""
    if node.tag in CODE:
        text = code
    if isinstance(node.tag, str):
        text.update(node.text or "")
    for child in node:
        if child.tag not in DRAWN:
            gather_characters(child, text, code)
        text.update(child.tail or "")


def characters_in_css(css: str) -> set[int]:
    """What a stylesheet may set of its own accord: the characters of its strings."""
    tokens = walk(tinycss2.parse_component_value_list(css))
    return {ord(character) for token in tokens if token.type == "string" for character in token.value}


def with_cases(characters: Iterable[int]) -> frozenset[int]:
    """Add capitals and small letters: stylesheets change one into the other."""
    both = {chr(code).upper() + chr(code).lower() + chr(code) for code in characters}
    return frozenset(ord(character) for each in both for character in each)


def subset_of(face: FontFace, characters: frozenset[int], fonts: Fonts) -> Resource:
    """A face's file in the EPUB."""
    stem, ending = ascii_name(face.path.stem), face.path.suffix.lower()
    taken = {font.href for font in fonts.values()}
    candidates = (f"fonts/{stem}{place}{ending}" for place in ("", *(f"-{count}" for count in range(2, 1000))))
    href = next(candidate for candidate in candidates if candidate not in taken)
    return Resource(href=href, media_type=face.media_type, data=subset_font(face.path, characters))


def fonts_css(fonts: Fonts) -> Resource:
    """The ``@font-face`` rules, in a stylesheet of their own."""
    css = font_face_css(fonts, lambda face: f"../{fonts[face].href}")
    return Resource(href="styles/fonts.css", media_type="text/css", data=f"{css}\n".encode())


def name_fonts(documents: Sequence[Document], fonts: Fonts, words: Words) -> None:
    """Say in the colophon what the text is set in; say nothing if no font is embedded."""
    families = list(dict.fromkeys(face.family for face in fonts if not face.fallback))
    for document in documents:
        for place in [node for node in elements(document.body) if has_class(node, "pb-fonts")]:
            if families:
                fill(place, words.listed(families), words)
            else:
                remove(paragraph_of(place))


def fill(place: etree._Element, names: str, words: Words) -> None:
    """Put the names into their sentence; a place that has no sentence around it gets one."""
    place.text = None
    has_sentence = bool(plain_text(paragraph_of(place)))
    place.text = names if has_sentence else words.set_in.format(names)


def paragraph_of(place: etree._Element) -> etree._Element:
    """The paragraph that a place stands in, or the place itself."""
    return next(place.iterancestors(f"{XHTML}p"), place)
