"""The evidence of an item: titled links and files, opened in the system's own program."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.days import read_day, show_day
from planapp.domain.plan import Plan
from planapp.domain.records import Evidence, Item
from planapp.graphics.fonts import Role
from planapp.views.detail.adding import Adding
from planapp.views.detail.binding import Binding, EditOf
from planapp.views.detail.context import Attempt, Context
from planapp.views.detail.evidence_target import is_missing, is_target, title_of, url_of
from planapp.views.detail.refusal import Refusal
from planapp.views.detail.row_menu import add_place_entries
from planapp.views.detail.rows import Row, Rows
from planapp.views.detail.section import Section
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.menus import offer

_NOT_FOUND = "There is no such file now. Put it back, or type where it is."
_NOT_OPENED = "Nothing opens this. Copy it, or type a link that starts with https://."


class _Row(Row):
    """A piece of evidence: title, day, where it is, and a button that opens it."""

    def __init__(self, context: Context, attempt: Attempt) -> None:
        super().__init__()
        self._context, self._attempt = context, attempt
        self._evidence: Evidence | None = None
        self.title = Value(context, Style(Role.BODY))
        self.day = Value(context, Style(Role.SMALL, "text3", hugs=True, shy=True))
        self.open_button = IconButton(context.theme, "window", "Open")
        self.open_button.setFixedHeight(28)
        self.target = Value(context, Style(Role.SMALL, "text3", shy=True, pad_y=1))
        self.refusal = Refusal(context.theme)
        self.stops = (self.title, self.day, self.open_button, self.target)
        self.open_button.clicked.connect(self._open)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.title, 1)
        line.addWidget(self.day)
        line.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addLayout(line)
        for widget in (self.target, self.refusal):
            column.addWidget(widget)
        for value in (self.title, self.day, self.target):
            value.menu_opened.connect(self._fill_menu)

    def show_evidence(self, evidence: Evidence) -> None:
        if evidence != self._evidence:
            folder = self._context.document.path.parent
            self.refusal.tell(_NOT_FOUND if is_missing(evidence.target, folder) else "")
        self._evidence = evidence
        self.title.bind(_binding(evidence, "title", "Evidence", evidence.title, "Type a title"))
        day = show_day(evidence.on) if evidence.on is not None else ""
        self.day.bind(_binding(evidence, "on", "Date of the evidence", day, "Add a date"))
        words = "Type a link, or where the file is"
        self.target.bind(_binding(evidence, "target", "Link or file", evidence.target, words))
        self.open_button.setVisible(bool(evidence.target.strip()))

    def _open(self) -> None:
        evidence = self._evidence
        if evidence is None:
            return
        folder = self._context.document.path.parent
        url = url_of(evidence.target, folder)
        if is_missing(evidence.target, folder):
            self.refusal.tell(_NOT_FOUND)
        elif url is None or not QDesktopServices.openUrl(url):
            self.refusal.tell(_NOT_OPENED)
        else:
            self.refusal.tell("")

    def _fill_menu(self, menu: QMenu) -> None:
        evidence, attempt = self._evidence, self._attempt
        if evidence is None:
            return
        menu.addSeparator()
        rows = [one.id for one in self._context.plan.evidence.of(evidence.item)]
        add_place_entries(menu, rows, evidence.id, attempt, edits.move_evidence)
        offer(
            menu, "Delete evidence", partial(attempt, partial(edits.remove_evidence, evidence_id=evidence.id))
        )


class EvidenceSection(Section):
    """What is typed as a link or path becomes a target, anything else a title."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Evidence", "Add evidence", parent)
        self.rows = Rows(lambda: _Row(context, self.attempt), self.body, self.last_of_head)
        self.adding = Adding(context, Style(Role.SMALL))
        self.body.addWidget(self.adding)
        self.wanted.connect(self.adding.begin)

    def show_item(self, item: Item) -> None:
        """Show the evidence of an item."""
        evidence = self._context.plan.evidence.of(item.id)
        for row, one in zip(self.rows.become([one.id for one in evidence]), evidence, strict=True):
            row.show_evidence(one)
        self.adding.show_for(_new_binding(item), is_empty=False)
        self.head.set_summary(f"{len(evidence):,}" if evidence else "none")


def _binding(evidence: Evidence, key: str, label: str, text: str, instead: str) -> Binding:
    return Binding(evidence.id, f"evidence {key}", label, text, _setting(evidence.id, key), instead)


def _setting(evidence_id: int, key: str) -> EditOf:
    def edit(plan: Plan, text: str) -> ChangeSet:
        value = read_day(text) if key == "on" else text.strip()
        return edits.set_evidence(plan, evidence_id, **{key: value})

    return edit


def _new_binding(item: Item) -> Binding:
    def edit(plan: Plan, text: str) -> ChangeSet:
        words = " ".join(text.split())
        if is_target(words):
            return edits.add_evidence(plan, item.id, title_of(words), words)
        return edits.add_evidence(plan, item.id, words)

    return Binding(item.id, "new evidence", "New evidence", "", edit, "Type a title, a link or a path")
