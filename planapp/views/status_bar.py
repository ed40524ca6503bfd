"""The status bar: whether all is saved, the file, what is shown of it, what is done, what undo undoes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import ink, paint_icon, paint_text, px, text_width

_HEIGHT, _ICON, _GAP, _SAID_FOR = 28, 14, 6, 8000
_LONGEST_FILE, _LONGEST_COUNTS, _KEPT_COUNTS = 300, 560, 330
_RULE = 33
# What is cut to less than that says nothing any more.
_LEAST_WORDS = 120


class Part(QWidget):
    """A part of the bar: an icon, and words that are cut where there is no room."""

    def __init__(
        self, theme: Appearance, longest: int = 0, cut: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle
    ) -> None:
        """Show nothing yet; `longest` is how many pixels the words may take, 0 for all they want."""
        super().__init__()
        self._theme, self._longest, self._cut = theme, longest, cut
        self._kept, self._short = 0, ""
        self._text, self._icon, self._token, self._icon_token = "", "", "text2", "text2"
        self._line = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.hide()

    @property
    def text(self) -> str:
        """Return the words, '' for none."""
        return self._text

    def tell(
        self, text: str, icon: str = "", token: str = "text2", icon_token: str = "", line: bool = True
    ) -> None:
        """Show words behind an icon, and a line before both; '' hides the part."""
        told = text, icon, token, line, icon_token or token
        if told == (self._text, self._icon, self._token, self._line, self._icon_token):
            return
        self._text, self._icon, self._token, self._line, self._icon_token = told
        self.setAccessibleName(text)
        self.setToolTip(text if self._longest else "")
        self.setVisible(bool(text))
        self._restyle()

    def shorten(self, short: str) -> None:
        """Show other words where there is no room for enough of the words."""
        self._short = short
        self._restyle()

    def keep(self, pixels: int) -> None:
        """Leave the words so much room where the bar is crowded, if they want as much."""
        self._kept = pixels
        self._restyle()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room that is left to the words in any case."""
        wanted, kept = self.sizeHint(), px(self._theme, self._kept)
        if self._short and self._text:
            kept = max(kept, self._beside() + self._width_of(self._short))
        return QSize(min(wanted.width(), kept), wanted.height())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _shown_text(self, room: float | None = None) -> str:
        """Return the words, cut to what they may take, and to the room that there is."""
        if not self._longest:
            return self._text
        longest = px(self._theme, self._longest)
        metrics = QFontMetricsF(font(Role.SMALL, self._theme.look))
        least = px(self._theme, _LEAST_WORDS)
        if self._short and room is not None and room < min(least, metrics.horizontalAdvance(self._text)):
            return self._short
        return metrics.elidedText(self._text, self._cut, longest if room is None else min(longest, room))

    def shown_words(self) -> str:
        """Return the words as they stand: where the bar is crowded, there is less room than they want."""
        return self._shown_text(self.width() - self._beside() + 1)

    def _lead(self) -> int:
        return _RULE if self._line else 0

    def _beside(self) -> int:
        """Return how much room line and icon take."""
        return self._lead() + (_ICON + _GAP if self._icon else 0)

    def _width_of(self, words: str) -> int:
        return text_width(words, font(Role.SMALL, self._theme.look))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of line, icon and words."""
        width = self._beside() + self._width_of(self._shown_text())
        return QSize(width, px(self._theme, _HEIGHT) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint line, icon and words."""
        painter, theme = QPainter(self), self._theme
        if self._line:
            painter.fillRect(_RULE // 2, self.height() // 2 - 6, 1, 12, ink(theme, "line2"))
        rect = QRectF(self.rect()).adjusted(self._lead(), 0, 0, 0)
        if self._icon:
            box = QRectF(rect.left(), 0, _ICON, rect.height())
            paint_icon(painter, theme, self._icon, box, _ICON, self._icon_token)
            rect.setLeft(rect.left() + _ICON + _GAP)
        paint_text(painter, rect, self.shown_words(), font(Role.SMALL, theme.look), ink(theme, self._token))
        painter.end()


class _Rule(QWidget):
    """The line between two parts."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(_RULE)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(_RULE // 2, self.height() // 2 - 6, 1, 12, ink(self._theme, "line2"))
        painter.end()


class StatusBar(QStatusBar):
    """Says of the plan only what is so; `cancelled`, `cleared` and `next_wanted` come from its links."""

    cancelled = Signal()
    cleared = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show that no plan is open."""
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self.saved, self.file = Part(theme), Part(theme, _LONGEST_FILE)
        self.counts = Part(theme, _LONGEST_COUNTS, Qt.TextElideMode.ElideRight)
        self.counts.keep(_KEPT_COUNTS)
        # What is saved is read whole in any window; other parts give way.
        self.saved.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.said, self.job, self.undo = Part(theme, 560), Part(theme, 400), Part(theme, 300)
        self._clear, self._cancel = self._link("Clear"), self._link("Cancel")
        self._clear.setAccessibleName("Clear filters")
        self._clear.clicked.connect(self.cleared)
        self._cancel.clicked.connect(self.cancelled)
        self.rated, self._before_link, self.to_rate = Part(theme), _Rule(theme), self._link("")
        self.to_rate.clicked.connect(self.next_wanted)
        self._undo_keys = KeyCap(theme, "Ctrl+Z")
        self._quiet = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._quiet.timeout.connect(lambda: self.said.tell(""))
        parts: tuple[QWidget, ...] = (
            self.saved, self.file, self.counts, self._clear, self.rated, self._before_link, self.to_rate,
            self.job, self._cancel, self.said,
        )  # fmt: skip
        for part in parts:
            self.addWidget(part)
        self.addPermanentWidget(self.undo)
        self.addPermanentWidget(self._undo_keys)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_no_plan()

    def _link(self, words: str) -> Button:
        button = Button(self._theme, words, Kind.QUIET, small=True)
        button.hide()
        return button

    def show_no_plan(self) -> None:
        """Show the bar of the first page."""
        self.saved.tell("No plan open", token="text3", line=False)
        for part in (self.file, self.counts):
            part.tell("")
        self._clear.hide()
        self.undo.shorten("")
        self.undo.tell("F1 Help", token="text3", line=False)
        self._undo_keys.hide()

    def show_saved(self, at: datetime | None) -> None:
        """Say that all is saved, and since when (None: since before the plan was opened)."""
        time = f" {at:%H:%M}" if at is not None else ""
        self.saved.tell(f"All changes saved{time}", "check-circle", "text2", "ok", line=False)

    def show_not_saved(self, reason: str) -> None:
        """Say that the last change is not saved."""
        self.saved.tell("Last change not saved", "warning", "danger", line=False)
        self.saved.setToolTip(reason)

    def show_read_only(self) -> None:
        """Say that the plan can't be changed."""
        self.saved.tell("Read-only", "lock", "warn", line=False)

    def show_file(self, name: str) -> None:
        """Show the name of the file."""
        self.file.tell(name, "file", "text3")

    def show_counts(self, text: str, filtered: bool) -> None:
        """Show what there is, or how much of it a filter leaves."""
        self.counts.tell(text, "", "text3")
        self._clear.setVisible(filtered)

    def show_to_rate(self, words: str, period: str, *, left: bool) -> None:
        """Show how many actions are still to rate in a period, as a way there, or that none is left."""
        self.rated.tell("" if left else words, "check-circle", "text3", "ok")
        self.to_rate.setVisible(left)
        self._before_link.setVisible(left)
        if left and words != self.to_rate.text():
            self.to_rate.setText(words)
            self.to_rate.setToolTip(f"{words} in {period}. Go to the next one (Ctrl+J).")
            self.to_rate.updateGeometry()

    def show_undo(self, label: str | None, barrier: str | None = None) -> None:
        """Name what would be undone, or the barrier at which undo stops."""
        stops = f"Undo stops at: {barrier}" if barrier else ""
        icon = "undo" if label else "lock"
        self.undo.shorten("Undo" if label else "")
        self.undo.tell(f"Undo: {label}" if label else stops, icon, "text3", line=False)
        self._undo_keys.setVisible(label is not None)

    def show_job(self, text: str) -> None:
        """Say what is being done; '' for nothing."""
        self.job.tell(text, "", "accent")
        self._cancel.setVisible(bool(text))

    def say(self, sentence: str) -> None:
        """Say a sentence for a while."""
        self.said.tell(sentence)
        self.said.setToolTip(sentence)
        self._quiet.start()

    def _restyle(self) -> None:
        self.setFixedHeight(px(self._theme, _HEIGHT))
        self.setContentsMargins(px(self._theme, 12), 1, px(self._theme, 12), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the line above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "window"))
        painter.fillRect(0, 0, self.width(), 1, ink(self._theme, "line"))
        painter.end()
