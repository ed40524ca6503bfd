"""The changes of one return: whose it is and what it is compared with, its changes, and merging them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.return_changes_model import ALL, CONFLICTS, UNDECIDED, ReturnChangesModel
from planapp.views.circulation.returns.changes_tree import ChangesTree
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.chip import Chip
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import RING, ink, paint_face, px
from planapp.views.widgets.strip import Strip
from planapp.views.widgets.words import Words

_HEAD, _FOOT, _PADDING, _BAR, _WITH_KEYS, _WITH_HINT = 104, 52, 16, 96, 660, 560
_CHIPS = {ALL: "All", CONFLICTS: "Conflicts", UNDECIDED: "Undecided"}
_KEYS = (("T", "theirs"), ("M", "mine"), ("E", "edit"), ("N", "next conflict"))
_NONE_SHOWN = {CONFLICTS: "No conflict is open.", UNDECIDED: "Everything is decided."}


class ChangesPane(QWidget):
    """`all_wanted` asks to accept all from this officer, `merge_wanted` to merge what is decided.

    `base_wanted` asks for the circulations that the return may be compared with.
    """

    all_wanted = Signal()
    merge_wanted = Signal()
    base_wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no return yet."""
        super().__init__(parent)
        self._theme = theme
        self.model = ReturnChangesModel(self)
        self.tree = ChangesTree(self.model, theme)
        self.officer = CutWords(theme, Role.HEADING)
        self.came = Words(theme, "", Role.SMALL, "text2")
        self.base = Button(theme, "", Kind.QUIET, small=True)
        self.accept_all = Button(theme, "Accept all from this officer", Kind.PRIMARY)
        self.chips = {key: Chip(theme, words) for key, words in _CHIPS.items()}
        self.hint = Words(theme, "Conflicts stay open until you choose", Role.SMALL, "text2")
        self.decided = Words(theme, "", Role.BODY)
        self.bar = DecidedBar(theme)
        self.merge = Button(theme, "Merge")
        self._lay_out()
        self._connect()
        self._count()

    # Parts.

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.tree, 1)
        column.addWidget(self._foot())
        self.setFocusProxy(self.tree)

    def _head(self) -> QWidget:
        self._head_part = QWidget()
        rows = self._head_rows = QVBoxLayout(self._head_part)
        rows.setSpacing(0)
        first, names, compared = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        names.setContentsMargins(RING, 0, 0, 0)
        names.setSpacing(0)
        compared.setSpacing(0)
        self.came.setMinimumWidth(1)
        compared.addWidget(self.came)
        # A space is all that parts the two: the button keeps more round its words.
        compared.addSpacing(-RING)
        compared.addWidget(self.base)
        compared.addStretch(1)
        names.addWidget(self.officer)
        names.addLayout(compared)
        first.addLayout(names, 1)
        first.addWidget(self.accept_all, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(first)
        rows.addStretch(1)
        second = QHBoxLayout()
        second.setContentsMargins(0, 0, RING, 0)
        second.setSpacing(0)
        for chip in self.chips.values():
            second.addWidget(chip)
        second.addStretch(1)
        second.addWidget(self.hint)
        rows.addLayout(second)
        return self._head_part

    def _foot(self) -> QWidget:
        foot = Strip(self._theme, _FOOT, line="line2", line_at_top=True)
        row = self._foot_row = QHBoxLayout(foot)
        row.setSpacing(24)
        row.addWidget(self.decided)
        row.addWidget(self.bar)
        row.addWidget(self._keys())
        row.addStretch(1)
        row.addWidget(self.merge)
        return foot

    def _keys(self) -> QWidget:
        self._hints = QWidget()
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, words in _KEYS:
            row.addWidget(KeyCap(self._theme, key))
            row.addWidget(Words(self._theme, words, Role.SMALL, "text2"))
            row.addSpacing(6)
        return self._hints

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for key, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, key=key: self._filter(key))
        self.chips[ALL].setChecked(True)
        self.accept_all.clicked.connect(self.all_wanted)
        self.accept_all.setToolTip("Theirs for all but conflicts (Ctrl+Shift+A)")
        self.merge.clicked.connect(self.merge_wanted)
        self.base.clicked.connect(self.base_wanted)
        self.base.setAccessibleDescription("Compare with another circulation")
        self.model.decided_changed.connect(self._count)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        side = px(self._theme, _PADDING)
        self._head_part.setFixedHeight(px(self._theme, _HEAD))
        self._head_rows.setContentsMargins(side - RING, 12, side - RING, 4)
        self._foot_row.setContentsMargins(side, 1, side - RING, 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out what only explains where there is little room."""
        super().resizeEvent(event)
        self._hints.setVisible(self.width() >= px(self._theme, _WITH_KEYS))
        self.hint.setVisible(self.width() >= px(self._theme, _WITH_HINT))

    # What is shown.

    def show_head(self, officer: str, came: str, base: str) -> None:
        """Say whose return it is, when it came, and what it is compared with."""
        self.officer.set_text(officer)
        self.came.setText(came)
        self.base.setText(base)
        self.base.setVisible(bool(base))
        self.base.updateGeometry()

    def show_all(self) -> None:
        """Show all changes, as at first, when those of another return come next."""
        self.tree.start_again()
        self.chips[ALL].setChecked(True)
        if self.model.filter != ALL:
            self.model.set_filter(ALL)

    def _filter(self, key: str) -> None:
        self.tree.own.leave()
        self.model.set_filter(key)
        self._count()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        counts = self.model.counts
        for key, chip in self.chips.items():
            chip.set_count(counts[key])
        total, open_ = counts[ALL], counts[UNDECIDED]
        done = total - open_
        self.decided.setText(f"{done:,} of {total:,} decided" if total else "")
        self.bar.set_share(done, total)
        self.tree.nothing = _NONE_SHOWN.get(self.model.filter, "") if total else self.nothing
        self.tree.viewport().update()

    nothing = ""

    def show_merge(self, number: int, why_not: str) -> None:
        """Offer to merge so many decisions, or say why there is nothing to merge."""
        self.merge.setText(f"Merge {number:,} decided" if number else "Merge")
        self.merge.updateGeometry()
        self.merge.setEnabled(not why_not)
        self.merge.setToolTip(why_not)

    def show_accept(self, why_not: str) -> None:
        """Let all be accepted, or say why that makes no sense."""
        self.accept_all.setEnabled(not why_not)
        self.accept_all.setToolTip(why_not or "Theirs for all but conflicts (Ctrl+Shift+A)")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.end()


class DecidedBar(QWidget):
    """How much is decided, as a bar."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Be empty."""
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_share(self, done: int, total: int) -> None:
        """Show how many of how many."""
        self._share = done / total if total else 0.0
        self.setVisible(bool(total))
        self.setAccessibleName(f"{done:,} of {total:,} decided")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size."""
        return QSize(px(self._theme, _BAR), 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground and share."""
        painter, face = QPainter(self), QRectF(self.rect())
        paint_face(painter, face, ink(self._theme, "band"), None, 3)
        if self._share:
            face.setWidth(max(6.0, face.width() * self._share))
            paint_face(painter, face, ink(self._theme, "accent"), None, 3)
        painter.end()
