"""What is chosen for a level rather than typed: its colour, how it counts, and what it demands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT, EVIDENCE, Level
from planapp.domain.tones import alike
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.scale.tone_choice import ToneChoice
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

_LABEL = 132
_DEMANDS = (("", "nothing"), (COMMENT, "a comment"), (EVIDENCE, "evidence"))


class LevelPanel(QWidget):
    """`wanted` gives the field of a level and the value that the officer chose."""

    wanted = Signal(str, object)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no level."""
        super().__init__(parent)
        self._theme = theme
        self.title = Words(theme, "", Role.HEADING)
        self.tones = ToneChoice(theme)
        self.alike = Words(theme, "", Role.SMALL, "warn")
        self.done = CheckBox(theme, "It counts as done")
        self.in_rollups = CheckBox(theme, "It counts in roll-ups and trends")
        self.needs = Choice(theme)
        self.needs.setAccessibleName("Who gives it is asked for")
        for key, words in _DEMANDS:
            self.needs.addItem(words, key)
        self.needs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.tones.chosen.connect(lambda tone: self.wanted.emit("tone", tone))
        self.done.clicked.connect(lambda on: self.wanted.emit("done", on))
        self.in_rollups.clicked.connect(lambda on: self.wanted.emit("in_rollups", on))
        self.needs.activated.connect(lambda at: self.wanted.emit("needs", self.needs.itemData(at)))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, px(self._theme, _LABEL))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.title, 0, 0, 1, 2)
        colours = QHBoxLayout()
        colours.setSpacing(px(self._theme, 12))
        colours.addWidget(self.tones)
        colours.addWidget(self.alike, 1)
        left = Qt.AlignmentFlag.AlignLeft
        grid.addWidget(Words(self._theme, "Colour"), 1, 0)
        grid.addLayout(colours, 1, 1)
        grid.addWidget(Words(self._theme, "Counting"), 2, 0)
        counting = QHBoxLayout()
        counting.setSpacing(px(self._theme, 16))
        counting.addWidget(self.done)
        counting.addWidget(self.in_rollups)
        counting.addStretch(1)
        grid.addLayout(counting, 2, 1)
        label = Words(self._theme, "It demands")
        label.setBuddy(self.needs)
        grid.addWidget(label, 3, 0)
        grid.addWidget(self.needs, 3, 1, left)

    def show_level(self, plan: Plan, level: Level | None) -> None:
        """Show a level of a plan, or none."""
        self.setEnabled(level is not None)
        self.title.setText(level.name if level is not None else "")
        self.tones.show_level(level)
        other = alike(plan.levels.of(), level) if level is not None and not level.retired else None
        self.alike.setText(f"Only the letter tells it from {other.name}." if other is not None else "")
        self.done.setChecked(level is not None and level.done)
        self.in_rollups.setChecked(level is not None and level.in_rollups)
        keys = [key for key, _ in _DEMANDS]
        self.needs.setCurrentIndex(
            keys.index(level.needs) if level is not None and level.needs in keys else 0
        )
