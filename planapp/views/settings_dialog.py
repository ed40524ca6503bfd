"""Settings: sections of rows, and the choices of columns that are remembered from earlier imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.settings_entries import Entry, EntryLine
from planapp.views.settings_rows import Section, lay_out
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.words import Words

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace

_SIZE = (640, 560)
_ABOUT = "When a file with the same headings comes again, its columns are read as you said before."
_NOTHING = "Nothing is remembered yet. Correct a column when you import a file, and it is."


class SettingsDialog(Dialog):
    """What is chosen in the sections holds at once. Entries are forgotten as it closes."""

    about_plan = False

    def __init__(
        self,
        theme: Appearance,
        parent: QWidget,
        *,
        sections: Sequence[Section],
        entries: Sequence[Entry],
        forget: Callable[[str], None],
    ) -> None:
        """Show sections and entries; `forget` takes the key of an entry."""
        super().__init__(theme, parent, "Settings", size=_SIZE)
        self._forget = forget
        self._controls = {row.label: row.control for section in sections for row in section.rows}
        self.entries = [EntryLine(entry, theme) for entry in entries]
        self._fill(sections)
        self.close_button = self.add_button("Close", self.accept)
        next(iter(self._controls.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def control(self, label: str) -> QWidget:
        """Return what stands behind a label."""
        return self._controls[label]

    def _fill(self, sections: Sequence[Section]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        for section in sections:
            column.addLayout(lay_out(self.theme, section))
            column.addSpacing(16)
        column.addWidget(Words(self.theme, "Remembered imports", Role.HEADING))
        column.addSpacing(4)
        about = _ABOUT if self.entries else _NOTHING
        column.addWidget(Words(self.theme, about, Role.SMALL, "text3", wrapped=True))
        for line in self.entries:
            column.addWidget(line)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        # Qt fills it again when it is taken in.
        inside.setAutoFillBackground(False)
        self.body.addWidget(area)

    def done(self, result: int) -> None:
        """Forget what was marked, and close; where that can't be kept, say so and stay."""
        try:
            for line in self.entries:
                if line.is_forgotten:
                    self._forget(line.entry.key)
        except UserError as refusal:
            self.message.tell(refusal.message, "Keep them", self._keep_all)
            return
        super().done(result)

    def _keep_all(self) -> None:
        for line in self.entries:
            line.mark(False)


def open_settings(workspace: Workspace) -> None:
    """Open the settings of a window."""
    from planapp.application import remembered_imports
    from planapp.views.remembered_entries import entries_of
    from planapp.views.settings_sections import sections_of

    SettingsDialog(
        workspace.theme,
        workspace.window,
        sections=sections_of(workspace),
        entries=entries_of(remembered_imports.load(), datetime.now()),
        forget=remembered_imports.forget,
    ).open()
