"""The history of an item: who changed what and when, read from the journal when it is unfolded."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planapp.application.item_history import Past, Step, history_of, put_back
from planapp.domain.records import Item
from planapp.errors import UserError
from planapp.views.detail.context import Context
from planapp.views.detail.history_entry import HistoryEntry
from planapp.views.detail.rows import Rows
from planapp.views.detail.section import Section
from planapp.views.detail.show_more import ShowMore
from planapp.views.detail.tab_order import follow

_AT_FIRST, _MORE = 10, 40


class HistorySection(Section):
    """Folded at first. What the journal says is read anew when it has grown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "History", parent=parent)
        self._item: Item | None = None
        self._read: tuple[int, int] | None = None
        self._past: tuple[Past, ...] = ()
        self.rows = Rows(lambda: HistoryEntry(context, self._put_back), self.body, self.last_of_head)
        self.more = ShowMore(context.theme, "earlier change", _AT_FIRST, _MORE)
        self.more.clicked.connect(self._show_more)
        self.inset_link(self.more)
        self.head.setChecked(False)
        self.head.toggled.connect(self._refresh)

    def show_item(self, item: Item) -> None:
        """Show the history of an item, if it is unfolded."""
        if self._item is None or self._item.id != item.id:
            self.more.start_again()
        self._item = item
        self._refresh()

    def _refresh(self, _unfolded: bool = True) -> None:
        item, last = self._item, self._context.document.history.last
        if item is None:
            return
        at = item.id, last.seq if last is not None else 0
        if self.is_folded or not self._context.is_open:
            self.head.set_summary("")
        elif at != self._read:
            self._load(item)
            self._read = at
            self._show()
        else:
            self._tell_count()

    def _load(self, item: Item) -> None:
        try:
            self._past, refusal = history_of(self._context.document, item.id), ""
        except UserError as trouble:
            self._past, refusal = (), trouble.message
        self.refusal.tell(refusal)

    def _show(self) -> None:
        plan, shown = self._context.plan, self.more.cut(self._past)
        entries = self.rows.become([past.entry.seq for past in shown])
        for place, (entry, past) in enumerate(zip(entries, shown, strict=True)):
            entry.show_past(plan, past, newest=place == 0, last=place == len(self._past) - 1)
        follow(self.last_of_head, [*(link for entry in entries for link in entry.links), self.more])
        self._tell_count()

    def _tell_count(self) -> None:
        count = len(self._past)
        self.head.set_summary(f"{count:,} change{'' if count == 1 else 's'}" if count else "none")

    def _show_more(self) -> None:
        before = len(self.rows.widgets)
        self._show()
        links = [link for entry in self.rows.widgets[before:] for link in entry.links]
        (links[0] if links else self.head).setFocus()

    def _put_back(self, step: Step) -> None:
        """Give a field its older value again; the keyboard goes to the heading, as the link may go."""
        self.attempt(lambda plan: put_back(plan, step))
        if not self.refusal.text():
            self.head.setFocus()
