"""What changed since a point of the past, as a list: read, copied, printed, and followed to the items."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.application.changes_since import Changes, as_page, as_text, changes_since
from planapp.application.document import Document
from planapp.application.points import Point, points_of
from planapp.domain.changes import FREEZE, ChangeSet
from planapp.domain.days import show_day
from planapp.domain.naming import short
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.changes_model import ChangesModel
from planapp.models.changes_rows import changed_rows, summary
from planapp.models.point_words import about
from planapp.views.changes.changes_tree import ChangesTree
from planapp.views.clipboard_data import clipboard_data
from planapp.views.wait_cursor import wait_cursor
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.words import Words

_WIDTH, _HEIGHT, _FOLLOW_AFTER, _LONGEST = 1080, 700, 150, 60
_LEAST = (760, 420)
# More rows than anybody reads: they only make the list slow.
_MOST_ROWS = 2_000
_NO_POINT = "Nothing has been sent round yet. Circulate the plan or name a restore point (Ctrl+S) to begin."


class ChangesDialog(Dialog):
    """Stays open beside the plan and follows it.

    `item_wanted` gives an item or indicator to go to, `filter_wanted` the Point since which the board is to
    show what changed, `paper_wanted` that Point and whether a PDF is wanted.
    """

    item_wanted = Signal(object)
    filter_wanted = Signal(object)
    paper_wanted = Signal(object, bool)

    def __init__(self, document: Document, point: Point | None, theme: Appearance, parent: QWidget) -> None:
        """Show what changed since a point, or else since the newest."""
        super().__init__(theme, parent, "Changes", size=(_WIDTH, _HEIGHT), modal=False)
        self.fit(parent.window(), _LEAST)
        self._document = document
        self._points: tuple[Point, ...] = ()
        self.found: Changes | None = None
        self.model = ChangesModel(self)
        self.tree = ChangesTree(self.model, theme)
        self.since = Choice(theme)
        self.summary = Words(theme, "", Role.SMALL, "text2")
        self._fill_body()
        self._later = QTimer(self, singleShot=True, interval=_FOLLOW_AFTER)
        self._connect()
        self._offer(point)
        self._look()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_body(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        words = self.add_heading("Changes since")
        words.setBuddy(self.since)
        self.since.setAccessibleName("Changes since")
        head.addWidget(words)
        head.addWidget(self.since)
        head.addStretch(1)
        head.addWidget(self.summary)
        self.body.addLayout(head)
        self.body.addWidget(self.tree, 1)
        self.go = self.add_button("Go to item", self._go, Kind.QUIET, at_left=True)
        self.filter = self.add_button("Filter the board", self._filter, Kind.QUIET, at_left=True)
        self.copy = self.add_button("Copy", self._copy)
        self.pdf = self.add_button("Save as PDF…", lambda: self._want_paper(as_pdf=True))
        self.print = self.add_button("Print…", lambda: self._want_paper(as_pdf=False))
        self.add_button("Close", self.reject)

    def _connect(self) -> None:
        self._later.timeout.connect(self._follow)
        self.since.activated.connect(lambda _: self._look())
        self.tree.opened.connect(self._go_to)
        self.tree.selectionModel().currentChanged.connect(lambda *_: self._show_state())
        self._unsubscribe = self._document.subscribe(self._hear)
        self.finished.connect(self._leave)

    def _leave(self) -> None:
        self._later.stop()
        self._unsubscribe()

    # Since when.

    @property
    def point(self) -> Point | None:
        """Return the point that is chosen."""
        at = self.since.currentIndex()
        return self._points[at] if 0 <= at < len(self._points) else None

    def look_from(self, point: Point | None) -> None:
        """Show what changed since another point."""
        self._offer(point or self.point)
        self._look()

    def _offer(self, point: Point | None) -> None:
        """Offer all points, and choose one of them, or the newest."""
        self._points = points_of(self._document)
        self.since.clear()
        self.since.addItems([f"{short(one.name, _LONGEST)}  ({about(one)})" for one in self._points])
        keys = [one.key for one in self._points]
        self.since.setCurrentIndex(keys.index(point.key) if point is not None and point.key in keys else 0)
        self.since.setEnabled(bool(keys))
        self.since.updateGeometry()

    def _look(self) -> None:
        """Read what changed since the point that is chosen."""
        self.tree.start_again()
        self.found = None
        self.attempt(self._read)
        self._show()

    def _read(self) -> None:
        if self.point is not None:
            with wait_cursor():
                self.found = changes_since(self._document, self.point)

    def _hear(self, change_set: ChangeSet) -> None:
        if any(change.table == "bookmarks" for change in change_set.changes) or change_set.kind == FREEZE:
            before = self.point
            self._offer(before)
            if before is None or self.point is None or self.point.key != before.key:
                self._look()
        self._later.start()

    def _follow(self) -> None:
        if self.found is not None:
            self.found = self.found.followed(self._document.plan)
            self._show()

    # What is shown.

    def _show(self) -> None:
        point = self.point
        nothing = (
            f"Nothing has changed since {short(point.name, _LONGEST)}." if point is not None else _NO_POINT
        )
        self.tree.set_empty("" if point is not None and self.found is None else nothing)
        rows = changed_rows(self.found) if self.found is not None else ()
        self.model.show(rows[:_MOST_ROWS])
        cut = f"; the first {_MOST_ROWS:,} are listed" if rows[_MOST_ROWS:] else ""
        self.summary.setText(summary(rows) + cut)
        self._show_state()

    def _show_state(self) -> None:
        self.go.setEnabled(self._is_there(self.tree.current_item()))
        self.filter.setEnabled(self.point is not None)
        for button in (self.copy, self.pdf, self.print):
            button.setEnabled(bool(self.model.rows))

    # What is done.

    def _go(self) -> None:
        self._go_to(self.tree.current_item())

    def _go_to(self, item: int | None) -> None:
        if self._is_there(item):
            self.item_wanted.emit(item)

    def _is_there(self, row_id: int | None) -> bool:
        """Tell whether an item or indicator can be gone to: what is deleted or archived can't."""
        plan = self._document.plan
        item = plan.items.get(row_id)
        return not item.archived if item is not None else row_id in plan.indicators

    def _filter(self) -> None:
        self.filter_wanted.emit(self.point)

    def _want_paper(self, *, as_pdf: bool) -> None:
        self.paper_wanted.emit(self.point, as_pdf)

    def _copy(self) -> None:
        """Put the list on the clipboard: lines for any program, a table for spreadsheets and mails."""
        if self.found is None:
            return
        point = self.found.point
        heading = f"Changes since {point.name} ({about(point)}), as of {show_day(date.today())}"
        data = clipboard_data()
        data.setText(as_text(self.found, heading))
        data.setHtml(as_page(self.found))
        QGuiApplication.clipboard().setMimeData(data)
        self.summary.setText("Copied")
