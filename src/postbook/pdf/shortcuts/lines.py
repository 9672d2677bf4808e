"""Lines of text: what Pango must be told of a style is told once a style, not once a line and again to draw it."""

from __future__ import annotations

from typing import Any, NamedTuple

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p

from postbook.pdf.shortcuts.replace import Replacements

_strut = line_break.strut

_FEATURES = (
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
)


class _Setting(NamedTuple):
    """How Pango is set up for a style; kept on the style itself, and gone with it."""

    context: Any
    language: Any
    font: Any
    features: Any
    decoration: tuple[float, ...] | None
    """Ascent, then position and thickness of an underline, then of a line through."""


def install(replacements: Replacements) -> None:
    """Set Pango up once a style."""
    replacements.put(line_break.Layout, "setup", _set_up)
    replacements.put_everywhere(_strut, strut)


def strut(style: Any) -> tuple[float, float]:
    """The line height and the baseline of a style, as ``weasyprint.text.line_break.strut`` gives them."""
    kept: tuple[float, float] | None = style.__dict__.get("pb_strut")
    if kept is None:
        kept = style.pb_strut = _strut(style)
    return kept


def _set_up(layout: Any, style: Any) -> None:
    layout.style = style
    layout.first_line_direction = 0
    setting: _Setting | None = style.__dict__.get("pb_setting")
    if setting is None:
        setting = style.pb_setting = _setting_of(style)
    layout.language = setting.language
    layout.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, setting.font)
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    if setting.decoration:
        layout.ascent, layout.underline_position, layout.underline_thickness = setting.decoration[:3]
        layout.strikethrough_position, layout.strikethrough_thickness = setting.decoration[3:]
    if setting.features:
        # A list of its own: the engine adds spacing to it. It is never freed, for it would free the features with it.
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, setting.features)
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _setting_of(style: Any) -> _Setting:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = _language(style, context)
    font = line_break.get_font_description(style)
    decorated = style["text_decoration_line"] != "none"
    return _Setting(
        context=context,
        language=language,
        font=font,
        features=_features(style),
        decoration=_decoration(context, font, language) if decorated else None,
    )


def _language(style: Any, context: Any) -> Any:
    override = style["font_language_override"]
    name = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    if not name:
        return pango.pango_language_get_default()
    pointer, _kept_alive = unicode_to_char_p(name)
    language = pango.pango_language_from_string(pointer)
    pango.pango_context_set_language(context, language)
    return language


def _decoration(context: Any, font: Any, language: Any) -> tuple[float, ...]:
    metrics = ffi.gc(pango.pango_context_get_metrics(context, font, language), pango.pango_font_metrics_unref)
    return tuple(
        FROM_UNITS * measure(metrics)
        for measure in (
            pango.pango_font_metrics_get_ascent,
            pango.pango_font_metrics_get_underline_position,
            pango.pango_font_metrics_get_underline_thickness,
            pango.pango_font_metrics_get_strikethrough_position,
            pango.pango_font_metrics_get_strikethrough_thickness,
        )
    )


def _features(style: Any) -> Any:
    wanted = line_break.font_features(*(style[name] for name in _FEATURES))
    if not wanted:
        return None
    described = ",".join(f"{name} {value}" for name, value in wanted.items()).encode()
    known = style.font_config.font_features
    if described not in known:
        known[described] = pango.pango_attr_font_features_new(described)
    return known[described]
