"""Lines of text: what Pango must be told of a style is told once for all styles that are alike in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p

from postbook.pdf.shortcuts.replace import Replacements

_strut = line_break.strut

_FEATURES = (
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
)
_OF_TEXT = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variation_settings"),
    *("font_language_override", "lang", "direction", "overflow_wrap", "word_spacing", "letter_spacing", *_FEATURES),
)
"""What a text is shaped by. Of its decoration only counts whether it has one."""

MOST_SETTINGS = 300
"""How many a process keeps. A theme and its code use about 60."""


@dataclass(slots=True, kw_only=True, eq=False)
class Setting:
    """How Pango is set up for a style; kept on the style, and shared by all styles that are alike in `_OF_TEXT`."""

    context: Any
    language: Any
    font: Any
    features: Any
    decoration: tuple[float, ...] | None
    """Ascent, then position and thickness of an underline, then of a line through."""
    is_spaced: bool
    """Whether there is more between its words or letters than the font says."""
    struts: dict[Any, tuple[float, float]] = field(default_factory=dict)
    """Height and baseline by the ``line-height``."""


_settings: dict[tuple[Any, ...], Setting] = {}


def install(replacements: Replacements) -> None:
    """Set Pango up once a style."""
    replacements.put(line_break.Layout, "setup", _set_up)
    replacements.put_everywhere(_strut, strut)


def forget() -> None:
    """Keep no setting any more."""
    _settings.clear()


def setting_for(style: Any) -> Setting:
    """How Pango is set up for this style."""
    setting: Setting | None = style.__dict__.get("pb_setting")
    if setting is None:
        setting = style.pb_setting = _shared(style)
    return setting


def strut(style: Any) -> tuple[float, float]:
    """The line height and the baseline of a style, as ``weasyprint.text.line_break.strut`` gives them."""
    kept: tuple[float, float] | None = style.__dict__.get("pb_strut")
    if kept is None:
        setting: Setting | None = style.__dict__.get("pb_setting")
        # While a style is computed it may be asked for its strut and have no setting yet, nor could one be made.
        kept = style.pb_strut = _strut(style) if setting is None else _kept_strut(style, setting)
    return kept


def _kept_strut(style: Any, setting: Setting) -> tuple[float, float]:
    height = style["line_height"]
    if height not in setting.struts:
        setting.struts[height] = _strut(style)
    return setting.struts[height]


def _set_up(layout: Any, style: Any) -> None:
    layout.style = style
    layout.first_line_direction = 0
    setting = setting_for(style)
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


def _shared(style: Any) -> Setting:
    values = [style[name] for name in _OF_TEXT]
    key = (
        style.font_config,
        style["text_decoration_line"] == "none",
        *[tuple(value) if type(value) is list else value for value in values],
    )
    setting = _settings.get(key)
    if setting is None:
        if len(_settings) >= MOST_SETTINGS:
            _settings.clear()
        setting = _settings[key] = _setting_of(style)
    return setting


def _setting_of(style: Any) -> Setting:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = _language(style, context)
    font = line_break.get_font_description(style)
    decorated = style["text_decoration_line"] != "none"
    return Setting(
        context=context,
        language=language,
        font=font,
        features=_features(style),
        decoration=_decoration(context, font, language) if decorated else None,
        is_spaced=bool(style["word_spacing"]) or style["letter_spacing"] not in ("normal", 0),
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
