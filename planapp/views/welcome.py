"""The first page: plans that were open, a place to drop a spreadsheet, a new plan and the sample."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.recent_list import RecentList
from planapp.views.settings import Recent
from planapp.views.start_cards import DropZone, StartCard
from planapp.views.welcome_band import WelcomeBand
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import RING, ink, paint_face, paint_icon, paint_text, px
from planapp.views.widgets.words import Words

_WIDTH, _LEFT, _RIGHT, _GAP, _MARGIN = 1040, 560, 440, 40, 48
_BAND_AT_LEAST, _BAND_AT_MOST, _BELOW_BAND = 152, 272, 572
_ABOUT_PLANS = "A plan is one file: themes, objectives, actions and steps, with a rating for every period."
SAMPLE_NOTE = "60 actions over eight periods, safe to change"
_PRIVACY = "Your plan is one file on this computer. Nothing is sent anywhere."


class Welcome(QWidget):
    """What an officer sees while no plan is open."""

    open_wanted = Signal(str)
    forget_wanted = Signal(str)
    another_wanted = Signal()
    import_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show an empty list."""
        super().__init__(parent)
        self._theme = theme
        self._band = WelcomeBand(theme, self)
        self.recent = RecentList(theme)
        self._none = _NoPlans(theme)
        self.another = Button(theme, "Open another plan…", Kind.QUIET)
        self.zone = DropZone(theme)
        self.new = StartCard(theme, "plus", "New plan", "Empty, with this month to rate", "Ctrl+Shift+P")
        self.sample = StartCard(theme, "sample", "Try the sample plan", SAMPLE_NOTE)
        self._headings = [Words(theme, words, Role.TITLE) for words in ("Open recent", "Start")]
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_recent(())

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show the plans that were open; on the first day, what a plan is."""
        self.recent.show_recent(recent)
        self.recent.setVisible(bool(recent))
        self._none.setVisible(not recent)
        self._fit()

    def first_field(self) -> QWidget:
        """Return what should have the keyboard when the page comes up."""
        return self.recent if self.recent.isVisibleTo(self) else self.zone.button

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setContentsMargins(RING, 0, 0, 0)
        columns.setSpacing(_GAP - RING)
        columns.addLayout(self._left(), _LEFT)
        columns.addLayout(self._right(), _RIGHT + 2 * RING)
        content = QWidget()
        content.setMaximumWidth(_WIDTH + 2 * RING)
        content.setLayout(columns)
        holder = QWidget()
        centre = QHBoxLayout(holder)
        self._centre = centre
        centre.addWidget(content)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._band)
        page.addWidget(scroll, 1)

    def _left(self) -> QVBoxLayout:
        heading = QHBoxLayout()
        heading.addWidget(self._headings[0], 1)
        heading.addWidget(self.another)
        heading.addSpacing(4 - RING + 2)
        heading.addWidget(KeyCap(self._theme, "Ctrl+O"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(heading)
        column.addSpacing(6)
        column.addWidget(self.recent)
        column.addWidget(self._none)
        column.addSpacing(16)
        column.addWidget(_Privacy(self._theme))
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._headings[1].setMinimumHeight(self.another.sizeHint().height())
        column.addLayout(_indented(self._headings[1]))
        column.addSpacing(6 - RING)
        column.addWidget(self.zone)
        column.addSpacing(12 - 2 * RING)
        column.addWidget(self.new)
        column.addWidget(self.sample)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        self.recent.open_wanted.connect(self.open_wanted)
        self.recent.forget_wanted.connect(self.forget_wanted)
        self.another.clicked.connect(self.another_wanted)
        self.zone.chosen.connect(self.import_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.sample.clicked.connect(self.sample_wanted)

    def _restyle(self) -> None:
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.recent.setFixedHeight(self.recent.height_of_all())
        height = self.height() - px(self._theme, _BELOW_BAND)
        self._band.setFixedHeight(max(_BAND_AT_LEAST, min(_BAND_AT_MOST, height)))
        top = 24 + max(0, min(24, height - _BAND_AT_MOST + 24))
        self._centre.setContentsMargins(_MARGIN, top, _MARGIN, 16)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the band what is left over."""
        self._fit()


def _indented(heading: QWidget) -> QHBoxLayout:
    """Put a heading flush with cards, which keep room for their rings."""
    row = QHBoxLayout()
    row.setContentsMargins(RING, 0, 0, 0)
    row.addWidget(heading)
    return row


class _NoPlans(QWidget):
    """Stands in place of the list on the first day."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of two lines in a card."""
        return QSize(360, px(self._theme, 112))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card and what it says."""
        painter, colour, length = QPainter(self), partial(ink, self._theme), partial(px, self._theme)
        rect = QRectF(self.rect())
        paint_face(painter, rect, colour("surface"), colour("line"), 8)
        words = QRectF(rect.left() + 20, length(30), rect.width() - 40, length(24))
        paint_text(painter, words, "No plans yet", font(Role.HEADING, self._theme.look), colour("text"))
        below = words.translated(0, length(26))
        paint_text(painter, below, _ABOUT_PLANS, font(Role.SMALL, self._theme.look), colour("text3"))
        painter.end()


class _Privacy(QWidget):
    """The line that says where plans are kept."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_PRIVACY)
        self.setFixedHeight(px(theme, 20))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the lock and the words."""
        painter = QPainter(self)
        paint_icon(painter, self._theme, "lock", QRectF(0, 0, 16, self.height()), 14, "text3")
        words = QRectF(self.rect()).adjusted(24, 0, 0, 0)
        paint_text(painter, words, _PRIVACY, font(Role.SMALL, self._theme.look), ink(self._theme, "text3"))
        painter.end()
