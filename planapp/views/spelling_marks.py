"""Dotted lines below words that are spelled wrong, and what the menu offers for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from planapp.application.spelling import Word, is_known, words_of
from planapp.graphics.theme import Appearance
from planapp.views.plan_words import PlanWords
from planapp.views.speller import Speller
from planapp.views.widgets.painted import ink

# Milliseconds after the last key.
_REST = 200
_LOOKING = "Looking for suggestions…"


class SpellingMarks(QObject):
    """Marks the words that are in sight, once one stops typing. It goes with its text box."""

    def __init__(
        self, box: QPlainTextEdit, theme: Appearance, speller: Speller, plan_words: PlanWords
    ) -> None:
        """Mark what is wrong in a text box."""
        super().__init__(box)
        self._box, self._theme, self._speller, self._plan_words = box, theme, speller, plan_words
        self._typed_at = -1
        self._marked_words: list[QTextCursor] = []
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.mark)
        box.textChanged.connect(self._typed)
        box.cursorPositionChanged.connect(self._timer.start)
        box.verticalScrollBar().valueChanged.connect(lambda _: self._timer.start())
        for signal in (speller.checked, speller.switched):
            signal.connect(self.mark)
        self.mark()

    def _typed(self) -> None:
        self._typed_at = self._box.textCursor().position()
        self._timer.start()

    def mark(self, *_: object) -> None:
        """Mark the words in sight that are known to be wrong."""
        places = [(block, word) for block in self._blocks() for word in words_of(block.text())]
        wrong = self._wrong(places)
        at = self._typed_at if self._box.textCursor().position() == self._typed_at else -1
        shown = [place for place in places if place[1].text in wrong]
        cursors = [_cursor(block, word) for block, word in shown]
        # The word at whose end one types is not finished.
        self._marked_words = [one for one in cursors if one.position() != at]
        self._box.setExtraSelections([self._marked(one) for one in self._marked_words])

    def _wrong(self, places: list[tuple[QTextBlock, Word]]) -> set[str]:
        known = self._plan_words.known()
        return self._speller.wrong(
            dict.fromkeys(word.text for _, word in places if not is_known(word.text, known))
        )

    def _blocks(self) -> Iterator[QTextBlock]:
        """Yield the paragraphs in sight."""
        box, offset = self._box, self._box.contentOffset()
        block = box.firstVisibleBlock()
        while block.isValid():
            if box.blockBoundingGeometry(block).translated(offset).top() > box.viewport().height():
                return
            yield block
            block = block.next()

    def _marked(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(ink(self._theme, "danger"))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    def wrong_at(self, at: QPoint) -> QTextCursor | None:
        """Return the wrong word at a point, selected."""
        position = self._box.cursorForPosition(at).position()
        for cursor in self._marked_words:
            if cursor.selectionStart() <= position <= cursor.selectionEnd():
                return QTextCursor(cursor)
        return None

    # The menu.

    def fill_menu(self, menu: QMenu, at: QPoint) -> None:
        """Put before all else what may be meant by the wrong word at a point."""
        cursor = self.wrong_at(at)
        if cursor is None:
            return
        word, first = cursor.selectedText(), next(iter(menu.actions()), None)

        def add(text: str, do: Callable[[], object] | None = None) -> QAction:
            action = QAction(text.replace("&", "&&"), menu)
            action.setEnabled(do is not None)
            if do is not None:
                action.triggered.connect(lambda: do())
            menu.insertAction(first, action)  # type: ignore[arg-type]
            return action

        looking = self._add_suggestions(menu, cursor, first)
        menu.insertSeparator(first)  # type: ignore[arg-type]
        add("Add to the plan’s words", partial(self._add, word))
        add("Ignore", partial(self._speller.ignore, word))
        menu.insertSeparator(first)  # type: ignore[arg-type]
        if looking is not None:
            self._fill_later(menu, cursor, looking)

    def _add_suggestions(self, menu: QMenu, cursor: QTextCursor, before: QAction | None) -> QAction | None:
        """Offer what may be meant; return the entry that holds the place while that is looked for."""
        found = self._speller.suggestions(cursor.selectedText())
        words = [_LOOKING] if found is None else found or ["No suggestions"]
        entries = [QAction(word.replace("&", "&&"), menu) for word in words]
        for entry, word in zip(entries, words, strict=True):
            entry.setEnabled(bool(found))
            entry.triggered.connect(partial(self._replace, cursor, word))
            menu.insertAction(before, entry)  # type: ignore[arg-type]
        return entries[0] if found is None else None

    def _fill_later(self, menu: QMenu, cursor: QTextCursor, looking: QAction) -> None:
        """Put the suggestions into an open menu when they are there."""

        def fill() -> None:
            if not isValid(menu) or not isValid(looking):
                self._speller.checked.disconnect(fill)
            elif self._speller.suggestions(cursor.selectedText()) is not None:
                self._speller.checked.disconnect(fill)
                self._add_suggestions(menu, cursor, looking)
                menu.removeAction(looking)

        self._speller.checked.connect(fill)

    def _add(self, word: str) -> None:
        self._plan_words.add(word)
        self.mark()

    def _replace(self, cursor: QTextCursor, word: str) -> None:
        cursor.insertText(word)
        self._timer.start()


def _cursor(block: QTextBlock, word: Word) -> QTextCursor:
    """Return a word selected; Qt counts in 16 bits."""
    text = block.text()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + _units(text[: word.at]))
    cursor.setPosition(block.position() + _units(text[: word.end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
