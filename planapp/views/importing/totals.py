"""How many of each an import makes: large figures over their words."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QGridLayout, QWidget

from planapp.domain.plan import Plan
from planapp.domain.records import KINDS
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.words import Words


class Totals(QWidget):
    """Themes, objectives, actions and steps of the plan after import."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Count nothing yet."""
        super().__init__(parent)
        self._figures = [Words(theme, "0", Role.FIGURE) for _ in KINDS]
        self._words = [Words(theme, f"{kind}s", Role.SMALL, "text3") for kind in KINDS]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for column, (figure, word) in enumerate(zip(self._figures, self._words, strict=True)):
            grid.addWidget(figure, 0, column)
            grid.addWidget(word, 1, column)
            grid.setColumnStretch(column, 1)

    def count(self, plan: Plan) -> None:
        """Count what a plan holds."""
        kinds = Counter(item.kind for item in plan.items)
        for kind, figure, word in zip(KINDS, self._figures, self._words, strict=True):
            figure.setText(f"{kinds[kind]:,}")
            word.setText(kind if kinds[kind] == 1 else f"{kind}s")
        said = ", ".join(f"{f.text()} {w.text()}" for f, w in zip(self._figures, self._words, strict=True))
        self.setAccessibleName(said)
