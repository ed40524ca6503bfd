"""Asking what is printed and on which paper, with a preview; then it goes to a printer or into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.reports.paper import SIZES, Paper, Report
from planapp.views.printing.page_preview import PagePreview
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import RING
from planapp.views.widgets.words import Words

_WIDTH, _HEIGHT = 820, 660
_LANDSCAPE, _PORTRAIT = "Landscape", "Portrait"
BOARD = "The board as shown"


class What(Enum):
    """What can be printed."""

    BOARD = auto()
    ITEM = auto()
    CHANGES = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is printed, the board perhaps with the rows that are folded away; and the paper."""

    what: What
    paper: Paper
    folded_too: bool = False


Make = Callable[[Wanted], Report]


class PrintDialog(Dialog):
    """`make` lays out what is wanted; `print_wanted` and `pdf_wanted` give it when the officer is content.

    The dialog closes for a file. For a printer it stays: who gives up there finds her choices again.
    """

    print_wanted = Signal(object)
    pdf_wanted = Signal(object)

    def __init__(
        self,
        make: Make,
        item: str,
        size: str,
        theme: Appearance,
        parent: QWidget,
        *,
        since: str = "",
        first: What = What.BOARD,
        as_pdf: bool = False,
    ) -> None:
        """Begin with the board, or what else comes `first`, on a paper.

        `item` is what the chosen item is called, `since` the point since which changes count, '' for none.
        """
        super().__init__(theme, parent, "Save as PDF" if as_pdf else "Print", size=(_WIDTH, _HEIGHT))
        self._make = make
        offered = {What.BOARD: BOARD}
        offered |= {What.ITEM: f"{item} with its history"} if item else {}
        offered |= {What.CHANGES: f"Changes since {since}"} if since else {}
        self._offered = list(offered)
        self.what = self._choice(list(offered.values()), self._offered.index(first))
        self.paper = self._choice(SIZES, SIZES.index(size))
        self.way = self._choice([_LANDSCAPE, _PORTRAIT], first is What.ITEM)
        self.folded = CheckBox(theme, "Folded rows too")
        self.folded.setEnabled(first is What.BOARD)
        self.preview = PagePreview(theme)
        self.earlier, self.later = Button(theme, "Previous"), Button(theme, "Next")
        self.place = Words(theme, "", Role.SMALL, "text2")
        self._fill()
        self._add_buttons(as_pdf=as_pdf)
        self._connect()
        self.report: Report | None = None
        self._show()

    def _choice(self, words: list[str] | tuple[str, ...], at: int) -> Choice:
        made = Choice(self.theme)
        made.addItems(list(words))
        made.setCurrentIndex(at)
        return made

    def _fill(self) -> None:
        self.add_heading(self.windowTitle())
        choices = QHBoxLayout()
        choices.setSpacing(16)
        for label, choice, share in (
            ("What", self.what, 3), ("Paper", self.paper, 1), ("Orientation", self.way, 1),
        ):  # fmt: skip
            choices.addLayout(self._labelled(label, choice), share)
        self.body.addLayout(choices)
        self.body.addWidget(self.folded)
        self.body.addWidget(self.preview, 1)
        pages = QHBoxLayout()
        pages.addStretch(1)
        for part in (self.earlier, self.place, self.later):
            pages.addWidget(part)
        pages.addStretch(1)
        self.body.addLayout(pages)

    def _labelled(self, label: str, choice: Choice) -> QVBoxLayout:
        words = Words(self.theme, label, Role.CAPTION, "text3")
        words.setBuddy(choice)
        # The face of a choice stands within the room of its ring.
        words.setContentsMargins(RING, 0, 0, 0)
        choice.setAccessibleName(label)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(choice)
        return column

    def _add_buttons(self, *, as_pdf: bool) -> None:
        usual, other = (Kind.SECONDARY, Kind.PRIMARY) if as_pdf else (Kind.PRIMARY, Kind.SECONDARY)
        self.add_button("Cancel", self.reject)
        self.pdf_button = self.add_button("Save as PDF…", self._save, other)
        self.print_button = self.add_button("Print…", self._print, usual)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._choose_what)
        self.paper.currentIndexChanged.connect(self._show)
        self.way.currentIndexChanged.connect(self._show)
        self.folded.toggled.connect(self._show)
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))

    @property
    def wanted(self) -> Wanted:
        """Return what is chosen."""
        paper = Paper(self.paper.currentText(), self.way.currentText() == _LANDSCAPE)
        return Wanted(self._offered[self.what.currentIndex()], paper, self.folded.isChecked())

    def _choose_what(self) -> None:
        """Take the orientation that suits what is chosen: a board is wide, an item is a text."""
        what = self.wanted.what
        self.folded.setEnabled(what is What.BOARD)
        way = int(what is What.ITEM)
        if self.way.currentIndex() != way:
            self.way.setCurrentIndex(way)
        else:
            self._show()

    def _show(self) -> None:
        self.attempt(self._lay_out_report)

    def _lay_out_report(self) -> None:
        self.report = self._make(self.wanted)
        self.preview.show_report(self.report)
        self._tell_page()

    def turn(self, step: int) -> None:
        """Show the page before (-1) or after (1) this one."""
        self.preview.show_page(self.preview.page + step)
        self._tell_page()

    def _tell_page(self) -> None:
        page, pages = self.preview.page, self.preview.pages
        self.place.setText(f"Page {page + 1:,} of {pages:,}")
        self.earlier.setEnabled(page > 0)
        self.later.setEnabled(page + 1 < pages)

    def _print(self) -> None:
        if self.report is not None:
            self.print_wanted.emit(self.report)

    def _save(self) -> None:
        if self.report is not None:
            self.accept()
            self.pdf_wanted.emit(self.report)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn the pages with their keys."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)
