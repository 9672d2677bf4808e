"""The names of HTML's elements: whatever else stands in angle brackets and is never closed, its author meant as words.

https://html.spec.whatwg.org/multipage/indices.html#elements-3 and what browsers once showed: `<blink>`, `<listing>`.
What never showed anything (`<command>`, `<content>`, `<element>`, `<portal>`, `<shadow>`) is not here: as an element it
says nothing, as a placeholder it does.
"""

from __future__ import annotations

from postbook.chapter.tags import names

ELEMENTS = names(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl
    dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
    html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math
    menu meta meter multicol nav nobr noembed noframes noscript object ol optgroup option output p param picture
    plaintext pre progress q rb rbc rp rt rtc ruby s samp script search section select slot small source spacer
    span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr
    track tt u ul var video wbr xmp"""
)
