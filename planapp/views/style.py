"""The style sheet, made of tokens: only menus, fields, scroll bars, tooltips and the splitter need one."""

from __future__ import annotations

from PySide6.QtGui import QFont

from planapp.graphics.fonts import Role, sized
from planapp.graphics.theme import Appearance
from planapp.palette import Theme
from planapp.views.widgets.painted import px

# Colours by their tokens' names; lengths as '12px' are not scaled, as '{n12}' are, at the text size.
_SHEET = """
QMenuBar {{ background: {window}; color: {text2}; border: none; font-size: {t12}; padding: 1px 6px 2px 6px; }}
QMenuBar::item {{ background: transparent; padding: 4px 11px 5px 11px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {band}; color: {text}; }}
QMenuBar::item:pressed {{ background: {tint2}; color: {text}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line2}; padding: 4px; font-size: {t13}; }}
QMenu::item {{ padding: 5px 24px 6px 12px; border-radius: 4px; border: none; }}
QMenu::item:checked, QMenu::item:unchecked {{ padding-left: 12px; }}
QMenu::item:selected {{ background: {tint}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
    background: {surface}; color: {text}; border: {edge}px solid {control}; border-radius: 6px;
    padding: 1px 8px; selection-background-color: {tint2}; selection-color: {text};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {accent}; padding: 0 7px; }}
QLineEdit[refused="true"] {{ border: 2px solid {danger}; padding: 0 7px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {sunken}; border-color: {line2}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{
    background: {sunken}; color: {disabled}; border-color: {line2};
}}
QComboBox QAbstractItemView, QAbstractItemView#completions {{
    background: {surface}; color: {text}; border: 1px solid {line2}; padding: 4px; font-size: {t12};
    outline: none;
}}
QComboBox QAbstractItemView::item, QAbstractItemView#completions::item {{
    padding: 4px 8px 5px 8px; border-radius: 4px;
}}
QComboBox QAbstractItemView::item:selected, QAbstractItemView#completions::item:selected {{
    background: {tint}; color: {text};
}}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {line2}; border-radius: 4px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {control}; }}
QScrollBar::handle:vertical {{ min-height: 32px; margin: 2px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; background: none; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QToolTip {{
    background: {surface}; color: {text}; border: 1px solid {line2}; padding: 4px 8px; font-size: {t12};
}}
QSplitter::handle {{ background: {line2}; }}
"""


def style_sheet(appearance: Appearance) -> str:
    """Return the style sheet of the application for what now holds."""
    tokens = {name: f"#{rgb}" for name, rgb in _colours(appearance.theme).items()}
    sizes = {f"t{size}": f"{px(appearance, size)}px" for size in (12, 13)}
    return _SHEET.format(**tokens, **sizes, edge=appearance.theme.edge)


def body_font(appearance: Appearance) -> QFont:
    """Return the font of everything that has no role of its own."""
    return sized(px(appearance, Role.BODY.pixels), Role.BODY.weight)


def _colours(theme: Theme) -> dict[str, str]:
    names = (
        "window", "surface", "sunken", "band", "line", "line2", "control", "text", "text2", "disabled",
        "accent", "tint", "tint2", "danger",
    )  # fmt: skip
    return {name: getattr(theme, name) for name in names}
