"""The colours of a system that is set to high contrast: those of its own palette, with wider edges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QColor, QPalette

from planapp.palette import DARK, LIGHT, TONES, Theme

# WCAG 2.2: text needs 4.5 on its ground.
_LEGIBLE = 4.5
_GROUNDS = (
    "window", "surface", "sunken", "band", "hover", "tint", "tint2", "danger_tint", "warn_tint", "ok_tint",
)  # fmt: skip
_TEXTS = ("text", "text2", "text3", "line", "line2", "control", "danger", "warn", "ok")


def high_contrast(palette: QPalette) -> Theme:
    """Return a theme of a system's own colours. Ratings keep fill and letter; their edges are of the text.

    A selection stands out by its bar and ring, not by its ground: all grounds are the system's one ground.
    """
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    ground, text = _rgb(palette.color(role.Base)), _rgb(palette.color(role.Text))
    chosen, on_chosen = _rgb(palette.color(role.Highlight)), _rgb(palette.color(role.HighlightedText))
    if _contrast(on_chosen, chosen) < _LEGIBLE:
        chosen, on_chosen = text, ground
    accent = chosen if _contrast(chosen, ground) >= _LEGIBLE else text
    grey = _rgb(palette.color(disabled, role.Text))
    usual = DARK if _luminance(ground) < _luminance(text) else LIGHT
    colours: dict[str, Any] = {
        **dict.fromkeys(_GROUNDS, ground),
        **dict.fromkeys(_TEXTS, text),
        **{tone: replace(usual.rating(tone), edge=text) for tone in TONES},
        "disabled": grey if _contrast(grey, ground) >= _LEGIBLE else text,
        "accent": accent,
        "accent_fill": chosen,
        "accent_hover": chosen,
        "on_accent": on_chosen,
    }
    return replace(usual, name="high contrast", edge=2, **colours)


def _rgb(colour: QColor) -> str:
    return colour.name().removeprefix("#").upper()


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2, 'relative luminance')."""
    red, green, blue = (_linear(int(rgb[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
