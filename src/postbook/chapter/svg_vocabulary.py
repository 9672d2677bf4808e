"""SVG 1.1 as EPUBCheck's schema knows it: which element may hold which, with which attributes.

https://www.w3.org/TR/SVG11/ without what is of no use in a book: animation, scripts, SVG fonts, cursors, views.
"""

from __future__ import annotations

from collections.abc import Mapping

from postbook.chapter.tags import names

_CORE = names("id")
_LOOKS = _CORE | names(
    """class style clip-path clip-rule color color-interpolation color-rendering display fill fill-opacity fill-rule
    filter image-rendering mask opacity shape-rendering stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-rendering visibility"""
)
_LETTERS = names(
    """alignment-baseline baseline-shift direction dominant-baseline font-family font-size font-size-adjust font-stretch
    font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical kerning letter-spacing
    text-anchor text-decoration unicode-bidi word-spacing"""
)
_INHERITED = _LETTERS | names(
    """writing-mode clip color-interpolation-filters color-profile enable-background flood-color flood-opacity
    lighting-color marker-end marker-mid marker-start overflow stop-color stop-opacity"""
)
_BOX = names("x y width height")
_MARKERS = names("marker-end marker-mid marker-start")
_VIEW = names("viewBox preserveAspectRatio")
_GRADIENT = _CORE | names("class style color stop-color stop-opacity gradientTransform gradientUnits href spreadMethod")
_PRIMITIVE = _CORE | _BOX | names("result in color-interpolation-filters")
_FUNCTION = _CORE | names("amplitude exponent intercept offset slope tableValues type")
_GROUP = _LOOKS | _INHERITED

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "svg": _GROUP | _BOX | _VIEW | names("version baseProfile role aria-label"),
    "g": _GROUP | names("transform"),
    "defs": _GROUP | names("transform"),
    "switch": _GROUP | names("transform"),
    "symbol": _GROUP | _VIEW,
    "marker": _GROUP | _VIEW | names("markerHeight markerUnits markerWidth orient refX refY"),
    "mask": _GROUP | _BOX | names("maskContentUnits maskUnits"),
    "pattern": _GROUP | _BOX | _VIEW | names("href patternContentUnits patternTransform patternUnits"),
    "clipPath": _LOOKS | _LETTERS | names("clipPathUnits transform"),
    "filter": _GROUP | _BOX | names("filterRes filterUnits href primitiveUnits"),
    "use": _GROUP | _BOX | names("href transform"),
    "image": _CORE | _BOX | names("class style clip clip-path clip-rule color color-interpolation color-profile "
                                  "color-rendering display filter href image-rendering mask opacity overflow "
                                  "preserveAspectRatio shape-rendering text-rendering transform visibility"),
    "circle": _LOOKS | names("cx cy r transform"),
    "ellipse": _LOOKS | names("cx cy rx ry transform"),
    "line": _LOOKS | _MARKERS | names("x1 x2 y1 y2 transform"),
    "path": _LOOKS | _MARKERS | names("d pathLength transform"),
    "polygon": _LOOKS | _MARKERS | names("points transform"),
    "polyline": _LOOKS | _MARKERS | names("points transform"),
    "rect": _LOOKS | _BOX | names("rx ry transform"),
    "text": _LOOKS | _LETTERS | names("writing-mode x y dx dy rotate lengthAdjust textLength transform"),
    "tspan": _LOOKS | _LETTERS | names("x y dx dy rotate lengthAdjust textLength"),
    "textPath": _LOOKS | _LETTERS | names("href lengthAdjust method spacing startOffset textLength"),
    "linearGradient": _GRADIENT | names("x1 x2 y1 y2"),
    "radialGradient": _GRADIENT | names("cx cy fx fy r"),
    "stop": _CORE | names("class style color offset stop-color stop-opacity"),
    "style": names("media title type"),
    "title": _CORE,
    "desc": _CORE,
    "feBlend": _PRIMITIVE | names("in2 mode"),
    "feColorMatrix": _PRIMITIVE | names("type values"),
    "feComponentTransfer": _PRIMITIVE,
    "feComposite": _PRIMITIVE | names("in2 k1 k2 k3 k4 operator"),
    "feConvolveMatrix": _PRIMITIVE | names("bias divisor edgeMode kernelMatrix kernelUnitLength order preserveAlpha "
                                           "targetX targetY"),
    "feDisplacementMap": _PRIMITIVE | names("in2 scale xChannelSelector yChannelSelector"),
    "feDropShadow": _PRIMITIVE | names("dx dy flood-color flood-opacity stdDeviation"),
    "feFlood": _PRIMITIVE | names("flood-color flood-opacity"),
    "feGaussianBlur": _PRIMITIVE | names("stdDeviation"),
    "feMerge": _PRIMITIVE - names("in"),
    "feMergeNode": _CORE | names("in"),
    "feMorphology": _PRIMITIVE | names("operator radius"),
    "feOffset": _PRIMITIVE | names("dx dy"),
    "feTile": _PRIMITIVE,
    "feTurbulence": _PRIMITIVE - names("in") | names("baseFrequency numOctaves seed stitchTiles type"),
    "feFuncA": _FUNCTION,
    "feFuncB": _FUNCTION,
    "feFuncG": _FUNCTION,
    "feFuncR": _FUNCTION,
}  # fmt: skip
"""Element → the attributes that it may have, beside ``xlink:href``, ``xml:lang`` and ``xml:space``."""

_SHAPES = names("circle ellipse line path polygon polyline rect")
_SAID = names("title desc")
_DRAWN = _SAID | _SHAPES | names(
    "clipPath defs filter g image linearGradient marker mask pattern radialGradient style svg switch symbol text use"
)  # fmt: skip
_FUNCTIONS = names("feFuncA feFuncB feFuncG feFuncR")
_PRIMITIVES = frozenset(name for name in ATTRIBUTES if name.startswith("fe")) - _FUNCTIONS - names("feMergeNode")

CHILDREN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(names("svg g defs symbol marker mask pattern"), _DRAWN),
    **dict.fromkeys(_SHAPES | names("use image"), _SAID),
    "switch": _SAID | _SHAPES | names("g image svg switch text use"),
    "clipPath": _SAID | _SHAPES | names("text use"),
    "filter": _SAID | _PRIMITIVES,
    "text": _SAID | names("textPath tspan"),
    "textPath": _SAID | names("tspan"),
    "tspan": _SAID | names("tspan"),
    "linearGradient": _SAID | names("stop"),
    "radialGradient": _SAID | names("stop"),
    "feMerge": names("feMergeNode"),
    "feComponentTransfer": _FUNCTIONS,
}
"""Element → the elements that it may hold; what is not here holds none."""

REQUIRED: Mapping[str, frozenset[str]] = {
    "circle": names("r"),
    "ellipse": names("rx ry"),
    "image": names("width height"),
    "path": names("d"),
    "polygon": names("points"),
    "polyline": names("points"),
    "rect": names("width height"),
    "stop": names("offset"),
    "feBlend": names("in2"),
    "feComposite": names("in2"),
    "feConvolveMatrix": names("kernelMatrix order"),
    "feDisplacementMap": names("in2"),
    **dict.fromkeys(_FUNCTIONS, names("type")),
}
"""Element → the attributes without which it draws nothing."""

WORDS = names("text tspan textPath title desc style")
"""Elements whose text is read; any other text in a drawing is not shown."""
