"""A board as what its report shows: the columns and rows of the model, as they are on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, Qt

from planapp.domain.days import show_day
from planapp.domain.plan import DETAILS_ID, Plan
from planapp.domain.records import STEP, Item
from planapp.graphics import rating_cell as rc
from planapp.graphics.marks import StepState
from planapp.models.board_model import BoardModel
from planapp.models.columns import DUE, LEAD, TITLE, TREND, Column
from planapp.models.facts import PARENTS
from planapp.models.filter_words import filter_words
from planapp.models.roles import Role
from planapp.models.texts import line_text, whole_text
from planapp.reports.board_sheet import Mark, PeriodColumn, Row, Sheet, Words, WordsColumn
from planapp.reports.frame import Heading
from planapp.views.board.columns_of_view import usual_width
from planapp.views.board.period_cells import MARKS, cell_of, segments_of, tones_of
from planapp.views.board.period_heading import heading_of
from planapp.views.board.title_parts import ref_of
from planapp.views.scale.key_cells import entries_of

IsOpen = Callable[[QModelIndex], bool]
_ON_ONE_LINE = frozenset({DUE, LEAD, "officer"})
_MORE_FOR_DATES = 12
_TEXT = Qt.ItemDataRole.DisplayRole
_NOTHING_FOUND, _NOTHING_YET = "Nothing matches what is filtered by.", "There is nothing in this plan yet."
_UNTITLED, _NO_TITLE = "Untitled", "Untitled plan"


def all_open(_index: QModelIndex) -> bool:
    """Say that a row is open, as all are."""
    return True


def sheet_of(
    board: BoardModel,
    *,
    worked: int | None,
    is_open: IsOpen = all_open,
    widths: Mapping[str, int] | None = None,
) -> Sheet:
    """Return what a board shows on paper; `worked` is the period that is worked on.

    Rows below one that is not open are left out, as on the screen. `widths` are those that were chosen.
    """
    return _Reading(board, worked, widths or {}).sheet(is_open)


def heading_of_plan(plan: Plan, today: date) -> Heading:
    """Return what stands at the head of each page of any report: title, organisation, day."""
    details = plan.details[DETAILS_ID]
    title = " ".join(details.title.split()) or _NO_TITLE
    return Heading(title, show_day(today), tuple(filter(None, [" ".join(details.organisation.split())])))


def heading_of_board(board: BoardModel) -> Heading:
    """Return what stands at the head of a board: also what it is filtered by."""
    filtered = filter_words(board.plan, board.filter, board.since)
    plain = heading_of_plan(board.plan, board.facts.today)
    about = (
        *plain.about,
        f"Filtered by {', '.join(filtered)}" if filtered else "",
        "Archived items too" if board.rows.archived_shown else "",
    )
    return replace(plain, about=tuple(filter(None, about)))


class _Reading:
    """Reads the model row by row."""

    def __init__(self, board: BoardModel, worked: int | None, widths: Mapping[str, int]) -> None:
        self._board, self._worked, self._widths = board, worked, widths
        self._words = [
            (section, column)
            for section, column in enumerate(board.columns)
            if column.period is None and column.key not in (TITLE, TREND)
        ]
        self._periods = [column.period for column in board.columns if column.period is not None]
        self._tones = tones_of(board.plan)

    def sheet(self, is_open: IsOpen) -> Sheet:
        board, labels = self._board, {column.key: column.label for column in self._board.columns}
        rows = tuple(self._rows(QModelIndex(), 0, is_open))
        return Sheet(
            heading_of_board(board),
            labels[TITLE],
            tuple(
                WordsColumn(column.label, self._width(column), column.key == DUE) for _, column in self._words
            ),
            tuple(map(self._period, self._periods)),
            labels.get(TREND, ""),
            rows,
            tuple(entries_of(board.plan)) if rows else (),
            note="Nothing matches what is filtered by."
            if board.filter
            else "There is nothing in this plan yet.",
        )

    def _width(self, column: Column) -> int:
        # Letters on paper run a little wider than on the screen; dates should not break for that.
        more = _MORE_FOR_DATES if column.key == DUE else 0
        return self._widths.get(column.key, usual_width(column)) + more

    def _period(self, period_id: int) -> PeriodColumn:
        period = self._board.plan.periods[period_id]
        heading = heading_of(period)
        return PeriodColumn(heading.name, heading.year, period.id == self._worked, period.frozen)

    def _rows(self, above: QModelIndex, depth: int, is_open: IsOpen) -> Iterator[Row]:
        board, before = self._board, ""
        for at in range(board.rowCount(above)):
            index = board.index(at, 0, above)
            item = board.item_of(index)
            if item is None:
                continue
            title = " ".join((index.data(_TEXT) or "").split())
            # What stands between two rows parts them.
            yield self._row(index, item, depth, repeats=bool(title) and title == before)
            below = board.rowCount(index) if is_open(index) else 0
            before = "" if below else title
            if below:
                yield from self._rows(index, depth + 1, is_open)

    def _row(self, index: QModelIndex, item: Item, depth: int, *, repeats: bool) -> Row:
        title = " ".join((index.data(_TEXT) or "").split()) or _UNTITLED
        archived = bool(index.data(Role.ARCHIVED))
        trend = index.data(Role.TREND)
        return Row(
            item.kind,
            depth,
            ref_of(item, index.data(Role.LETTER)),
            f"{title} (archived)" if archived else title,
            self._texts(index, item),
            tuple(self._mark(item, period) for period in self._periods),
            trend.balance if trend is not None else None,
            _step_state(index) if item.kind == STEP else None,
            archived or bool(index.data(Role.DONE)),
            repeats,
        )

    def _texts(self, index: QModelIndex, item: Item) -> tuple[Words, ...]:
        texts = tuple(self._text(index.siblingAtColumn(section), column) for section, column in self._words)
        filled = [text for text in texts if text.text]
        if len(filled) == 1 and item.kind in PARENTS and not line_text(self._board.plan, item, LEAD):
            # The number of actions stands at the end of a banner, so that its title has room.
            return (*(Words() for _ in texts[1:]), *filled)
        return texts

    def _text(self, index: QModelIndex, column: Column) -> Words:
        inherited = bool(index.data(Role.INHERITED))
        text = index.data(_TEXT) or ""
        item = self._board.item_of(index)
        if item is not None and not inherited and column.key not in _ON_ONE_LINE:
            # Paper has room for all its lines.
            text = whole_text(self._board.plan, item, column.key).strip()
        late = column.key == DUE and bool(text) and bool(index.data(Role.OVERDUE)) and not inherited
        return Words(text, inherited or bool(index.data(Role.DONE)), late)

    def _mark(self, item: Item, period_id: int) -> Mark:
        # Not asked through the model: a plan has a great many of them.
        shown = self._board.facts.cell(item, period_id)
        size = rc.Size.OPEN if period_id == self._worked else rc.Size.FROZEN
        cell = cell_of(shown, size)
        if cell is not None:
            return cell
        if shown.counts:
            return tuple(segments_of(shown, self._tones))
        return MARKS.get(shown.mark)


def _step_state(index: QModelIndex) -> StepState:
    if index.data(Role.DONE):
        return StepState.DONE
    return StepState.LATE if index.data(Role.OVERDUE) else StepState.TO_DO
