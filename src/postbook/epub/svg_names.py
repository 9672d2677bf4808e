"""The names of SVG 1.1, https://www.w3.org/TR/SVG11/: EPUBCheck measures drawings by it, though EPUB allows more."""

from __future__ import annotations


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ELEMENTS = _names(
    """
    circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
    feTile feTurbulence filter g image line linearGradient marker mask path pattern polygon polyline
    radialGradient rect stop style svg switch symbol text textPath title tspan use view
    """
)
"""What draws: no scripts, animation or fonts."""

ATTRIBUTES = _names(
    """
    alignment-baseline amplitude azimuth baseFrequency baseline-shift bias class clip clip-path clip-rule
    clipPathUnits color color-interpolation color-interpolation-filters color-rendering cx cy d diffuseConstant
    display divisor dominant-baseline dx dy edgeMode elevation enable-background exponent fill fill-opacity
    fill-rule filter filterRes filterUnits flood-color flood-opacity font-family font-size font-size-adjust
    font-stretch font-style font-variant font-weight format fx fy glyph-orientation-horizontal
    glyph-orientation-vertical gradientTransform gradientUnits height href id image-rendering in in2 intercept
    k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning lengthAdjust letter-spacing lighting-color
    limitingConeAngle marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask
    maskContentUnits maskUnits media method mode numOctaves offset opacity operator order orient orientation
    origin overflow path pathLength patternContentUnits patternTransform patternUnits pointer-events points
    pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY
    requiredExtensions result role rotate rx ry scale seed shape-rendering spacing specularConstant
    specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width style surfaceScale systemLanguage tabindex tableValues targetX targetY text-anchor
    text-decoration text-rendering textLength title transform type values viewBox visibility width word-spacing
    writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
    """
)
"""Beside `aria-…` and `data-…`."""

PROPERTIES = _names(
    """
    font-feature-settings font-kerning font-variant-caps font-variant-ligatures font-variant-numeric isolation
    line-height mask-type mix-blend-mode paint-order shape-inside shape-padding text-align text-anchor
    text-indent text-orientation text-transform transform-box transform-origin vector-effect white-space
    """
)
"""Later ones that styles may set, where the attribute is not known."""
