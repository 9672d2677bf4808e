"""What HTML says: its text, and the titles and alternative texts of its elements. Read by the standard library."""

from __future__ import annotations

from html.parser import HTMLParser


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


INLINE = _names(
    """
    a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike
    strong sub sup tt u var wbr
    """
)
"""Elements at whose edge a word goes on."""

KNOWN = INLINE | _names(
    """
    address area article aside audio base basefont blockquote body br button canvas caption center col colgroup
    data datalist dd details dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1
    h2 h3 h4 h5 h6 head header hgroup hr html iframe image img input legend li link main map menu meta meter nav
    noframes noscript object ol optgroup option output p param picture pre progress rp rt ruby script search
    section select slot source style summary svg table tbody td template textarea tfoot th thead time title tr
    track ul video xmp g path rect circle ellipse line polyline polygon text tspan defs use symbol desc marker
    clippath lineargradient radialgradient stop mask pattern math mi mo mn mrow msup msub msubsup mfrac msqrt
    mroot mtext mspace mtable mtr mtd mstyle semantics annotation munder mover munderover mpadded mfenced
    """
)
"""Elements that HTML, SVG and MathML know; whatever else looks like a tag may be text that its author meant."""

SILENT = frozenset({"script", "style", "head", "template", "video", "audio", "canvas", "iframe", "noframes"})
"""Elements whose content nobody sees: it is for machines, or for browsers of long ago."""

_LABELLED = frozenset({"option", "optgroup", "track"})

Attributes = list[tuple[str, str | None]]


def spoken(tag: str, attributes: Attributes) -> str:
    """What an element says with its attributes."""
    held = dict(attributes)
    names = ["alt", "title"]
    names += ["label"] if tag in _LABELLED else []
    names += ["value"] if tag == "input" and held.get("type") in {"submit", "button"} else []
    said = dict.fromkeys(held.get(name) or "" for name in names)
    return " ".join(each for each in said if each)


class TextReader(HTMLParser):
    """Collects the text, links and pictures of a post written in HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.links: list[tuple[str, str]] = []
        """Target and text."""
        self.pictures: list[str] = []
        self._silent: list[str] = []
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        held = dict(attrs)
        if tag in SILENT and not _holds_formula(tag, held):
            self._silent.append(tag)
        if self._silent:
            return
        said = spoken(tag, attrs)
        self.text.append("" if tag in INLINE and not said else f" {said} ")
        if tag == "a" and held.get("href"):
            self._link = (held["href"] or "", len(self.text))
        if tag in ("img", "image") and (source := held.get("src") or held.get("href") or held.get("xlink:href")):
            self.pictures.append(source)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        if tag in SILENT:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        if tag == "a" and self._link is not None:
            target, begun = self._link
            self.links.append((target, "".join(self.text[begun:])))
            self._link = None
        self.text.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)


def _holds_formula(tag: str, held: dict[str, str | None]) -> bool:
    return tag == "script" and (held.get("type") or "").startswith("math/tex")
