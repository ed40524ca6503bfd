"""Copying rows of the board, and pasting what was copied anywhere: at once, or after a look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.views.wait_cursor import wait_cursor

if TYPE_CHECKING:
    from planapp.application.pasted import Pasted
    from planapp.views.paste_preview import PastePreview
    from planapp.views.plan_file import PlanFile
    from planapp.views.plan_page import PlanPage

Make = Callable[[Callable[[Plan], ChangeSet]], ChangeSet | None]


class Pasting:
    """`make` makes an edit, or shows why it is refused; `tell` says what can be taken back."""

    def __init__(self, document: PlanFile, page: PlanPage, make: Make, tell: Callable[[str], None]) -> None:
        """Copy from the board of a page, and paste into it."""
        self._document, self._page, self._make, self._tell = document, page, make, tell
        self.preview: PastePreview | None = None

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, with the columns that the board shows."""
        from planapp.views.clipboard import copied, shown_columns

        board = self._page.board
        chosen = board.selected_ids()
        if chosen:
            data = copied(self._document.plan, chosen, shown_columns(board.places))
            QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Put in what is on the clipboard, where the board stands. Raises UserError if there is nothing."""
        from planapp.application.pasted import read_pasted
        from planapp.views.clipboard import read_mime, shown_columns

        board, plan = self._page.board, self._document.plan
        reading = read_mime(QGuiApplication.clipboard().mimeData())
        pasted = read_pasted(reading, plan, shown_columns(board.places))
        if pasted.is_certain:
            self._put(board.current_id(), pasted)
        else:
            self._show(board.current_id(), pasted)

    def _show(self, after: int | None, pasted: Pasted) -> None:
        from planapp.application.pasting import words_of
        from planapp.views.paste_preview import PastePreview

        page, plan = self._page, self._document.plan
        count = partial(words_of, plan, after)
        preview = self.preview = PastePreview(pasted, plan, count, page.board.appearance, page.window())
        preview.accepted.connect(lambda: self._put(after, preview.pasted))
        preview.finished.connect(self._forget)
        preview.open()

    def _forget(self) -> None:
        self.preview = None

    def _put(self, after: int | None, pasted: Pasted) -> None:
        """Paste, and stand on the first row that was pasted."""
        from planapp.application.pasted import frozen_periods
        from planapp.application.pasting import first_pasted, paste

        plan = self._document.plan
        there = after if after in plan.items else None
        with wait_cursor():
            made = self._make(lambda plan: paste(plan, there, pasted))
        if made is None:
            return
        board = self._page.board
        board.choose(first_pasted(self._document.plan, made))
        words = made.label.removeprefix("paste ")
        without = " without ratings of frozen periods" if frozen_periods(pasted, plan) else ""
        self._tell(f"{words} pasted{without}")
