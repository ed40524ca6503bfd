"""Picking the sheets: what each holds, and whether it is to be read."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planapp.application.import_draft import ImportDraft
from planapp.application.importing import Import
from planapp.domain.records import KINDS
from planapp.exchange.grid import Sheet
from planapp.exchange.recognise import is_ours
from planapp.exchange.recognise import model as m
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.about_plan import counted
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.painted import ink, px
from planapp.views.widgets.words import Words

_WIDTH, _LINE, _PADDING = 760, 56, 24
_HOLDS = {
    m.INDICATORS: "indicators",
    m.KEY: "the key",
    m.UPDATES: "updates",
    m.TEXTS: "long texts",
    m.CHANGES: "what had changed",
}


class SheetsPage(QScrollArea):
    """`picked` tells a sheet and whether it is to be read."""

    picked = Signal(str, bool)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no sheets yet."""
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.boxes: dict[str, CheckBox] = {}

    def show_sheets(self, draft: ImportDraft, found: Import) -> None:
        """Show the sheets of a workbook; `found` is what it comes to with all of them."""
        self.boxes = {}
        inside = QWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        title = Words(self._theme, "Which sheets hold the plan?", Role.PAGE_TITLE)
        words = "What you leave out stays in the workbook. A sheet without a plan is kept as text."
        column.addWidget(title)
        column.addWidget(Words(self._theme, words, Role.BODY, "text2", wrapped=True))
        column.addSpacing(12)
        for sheet in draft.reading.book.sheets:
            if not is_ours(sheet):
                is_left_out = draft.corrections(sheet.name).is_left_out
                column.addWidget(self._line(sheet, about_sheet(sheet, found), not is_left_out))
        column.addStretch(1)
        row = QHBoxLayout(inside)
        row.setContentsMargins(_PADDING, 32, _PADDING, 24)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setFixedWidth(px(self._theme, _WIDTH))
        row.addWidget(holder)
        row.addStretch(1)
        self.setWidget(inside)
        # Qt fills it when it is taken in.
        inside.setAutoFillBackground(False)

    def show_picked(self, draft: ImportDraft) -> None:
        """Tick the sheets that are read."""
        for name, box in self.boxes.items():
            box.setChecked(not draft.corrections(name).is_left_out)

    def _line(self, sheet: Sheet, about: str, is_picked: bool) -> QWidget:
        line = _Line(self._theme)
        box = self.boxes[sheet.name] = CheckBox(self._theme, sheet.name)
        box.setChecked(is_picked)
        box.setAccessibleName(f"{sheet.name}: {about}")
        box.clicked.connect(lambda checked, name=sheet.name: self.picked.emit(name, checked))
        rows = counted(sheet.last_row, "row") if sheet.last_row else "empty"
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(box)
        row.addSpacing(12)
        row.addWidget(Words(self._theme, about, Role.SMALL, "text2"))
        row.addStretch(1)
        row.addWidget(Words(self._theme, rows, Role.SMALL, "text3"))
        return line


class _Line(QWidget):
    """A line of the list, with a rule below."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(px(theme, _LINE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rule."""
        painter = QPainter(self)
        painter.setPen(ink(self._theme, "line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


def about_sheet(sheet: Sheet, found: Import) -> str:
    """Return what was found on a sheet, in words."""
    tables = [table for table in found.recognition.tables if table.sheet.name == sheet.name]
    items = found.plan.items
    kinds = Counter(items[item].kind for item, (name, _) in found.origins.items() if name == sheet.name)
    parts = [counted(kinds[kind], kind) for kind in KINDS if kinds[kind]]
    for kind, words in _HOLDS.items():
        if any(table.kind == kind for table in tables):
            parts.append(words)
    if not parts:
        parts = ["nothing" if not sheet.last_row else "no plan: its text is kept as it stands"]
    hidden = ["hidden"] if sheet.state != "visible" else []
    return ", ".join([*parts, *hidden])
