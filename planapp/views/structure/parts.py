"""What the dialogs that reshape a plan share: fields below their labels, and ticks in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

FIELD_HEIGHT = 32


def line_field(theme: Appearance, name: str, text: str = "") -> QLineEdit:
    """Return a field for a line of text, known to screen readers by a name."""
    field = QLineEdit(text)
    field.setFixedHeight(px(theme, FIELD_HEIGHT))
    field.setAccessibleName(name)
    return field


def below_label(theme: Appearance, label: str, field: QWidget) -> QVBoxLayout:
    """Return a field with its label over it."""
    words = Words(theme, label, Role.CAPTION, "text3")
    words.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(words)
    column.addWidget(field)
    return column


def in_columns(widgets: Sequence[QWidget], columns: int) -> QGridLayout:
    """Return widgets row by row; Tab goes through them as they are read."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(0)
    for at, widget in enumerate(widgets):
        grid.addWidget(widget, at // columns, at % columns)
    grid.setColumnStretch(columns, 1)
    return grid
