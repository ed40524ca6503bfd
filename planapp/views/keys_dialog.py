"""Help: all keys on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planapp.domain.records import Level
from planapp.domain.scale import default_levels
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.actions import COMMANDS
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

# Keys that the board and the pane read themselves; those of the scale stand in between.
_OF_ROWS = (
    ("Go to another row", ("Up", "Down")),
    ("Fold and unfold; then go from period to period", ("Left", "Right")),
    ("Go to the rating of the period", ("Tab",)),
)
_RATE = "Rate what is chosen, and go on as Plan > Rate > After rating says"
_COMMENT = ("Comment on the rating", ("C",))
_OF_BOARD = (
    ("Take the rating away", ("0",)),
    ("Tick a step", ("Space",)),
    ("Edit the title", ("F2",)),
    ("Go to the pane, and back", ("Enter", "Esc")),
    ("Leave dragged rows where they were", ("Esc",)),
    ("In Columns: move, and size", ("Alt+Up / Down", "Alt+Left / Right")),
    ("Earlier and later periods", ("Ctrl+Shift+Left", "Ctrl+Shift+Right")),
    ("In Print: the page before, the next one", ("PgUp", "PgDown")),
)
_OF_PANE = (
    ("Previous and next item", ("Ctrl+PgUp", "Ctrl+PgDown")),
    ("Save the update", ("Ctrl+Enter",)),
    ("Leave a field as it was", ("Esc",)),
    ("Choose and take a name that is listed", ("Up / Down", "Enter")),
    ("Rename, hand over, put in order: at the people", ("Menu",)),
)
_OF_PERIODS = (
    ("Add one", ("Ctrl+N",)),
    ("Change what stands in a cell", ("F2",)),
    ("Move up and down", ("Alt+Up", "Alt+Down")),
    ("Delete", ("Del",)),
)
_OF_REGISTERS = (
    ("Add one", ("Ctrl+N",)),
    ("Correct a cell", ("F2",)),
    ("Go to the items, and from there to the board", ("Enter",)),
    ("Move up and down", ("Alt+Up", "Alt+Down")),
    ("Delete; unlink an item, clear a value", ("Del",)),
)
_OF_IMPORT = (
    ("Theme, objective, action, step", ("T O A S",)),
    ("Join a row to the one above", ("J",)),
    ("Leave a row out", ("X",)),
    ("As it was recognised", ("Backspace",)),
    ("Say what a column is", ("Alt+Down",)),
    ("Correct the text of a cell", ("F2",)),
)
_OF_DIFFERENCES = (
    ("Take or leave what is chosen", ("Space",)),
    ("Open and close a row", ("Right", "Left")),
)
_OF_INDICATORS = (
    ("Type a figure, or edit it", ("0–9", "F2")),
    ("Take it and go down, to the right", ("Enter", "Tab")),
    ("Take it and go up, to the left", ("Shift+Enter", "Shift+Tab")),
    ("Say which way is good", ("H", "L")),
    ("Empty the chosen cells", ("Del",)),
    ("Earlier and later months", ("Ctrl+Shift+Left", "Ctrl+Shift+Right")),
    ("Add an indicator", ("Ctrl+N",)),
)
_OF_CIRCULATION = (
    ("Next tab, the one before", ("Ctrl+Tab", "Ctrl+Shift+Tab")),
    ("Prepare: send to somebody, or leave them out", ("Space",)),
    ("Prepare: type an address", ("F2",)),
    ("Copy the message, or the list of who has it", ("Ctrl+C",)),
    ("Sent: go to what came back, or copy a reminder", ("Enter",)),
)
_OF_RETURNS = (
    ("Keep theirs, mine; go on to the next change", ("T", "M")),
    ("Put it in your own words", ("E",)),
    ("Open it again", ("Backspace",)),
    ("Next conflict, the one before", ("N", "Shift+N")),
    ("Fold and unfold an action", ("Space",)),
    ("From a file to its changes", ("Enter",)),
    ("Take a file off the list", ("Del",)),
)
# A level of a longer number is typed by its letter alone.
_MOST_TYPED = 9
# Words and keys under a title.
Part = tuple[str, Sequence[tuple[str, tuple[str, ...]]]]


def commands_with_keys() -> list[tuple[str, tuple[str, ...]]]:
    """Return the words and keys of all commands that have keys, as the menus have them."""
    return [
        (
            command.text.replace("&", "").rstrip("…"),
            tuple(
                QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in command.keys[:1]
            ),
        )
        for command in COMMANDS
        if command.keys
    ]


def _board_keys(levels: Sequence[Level]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the keys of the board, with those that rate by a scale; C comments, unless it rates."""
    numbers = [level.number for level in levels if 0 < level.number <= _MOST_TYPED]
    letters = [level.letter for level in levels if len(level.letter) == 1]
    in_turn = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1))
    typed = f"{numbers[0]}–{numbers[-1]}" if in_turn else " ".join(map(str, numbers))
    keys = tuple(filter(None, (typed, " ".join(letters))))
    rates = any(letter.casefold() == "c" for letter in letters)
    return [*_OF_ROWS, (_RATE, keys), *([] if rates else [_COMMENT]), *_OF_BOARD]


def all_keys(levels: Sequence[Level] | None = None) -> list[Part]:
    """Return all keys, part by part; `levels` are those of the plan, None for the usual ones."""
    return [
        ("Everywhere", commands_with_keys()),
        ("Board", _board_keys(default_levels() if levels is None else levels)),
        ("Pane", _OF_PANE),
        ("Indicators", _OF_INDICATORS),
        ("Circulation", _OF_CIRCULATION),
        ("Merge returns", _OF_RETURNS),
        ("Periods, rating scale", _OF_PERIODS),
        ("People, recommendations, extra fields", _OF_REGISTERS),
        ("Import: the chosen rows", _OF_IMPORT),
        ("Import: differences", _OF_DIFFERENCES),
    ]


class KeysDialog(Dialog):
    """All keys. It does not stop anything else, so that they can be tried beside it."""

    about_plan = False

    def __init__(self, theme: Appearance, parent: QWidget, levels: Sequence[Level] | None = None) -> None:
        """Show them in two columns; `levels` are those of the plan that is open."""
        super().__init__(theme, parent, "Keys", size=(880, 660), modal=False)
        columns = QHBoxLayout()
        columns.setSpacing(px(theme, 48))
        self._levels = levels
        first, *others = all_keys(levels)
        columns.addLayout(self._column([first]))
        columns.addLayout(self._column(others))
        content = QWidget()
        content.setLayout(columns)
        scroll = QScrollArea()
        scroll.setAccessibleName("Keys")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(content)
        # Qt fills it again when it is taken in.
        content.setAutoFillBackground(False)
        self.body.addWidget(scroll)
        self.print_button = self.add_button("Print…", self._print, at_left=True)
        self.close_button = self.add_button("Close", self.reject)

    def _print(self) -> None:
        """Print the list on the printer, or into the file, that the officer chooses."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Print keys")
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            from planapp.reports.keys_sheet import paint_keys

            self.attempt(lambda: paint_keys(printer, all_keys(self._levels)))

    def _column(self, parts: Sequence[Part]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for title, rows in parts:
            column.addWidget(Words(self.theme, title, Role.HEADING))
            column.addLayout(self._rows(rows))
            column.addSpacing(12)
        column.addStretch(1)
        return column

    def _rows(self, rows: Sequence[tuple[str, tuple[str, ...]]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(0, 1)
        for at, (words, keys) in enumerate(rows):
            caps = QHBoxLayout()
            caps.setSpacing(4)
            caps.addStretch(1)
            for key in keys:
                caps.addWidget(KeyCap(self.theme, key))
            grid.addWidget(Words(self.theme, words, wrapped=True), at, 0)
            grid.addLayout(caps, at, 1)
        return grid
