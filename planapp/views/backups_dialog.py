"""The backups of the open plan: looked at as they are, or made a plan of their own."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planapp.application.backing_up import backups_of, plan_from
from planapp.domain.plan import Plan
from planapp.models.list_model import ListModel
from planapp.models.rows_model import Field, Row
from planapp.store.backups import Backup
from planapp.views.ages import moment_words
from planapp.views.backing_up import backup_root
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace

_HEADINGS = ("Made", "Size")
_COLUMNS = (ListColumn(), ListColumn(120, at_right=True))
_ABOUT = "One is made when a plan that has changed is closed. They lie in {folder}."
_NONE = "There is no backup of this plan yet. The first one is made when you close it."
_KILO = 1024


class BackupsDialog(Dialog):
    """Offers what there is; `workspace` opens what is chosen."""

    def __init__(self, workspace: Workspace, found: list[Backup], folder: Path, parent: QWidget) -> None:
        """Show backups, the newest first."""
        super().__init__(workspace.theme, parent, "Backups", size=(520, 440))
        self._workspace, self._found = workspace, dict(enumerate(found, 1))
        document = workspace.desk.document
        assert document is not None
        self._path = document.path
        self.add_words(_ABOUT.format(folder=folder))
        model = ListModel(_HEADINGS, self._rows, document.plan)
        self.list = ListView(model, _COLUMNS, workspace.theme, empty=_NONE)
        model.setParent(self.list)
        self.list.setAccessibleName("Backups")
        self.body.addWidget(self.list, 1)
        self.copy_button = self.add_button("Make a plan of it…", self._make_plan, at_left=True)
        self.add_button("Close", self.reject)
        self.open_button = self.add_button("Open read-only", self._open, Kind.PRIMARY)
        for button in (self.copy_button, self.open_button):
            button.setEnabled(bool(found))
        self.list.opened.connect(lambda _: self._open())
        self.list.choose(1)
        self.list.setFocus()

    def _rows(self, plan: Plan, today: date) -> list[Row]:
        return [_row(key, backup) for key, backup in self._found.items()]

    def _chosen(self) -> Path | None:
        backup = self._found.get(self.list.current_id() or 0)
        return backup.path if backup is not None else None

    def _open(self) -> None:
        path, workspace = self._chosen(), self._workspace
        if path is not None:
            self.accept()
            workspace.desk.open(path, read_only=True)

    def _make_plan(self) -> None:
        path, workspace = self._chosen(), self._workspace
        if path is None:
            return
        place = workspace.desk.ask_place(self._path.with_stem(f"{self._path.stem} from backup"))
        if place is not None and self.attempt(lambda: plan_from(path, place)):
            self.accept()
            workspace.desk.open(place)


def _row(key: int, backup: Backup) -> Row:
    when = moment_words(backup.at, datetime.now())
    return Row(key, (Field(when), Field(_size(backup.path))), when)


def _size(path: Path) -> str:
    try:
        kilobytes = path.stat().st_size / _KILO
    except OSError:
        return ""
    return f"{kilobytes:,.0f} KB" if kilobytes < _KILO else f"{kilobytes / _KILO:,.1f} MB"


def open_backups(workspace: Workspace) -> None:
    """Show the backups of the open plan."""
    document = workspace.desk.document
    if document is not None:
        root = backup_root(workspace.settings)
        BackupsDialog(workspace, backups_of(document, root), root, workspace.window).open()
