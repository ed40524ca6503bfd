"""From a file that was read to a plan that holds it: the wizard, or a summary for planapp's JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.views.desk import Desk

if TYPE_CHECKING:
    from planapp.application.import_draft import ImportDraft
    from planapp.application.importing import Import
    from planapp.domain.changes import ChangeSet
    from planapp.domain.plan import Plan
    from planapp.views.importing.differences_dialog import DifferencesDialog
    from planapp.views.importing.import_wizard import ImportWizard, OpenPlan


class Imports(QObject):
    """Shows over a window what the desk has read; `taken` says what can be taken back with the undo bar."""

    taken = Signal(str)

    def __init__(self, window: QWidget, theme: Appearance, desk: Desk) -> None:
        """Follow a desk."""
        super().__init__(window)
        self._window, self._theme, self._desk = window, theme, desk
        self.wizard: ImportWizard | None = None
        desk.read.connect(self._show_plan)
        desk.drafted.connect(self._show_wizard)

    def _show_plan(self, found: Import, goes_into: bool) -> None:
        """Show what a JSON file holds, or how the open plan differs from it."""
        document = self._desk.document
        if goes_into and document is not None:
            self._show_differences(found, document.plan)
        else:
            self._show_summary(found)

    def _show_differences(self, found: Import, plan: Plan) -> None:
        from planapp.application.import_into import preview_of
        from planapp.views.importing.differences_dialog import DifferencesDialog

        dialog = DifferencesDialog(preview_of(plan, found), self._theme, self._window)
        dialog.take_wanted.connect(lambda edit: self._take(edit, dialog, found.source.name))
        dialog.open()

    def _show_summary(self, found: Import) -> None:
        from planapp.views.import_summary import ImportSummary

        summary = ImportSummary(found, self._theme, self._window)
        summary.accepted.connect(lambda: self._desk.make(found))
        summary.open()

    def _show_wizard(self, draft: ImportDraft, found: Import, goes_into: bool) -> None:
        from planapp.views.importing.import_wizard import ImportWizard

        if self.wizard is not None:
            self.wizard.reject()
        wizard = self.wizard = ImportWizard(
            draft, found, self._theme, self._window, into=self._open_plan(), goes_into=goes_into
        )
        wizard.make_wanted.connect(self._make)
        wizard.take_wanted.connect(lambda edit: self._take(edit, wizard, draft.source.name))
        wizard.file_wanted.connect(self._read_another)
        wizard.finished.connect(self._forget)
        wizard.open()

    def _forget(self) -> None:
        self.wizard = None

    def _open_plan(self) -> OpenPlan | None:
        """Return the open plan, if it can be changed."""
        from planapp.views.importing.import_wizard import OpenPlan

        document = self._desk.document
        if document is None or self._desk.read_only:
            return None
        return OpenPlan(document.plan, document.plan.about.title or document.path.stem)

    def _make(self, found: Import) -> None:
        wizard = self.wizard
        if wizard is not None and self._desk.make(found):
            wizard.end()

    def _take(self, edit: ChangeSet, dialog: ImportWizard | DifferencesDialog, name: str) -> None:
        """Make the edit that a dialog asks for, in one step; what is refused it tells."""
        document = self._desk.document
        if document is None:
            return
        try:
            document.edit(edit)
        except UserError as refusal:
            dialog.tell(refusal.message)
            return
        dialog.end()
        self.taken.emit(f"{name} taken in")

    def _read_another(self, path: Path | None) -> None:
        into = self.wizard is not None and self.wizard.goes_into
        if path is None:
            self._desk.choose_source(into=into)
        else:
            self._desk.read_source(path, into=into)
