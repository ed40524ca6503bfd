"""Checking the structure: the source at the left, what it becomes at the right, what was found below that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QVBoxLayout, QWidget

from planapp.application.agreed import PEOPLE, STATUS, Offer
from planapp.application.import_draft import ImportDraft
from planapp.application.importing import Import
from planapp.domain.naming import short
from planapp.exchange.grid import Sheet
from planapp.exchange.mapping import Finding
from planapp.exchange.recognise.corrections import Corrections
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.finding_groups import FIX, SHOW, Group, groups_of
from planapp.models.source_model import SourceModel
from planapp.views.importing.file_bar import FileBar
from planapp.views.importing.findings_panel import FindingsPanel
from planapp.views.importing.found_tree import FoundTree
from planapp.views.importing.places import place_of
from planapp.views.importing.source_view import SourceView
from planapp.views.importing.totals import Totals
from planapp.views.widgets.painted import ink
from planapp.views.widgets.words import Words

_LEFT, _RIGHT, _PADDING = 960, 480, 24
Change = Callable[[Corrections], Corrections]


class StructurePage(QSplitter):
    """`corrected` tells the sheet and what is said of it now, `agreed` the offers agreed to."""

    corrected = Signal(str, object)
    agreed = Signal(list)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._draft: ImportDraft | None = None
        self._found: Import | None = None
        self._sheet = ""
        self._shown: dict[str, int] = {}
        self.bar = FileBar(theme)
        self.source = SourceView(SourceModel(self._say_text), theme)
        self.totals, self.tree, self.findings = Totals(theme), FoundTree(theme), FindingsPanel(theme)
        self.addWidget(_stacked(self.bar, self.source))
        self.addWidget(self._right())
        self.setSizes([_LEFT, _RIGHT])
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._connect()

    def _right(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(_PADDING, 12, _PADDING, 12)
        column.setSpacing(8)
        column.addWidget(Words(self._theme, "Plan after import", Role.HEADING))
        column.addWidget(self.totals)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(_stacked(head, self.tree))
        parts.addWidget(self.findings)
        parts.setSizes([400, 340])
        return Ground(self._theme, parts)

    def _connect(self) -> None:
        self.bar.sheet_chosen.connect(self.show_sheet)
        self.source.roles_said.connect(self._say_roles)
        self.source.column_said.connect(self._say_column)
        self.source.header_said.connect(lambda row: self._say(lambda said: said.with_header(row)))
        self.source.row_chosen.connect(lambda row: self.tree.choose((self._sheet, row)))
        self.tree.place_chosen.connect(self._go_to)
        self.findings.wanted.connect(self._do)

    def follow(self, draft: ImportDraft) -> None:
        """Go on from a draft that is still being understood: what is said next comes on top of it."""
        self._draft = draft

    def show_found(self, draft: ImportDraft, found: Import) -> None:
        """Show a draft as it is understood."""
        is_first, self._found = self._found is None, found
        sheets = [
            sheet for sheet in draft.reading.book.sheets if not draft.corrections(sheet.name).is_left_out
        ]
        self.bar.show_file(draft.source.name, sheets)
        names = [sheet.name for sheet in sheets]
        if is_first or self._sheet not in names:
            self._sheet = _first_sheet(found) or (names[0] if names else "")
        self.bar.choose(self._sheet)
        self._show_source()
        self.totals.count(found.plan)
        self.tree.show_found(found)
        self.findings.show_groups(groups_of(found))
        if is_first:
            self._start()
            self._shown = {}

    def show_sheet(self, name: str) -> None:
        """Show another sheet of the workbook."""
        if name != self._sheet:
            self._sheet = name
            self.bar.choose(name)
            self._show_source()
            self._start()

    def _start(self) -> None:
        """Begin at the headings of the largest table, with what stands above them in sight."""
        table = max(self.source.source.tables, key=lambda table: len(table.rows), default=None)
        self.source.go_to(max(1, table.header_row) if table is not None else 1)

    def _show_source(self) -> None:
        if self._draft is None or self._found is None:
            return
        book = self._draft.reading.book
        sheet = next((sheet for sheet in book.sheets if sheet.name == self._sheet), Sheet(""))
        tables = tuple(t for t in self._found.recognition.tables if t.sheet.name == sheet.name)
        doubts: list[tuple[int, int, Finding]] = []
        for finding in self._found.findings:
            place = place_of(finding.where)
            if place is not None and place.sheet == sheet.name and finding.severity != "note":
                doubts.append((place.row, place.column, finding))
        self.source.source.show(sheet, tables, doubts, self._draft.corrections(sheet.name).texts)
        self.source.refresh()

    # What the officer says.

    def _say(self, change: Change) -> None:
        if self._draft is not None:
            self.corrected.emit(self._sheet, change(self._draft.corrections(self._sheet)))

    def _say_text(self, row: int, column: int, text: str) -> None:
        self._say(lambda said: said.with_text(row, column, text))

    def _say_roles(self, rows: list[int], role: str) -> None:
        def change(said: Corrections) -> Corrections:
            for row in rows:
                said = said.with_row(row, role) if role else said.without_row(row)
            return said

        self._say(change)

    def _say_column(self, column: int, key: str) -> None:
        table = self.source.source.table_of(max(0, self.source.currentIndex().row()))
        if table is not None:
            header = table.header_row
            self._say(lambda said: said.with_column(header, column, key))

    # What the findings ask for.

    def _do(self, group: Group) -> None:
        """Do what the button of a finding says."""
        if group.verb in (FIX, SHOW):
            self._visit(group)
        else:
            self._offer(group)

    def _visit(self, group: Group) -> None:
        """Go to the place of a finding; pressed again, to the next one. To fix it, open its field."""
        if not group.places:
            return
        at = self._shown.get(group.headline, -1) + 1
        at = 0 if at >= len(group.places) or group.verb == FIX else at
        self._shown[group.headline] = at
        place = place_of(group.places[at])
        if place is None:
            return
        self.show_sheet(place.sheet)
        if group.verb == FIX:
            self.source.correct(place.row, place.column)
        else:
            self.source.go_to(place.row, place.column)
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, sheet: str, row: int) -> None:
        self.show_sheet(sheet)
        if self.source.currentIndex().row() + 1 != row:
            self.source.go_to(row)

    def _offer(self, group: Group) -> None:
        """Ask to which offers of a group the officer agrees."""
        menu = self.offer_menu(group)
        button = next((line.button for line in self.findings.lines() if line.group is group), None)
        at = button.mapToGlobal(QPoint(0, button.height())) if button is not None else self.cursor().pos()
        menu.exec(at)
        menu.deleteLater()

    def offer_menu(self, group: Group) -> QMenu:
        """Return the menu of a group's offers: each by itself, and all of them."""
        menu = QMenu(self)
        for offer in group.offers:
            menu.addAction(_in_words(offer)).triggered.connect(partial(self._agree, [offer]))
        if len(group.offers) > 1:
            menu.addSeparator()
            menu.addAction("All of these").triggered.connect(partial(self._agree, list(group.offers)))
        return menu

    def _agree(self, offers: list[Offer], _checked: bool = False) -> None:
        self.agreed.emit(offers)


def _in_words(offer: Offer) -> str:
    if offer.about == PEOPLE:
        others = [name for name in offer.subject.split("\n") if name != offer.offer]
        return f"{short(', '.join(others))} is {short(offer.offer)}".replace("&", "&&")
    if offer.about == STATUS:
        return f"‘{short(offer.subject)}’ means {offer.offer}".replace("&", "&&")
    return f"Link to ‘{short(offer.offer)}’".replace("&", "&&")


def _first_sheet(found: Import) -> str:
    """Return the sheet with the largest table of a plan."""
    tables = sorted(found.recognition.tables, key=lambda table: (table.kind != "plan", -len(table.rows)))
    return tables[0].sheet.name if tables else ""


class Ground(QWidget):
    """What stands at the right lies on the ground of side lists."""

    def __init__(self, theme: Appearance, inside: QWidget) -> None:
        """Lie below a widget."""
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "sunken"))
        painter.end()


def _stacked(*widgets: QWidget) -> QFrame:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return frame
