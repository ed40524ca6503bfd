"""The parts of the settings dialog: sections of rows, each a label and what is set there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.words import Words

_LABEL, _CONTROL, _FIELD = 208, 240, 28

Data = TypeVar("Data")


@dataclass(frozen=True, slots=True)
class Row:
    """A label, its control, and perhaps a sentence below it. The control's accessible name is the label."""

    control: QWidget
    note: str = ""

    @property
    def label(self) -> str:
        """Return the words of the label."""
        return self.control.accessibleName()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    heading: str
    rows: Sequence[Row]


def choice_row(
    theme: Appearance,
    label: str,
    choices: Mapping[Data, str],
    chosen: Data,
    take: Callable[[Data], object],
    note: str = "",
) -> Row:
    """Return a row with a list to choose from; what is chosen holds at once: `take` is told of it."""
    made = Choice(theme)
    made.setAccessibleName(label)
    made.addItems(list(choices.values()))
    made.setCurrentIndex(list(choices).index(chosen))
    made.setFixedWidth(px(theme, _CONTROL))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.activated.connect(lambda at: take(list(choices)[at]))
    return Row(made, note)


def text_row(
    theme: Appearance, label: str, text: str, usual: str, take: Callable[[str], object], note: str = ""
) -> Row:
    """Return a row with a line of text, taken as it is typed; `usual` is what an empty one stands for."""
    made = QLineEdit(text)
    made.setAccessibleName(label)
    made.setPlaceholderText(usual)
    made.setFixedSize(px(theme, _CONTROL) - 2 * RING, px(theme, _FIELD))
    made.textEdited.connect(take)
    return Row(made, note)


def lay_out(theme: Appearance, section: Section) -> QVBoxLayout:
    """Return a section as it stands in the dialog."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(Words(theme, section.heading, Role.HEADING))
    grid = QGridLayout()
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, px(theme, _LABEL))
    grid.setColumnStretch(1, 1)
    for at, row in enumerate(section.rows):
        label = Words(theme, row.label)
        label.setBuddy(row.control)
        grid.addWidget(label, 2 * at, 0)
        # Painted controls bring the room for their focus ring with them, a field does not.
        ring = RING if isinstance(row.control, QLineEdit) else 0
        place = QHBoxLayout()
        place.setContentsMargins(ring, ring, ring, ring)
        place.addWidget(row.control, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(place, 2 * at, 1)
        if row.note:
            note = Words(theme, row.note, Role.SMALL, "text3", wrapped=True)
            note.setContentsMargins(RING, 0, 0, 6)
            grid.addWidget(note, 2 * at + 1, 1)
    column.addLayout(grid)
    return column
