"""The page of the wizard that compares an open plan with a file: the officer picks what is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.import_into import Preview
from planapp.exchange.alignment import CHANGED, MISSING, NEW, SAME, Comparison, Difference
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.difference_rows import VERDICT_WORDS, consequences
from planapp.models.differences_model import DifferencesModel
from planapp.models.finding_groups import NOTE, WARN, Group
from planapp.views.importing.differences_tree import DifferencesTree
from planapp.views.importing.findings_panel import FindingsPanel
from planapp.views.widgets.buttons import Button
from planapp.views.widgets.chip import Chip
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import ink, px
from planapp.views.widgets.words import Words

_PADDING, _PANEL, _HEAD, _FOOT, _RING = 24, (240, 380), 52, 40, 4
_NARROWEST, _WITH_KEYS = 890, 1250
_ORDER = (NEW, CHANGED, MISSING, SAME)
_WHERE = 3
_NOTHING = {
    NEW: "The file has no row that the plan lacks.",
    CHANGED: "No row says anything else in the file than in the plan.",
    MISSING: "Every row of the plan is in the file.",
    SAME: "No row is the same in both.",
}


class DifferencesView(QWidget):
    """Chips that filter, rows to tick, and how much is taken; nothing here changes the plan."""

    chosen_changed = Signal(int)

    def __init__(self, preview: Preview, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a preview with what is safe to take ticked."""
        super().__init__(parent)
        self._theme = theme
        self.model = DifferencesModel(preview.comparison, self)
        self.tree = DifferencesTree(self.model, theme)
        self.findings = FindingsPanel(theme)
        self.chips = {verdict: Chip(theme, VERDICT_WORDS[verdict]) for verdict in _ORDER}
        self.take_all, self.take_none = Button(theme, "Take all"), Button(theme, "Take none")
        self.taken = Words(theme, "", Role.STRONG)
        self.refused = Words(theme, "", Role.SMALL, "text3")
        self.warning = Words(theme, "", Role.SMALL, "warn")
        self._lay_out()
        self._connect()
        self._show()

    # What the wizard asks.

    def chosen(self) -> tuple[Difference, ...]:
        """Return the differences that are ticked, in the order in which they are shown."""
        return self.model.chosen

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many rows are new, changed, same and missing."""
        return self.model.counts

    def set_preview(self, preview: Preview) -> None:
        """Show another preview with what is safe to take ticked."""
        self.tree.start_again()
        self.model.compare(preview.comparison)
        self._show()

    # Parts.

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._head())
        left.addWidget(self.tree, 1)
        left.addWidget(self._foot())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(1)
        across.addLayout(left, 1)
        across.addWidget(self.findings)
        self.setFocusProxy(self.tree)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_PADDING - _RING, 0, _PADDING - _RING, 0)
        row.setSpacing(0)
        for verdict, chip in self.chips.items():
            chip.setChecked(verdict in self.model.verdicts)
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.take_all)
        row.addWidget(self.take_none)
        self._head_strip = head
        return head

    def _foot(self) -> QWidget:
        foot = _Foot(self._theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        row.setSpacing(12)
        row.addWidget(self.taken)
        row.addWidget(self.refused)
        row.addWidget(self.warning)
        row.addStretch(1)
        row.addWidget(self._keys())
        self._foot_strip = foot
        return foot

    def _keys(self) -> QWidget:
        self._hints = QWidget()
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for keys, words in (("Space", "takes"), ("→", "opens"), ("←", "closes")):
            row.addWidget(KeyCap(self._theme, keys))
            row.addWidget(Words(self._theme, words, Role.SMALL, "text3"))
        return self._hints

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.toggled.connect(self._filter)
        self.take_all.clicked.connect(self.model.take_all)
        self.take_none.clicked.connect(self.model.take_none)
        self.model.chosen_changed.connect(self._count)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._head_strip.setFixedHeight(px(self._theme, _HEAD))
        self._foot_strip.setFixedHeight(px(self._theme, _FOOT))
        self.setMinimumWidth(px(self._theme, _NARROWEST))
        self._share_out()
        self.update()

    def _share_out(self) -> None:
        """Let the panel have less where there is little room, and leave out the keys: rows come first."""
        least, most = (px(self._theme, width) for width in _PANEL)
        self.findings.setFixedWidth(max(least, min(most, self.width() * 3 // 10)))
        has_rows = bool(self.model.comparison.differences)
        self._hints.setVisible(has_rows and self.width() >= px(self._theme, _WITH_KEYS))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        self._share_out()
        super().resizeEvent(event)

    # What is shown.

    def _filter(self) -> None:
        on = (verdict for verdict, chip in self.chips.items() if chip.isChecked())
        self.model.set_verdicts(frozenset(on))
        self._enable()

    def _show(self) -> None:
        for verdict, chip in self.chips.items():
            count = self.counts[verdict]
            chip.set_count(count)
            chip.setEnabled(bool(count))
            chip.setToolTip(_NOTHING[verdict] if not count else "")
        groups = _groups(self.model.comparison)
        self.findings.show_groups(groups)
        self.findings.setVisible(bool(groups))
        self._enable()
        self._share_out()
        self._tell()

    def _enable(self) -> None:
        """Let what is shown be ticked, if there is anything."""
        why = "" if self.model.numbers(NEW, CHANGED, MISSING) else "No difference is shown."
        for button in (self.take_all, self.take_none):
            button.setEnabled(not why)
            button.setToolTip(why)

    def _count(self) -> None:
        self._tell()
        self.chosen_changed.emit(len(self.model.chosen))

    def _tell(self) -> None:
        """Say how much is taken, and what of the plan would go with that."""
        all_of_them, chosen = self.model.comparison.differences, self.model.chosen
        number = len(all_of_them)
        words = f"Take {len(chosen):,} of {number:,} difference{'' if number == 1 else 's'}"
        self.taken.setText(words if number else "")
        gone, refused = consequences(chosen), len(self.model.ties.refusals)
        self.warning.setText(gone)
        self.warning.setVisible(bool(gone))
        self.refused.setText(f"{refused:,} can’t be taken" if refused else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground, and the lines between the parts."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        if self.findings.isVisible():
            panel = self.findings.geometry()
            painter.fillRect(panel, ink(self._theme, "sunken"))
            painter.fillRect(panel.left() - 1, 0, 1, self.height(), ink(self._theme, "line2"))
        head = self._head_strip.geometry()
        painter.fillRect(head.left(), head.bottom(), head.width(), 1, ink(self._theme, "line2"))
        painter.end()


class _Foot(QWidget):
    """The strip below the rows, with a line above it."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, ink(self._theme, "line2"))
        painter.end()


def _groups(comparison: Comparison) -> list[Group]:
    """Return what the officer should know of the comparison; those that say the same are told once.

    Why a difference can't be taken is said beside it.
    """
    refusals = {one.refusal for one in comparison.differences if one.refusal}
    wheres: dict[tuple[str, str], list[str]] = {}
    for finding in comparison.findings:
        if not any(finding.text.endswith(refusal) for refusal in refusals):
            wheres.setdefault((finding.severity, finding.text), []).append(finding.where)
    groups = [_group(severity, text, where) for (severity, text), where in wheres.items()]
    return sorted(groups, key=lambda group: group.state == NOTE)


def _group(severity: str, text: str, wheres: Iterable[str]) -> Group:
    headline, _, detail = text.partition(". ")
    places = [where for where in wheres if where and where not in text]
    named = ", ".join(places[:_WHERE])
    if len(places) > _WHERE:
        named += f" and {len(places) - _WHERE:,} more"
    words = [f"{named}." if named and not named.endswith(".") else named, detail]
    state = NOTE if severity == "note" else WARN
    return Group(state, headline.rstrip("."), " ".join(filter(None, words)))
