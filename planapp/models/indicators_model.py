"""The grid of indicators: a row each, first what is said of it, then a column for each month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from planapp.domain.changes import ChangeSet
from planapp.domain.indicators import BAD, GOOD, judged, level_words
from planapp.domain.months import month_name, month_words
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.models import indicator_texts as t
from planapp.models.indicator_texts import Facts
from planapp.models.keyed_rows import Index, KeyedRows
from planapp.models.roles import Role
from planapp.models.texts import one_line

# Takes an indicator's id, a column's key and the text that was typed; raises UserError to refuse.
OnEdit = Callable[[int, str, str], object]
_NONE = QModelIndex()
REF, NAME, UNIT, POLARITY, TARGET, LINE = "ref", "name", "unit", "polarity", "target", "line"
_MONTH = "month:"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, heading, and month if it is one."""

    key: str
    label: str
    month: str = ""

    @property
    def editable(self) -> bool:
        """Tell whether something is typed in it."""
        return self.key != LINE


_BEFORE = (
    Column(REF, "No."),
    Column(NAME, "Indicator"),
    Column(UNIT, "Unit"),
    Column(POLARITY, "Good is"),
    Column(TARGET, "Target"),
)


def month_key(month: str) -> str:
    """Return the key of the column of a month."""
    return f"{_MONTH}{month}"


class IndicatorsModel(KeyedRows[Facts]):
    """Changes by `apply`, edits through `on_edit`. Rows keep their ids; other months are a reset."""

    refused = Signal(QModelIndex, str)

    def __init__(
        self,
        plan: Plan,
        *,
        on_edit: OnEdit | None = None,
        today: date | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Show the indicators of a plan."""
        super().__init__(parent)
        self._on_edit, self._today = on_edit, today or date.today()
        self.plan = plan
        self.columns: tuple[Column, ...] = ()
        # The months that have a column, in order, and the one that is to be in sight.
        self.months: list[str] = []
        self.latest = ""
        self._fill()

    def _fill(self) -> None:
        months = t.months_of(self.plan, self._today)
        self.months, self.latest = months, t.latest_month(self.plan, self._today)
        dated = [Column(month_key(month), month_name(month), month) for month in months]
        self.columns = (*_BEFORE, *dated, Column(LINE, "Course"))
        self._begin({one.id: t.facts_of(self.plan, one) for one in self.plan.indicators.of()})

    def set_today(self, today: date) -> None:
        """Say which day it is, when a new one begins."""
        self._today = today
        self._start_again()

    def apply(self, change_set: ChangeSet, plan: Plan) -> None:
        """Show the plan that a change set led to."""
        before, self.plan = self.plan, plan
        tables = {change.table for change in change_set.changes}
        if not tables & {"indicators", "indicator_values", "periods"}:
            return
        if _adds_or_removes(change_set):
            self.latest = t.latest_month(plan, self._today)
        if _adds_or_removes(change_set) and t.months_of(plan, self._today) != self.months:
            self._start_again()
        elif tables & {"indicators", "indicator_values"}:
            touched = _touched(before, plan, change_set)
            known = {row_id: one for row_id, one in self._known.items() if row_id not in touched}
            self._become({one.id: known.get(one.id) or t.facts_of(plan, one) for one in plan.indicators.of()})

    def _start_again(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def summary(self) -> str:
        """Return how many indicators meet their target with their last value, of those that can be judged."""
        tones = [facts.tone(facts.values[-1].month) for facts in self._known.values() if facts.values]
        met, missed = tones.count(GOOD), tones.count(BAD)
        if not met and not missed:
            return ""
        return f"{met:,} of {met + missed:,} meet their target"

    # Rows and columns.

    def facts_of(self, index: Index) -> Facts | None:
        """Return what is known of the indicator of a row."""
        return self._known_of(index)

    def section_of(self, key: str) -> int:
        """Return the place of a column by its key, -1 if there is none."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def index_of(self, row_id: int | None, key: str = NAME) -> QModelIndex:
        """Return a cell by the id of its indicator and the key of its column; no index if there is none."""
        section = self.section_of(key)
        return self._cell(row_id, section) if section >= 0 else QModelIndex()

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many columns there are, shown or not."""
        return 0 if parent.isValid() else len(self.columns)

    # Cells.

    def figure(self, facts: Facts, month: str) -> str:
        """Return a month's value as its cell shows it."""
        return t.cell_text(facts.indicator, facts.by_month.get(month))

    def longest_figures(self) -> Iterator[str]:
        """Yield the longest figure of each indicator as its cell shows it."""
        return (facts.longest for facts in self._known.values())

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading, or what a screen reader says of it."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return month_words(column.month) if column.month else column.label
        return column.label if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell answers to a role."""
        facts = self.facts_of(index)
        if facts is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(facts, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(facts, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(facts, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(facts, column) or None
        return facts.indicator.id if role == Role.ID else None

    def shown(self, facts: Facts, column: Column) -> str:
        """Return what a cell shows."""
        if column.month:
            return self.figure(facts, column.month)
        if column.key == POLARITY:
            return facts.indicator.polarity
        if column.key == TARGET:
            return level_words(facts.indicator, facts.indicator.target)
        return one_line(self._typed(facts, column))

    def _typed(self, facts: Facts, column: Column) -> str:
        if column.month:
            return t.typed_text(facts.indicator, facts.by_month.get(column.month))
        if column.key == POLARITY:
            return t.POLARITIES[facts.indicator.polarity]
        return str(getattr(facts.indicator, column.key, ""))

    def _spoken(self, facts: Facts, column: Column) -> str:
        if column.month:
            return t.spoken_value(facts, column.month)
        if column.key == LINE:
            return f"{t.name_of(facts.indicator)}, {self._tip(facts, column)}"
        text = one_line(self._typed(facts, column)) or "empty"
        return text if column.key == NAME else f"{t.name_of(facts.indicator)}, {column.label}, {text}"

    def _tip(self, facts: Facts, column: Column) -> str:
        if column.month and column.month in facts.by_month:
            told = self._judged(facts, facts.values.index(facts.by_month[column.month]))
            return f"{month_words(column.month)}: {told}"
        if column.key == LINE:
            known = [at for at, row in enumerate(facts.values) if row.value is not None]
            if not known:
                return "no values yet"
            return f"{month_words(facts.values[known[-1]].month)}: {self._judged(facts, known[-1])}"
        return "" if column.month else self._typed(facts, column)

    def _judged(self, facts: Facts, at: int) -> str:
        indicator = facts.indicator
        told = judged(indicator, facts.values, at, lambda number: t.figure(indicator, number))
        return told[0].words

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what may be done with a cell."""
        if self.facts_of(index) is None:
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return found | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].editable else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for an edit; return whether it was made. Cells only change by `apply`."""
        row_id = self.id_of(index)
        column = self.columns[index.column()] if row_id is not None else None
        if row_id is None or column is None or role != Qt.ItemDataRole.EditRole:
            return False
        if self._on_edit is None or not column.editable:
            return False
        try:
            self._on_edit(row_id, column.key, str(value))
        except UserError as refusal:
            self.refused.emit(self.index_of(row_id, column.key), refusal.message)
            return False
        return True


def _touched(before: Plan, after: Plan, change_set: ChangeSet) -> set[int]:
    """Return the ids of the indicators that a change set says something else of."""
    touched = {change.id for change in change_set.changes if change.table == "indicators"}
    for change in change_set.changes:
        if change.table == "indicator_values":
            rows = (before.indicator_values.get(change.id), after.indicator_values.get(change.id))
            touched |= {row.indicator for row in rows if row is not None}
    return touched


def _adds_or_removes(change_set: ChangeSet) -> bool:
    """Tell whether there may be other months: values came or went, or periods changed."""
    return any(
        change.table == "periods"
        or (change.table == "indicator_values" and (change.before is None or change.after is None))
        for change in change_set.changes
    )
