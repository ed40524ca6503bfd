"""The rating history of a row: cells of actions, roll-up bars of parents, ticks and diamonds of steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from planapp.domain.plan import Plan
from planapp.domain.scale import NOT_RATED_LETTER
from planapp.graphics import rating_cell as rc
from planapp.graphics import rollup_bar
from planapp.graphics.look import Look
from planapp.graphics.marks import StepMark, paint_step_mark
from planapp.models.facts import Facts, PeriodCell
from planapp.models.roles import Mark, State
from planapp.palette import NONE
from planapp.views.board.places import Place, Row
from planapp.views.widgets.lettering import draw_ring

_LONGEST_UNREAD = 3
MARKS = {Mark.DONE: StepMark.DONE, Mark.DUE: StepMark.DUE, Mark.MISSED: StepMark.MISSED}
_RING_ROOM, _RING_RADIUS = 3, 6


def paint_periods(painter: QPainter, row: Row, places: Sequence[Place], facts: Facts, look: Look) -> None:
    """Paint what a row has in each period that is shown: all rating cells at once, then the rest."""
    columns: list[tuple[int, int]] = []
    cells: list[rc.Cell | None] = []
    others: list[tuple[Place, PeriodCell]] = []
    for place in places:
        if place.period is None:
            continue
        shown = facts.cell(row.item, place.period.id)
        cell = rating_of(shown, place, row)
        columns.append((place.left, place.width))
        cells.append(cell)
        if cell is None:
            others.append((place, shown))
    rc.paint_history(painter, row.rect, columns, cells, look)
    tones = tones_of(facts.plan) if any(shown.counts for _, shown in others) else {}
    for place, shown in others:
        _paint_other(painter, row, place, shown, tones, look)


def rating_of(shown: PeriodCell, place: Place, row: Row) -> rc.Cell | None:
    """Return the rating cell that stands in a period, or None where there is a bar, a mark or nothing."""
    size, ring = rc.Size.OPEN if place.worked else rc.Size.FROZEN, _ring(place, row)
    return cell_of(shown, size, ring)


def cell_of(shown: PeriodCell, size: rc.Size, ring: rc.Ring = rc.Ring.NONE) -> rc.Cell | None:
    """Return a rating cell in a size and with a ring, or None where there is a bar, a mark or nothing.

    A parent that the source itself rates shows that rating; its roll-up stays in the tooltip.
    """
    if shown.level is not None:
        return rc.Cell(
            size, shown.level.tone, shown.level.letter, shown.has_comment, ring=ring, is_carried=shown.carried
        )
    if shown.state is State.NOT_RATED:
        return rc.Cell(size, NONE, NOT_RATED_LETTER, shown.has_comment, ring=ring)
    if shown.state is State.UNREAD:
        text = shown.text.strip()
        letter = text if len(text) <= _LONGEST_UNREAD else "?"
        return rc.Cell(size, NONE, letter, shown.has_comment, ring=ring)
    if shown.state is State.TO_RATE and not shown.period.frozen:
        return rc.Cell(size, state=rc.State.TO_RATE, ring=ring)
    if shown.state is State.BEFORE and ring is rc.Ring.NONE:
        return rc.Cell(size, state=rc.State.BEFORE)
    return None


def tones_of(plan: Plan) -> Mapping[str, str]:
    """Return the tone of each level by its key."""
    return {level.key: level.tone for level in plan.levels}


def segments_of(shown: PeriodCell, tones: Mapping[str, str]) -> list[rollup_bar.Segment]:
    """Return the segments of a roll-up: what is not rated, or still to rate, is one at the end."""
    rated = [rollup_bar.Segment(tones[key], count) for key, count in shown.counts if key in tones]
    rest = sum(count for key, count in shown.counts if key not in tones)
    return [*rated, rollup_bar.Segment(NONE, rest)] if rest else rated


def _ring(place: Place, row: Row) -> rc.Ring:
    if row.focus == place.section:
        return rc.Ring.FOCUS
    hovers = place.worked and row.hovered == place.section and not (place.period and place.period.frozen)
    return rc.Ring.HOVER if hovers else rc.Ring.NONE


def _paint_other(
    painter: QPainter, row: Row, place: Place, shown: PeriodCell, tones: Mapping[str, str], look: Look
) -> None:
    cell = place.of_row(row.rect)
    if shown.counts:
        size = rollup_bar.OPEN_SIZE if place.worked else rollup_bar.FROZEN_SIZE
        rollup_bar.paint_rollup(painter, cell, segments_of(shown, tones), size, look)
    elif shown.mark in MARKS:
        paint_step_mark(painter, cell, MARKS[shown.mark], look)
    elif shown.state is State.BEFORE:
        rc.paint_cell(painter, cell, rc.Cell(rc.Size.FROZEN, state=rc.State.BEFORE), look)
    if row.focus == place.section:
        size_of = rc.cell_size(rc.Size.OPEN if place.worked else rc.Size.FROZEN, look)
        box = QRect(QPoint(0, 0), size_of).adjusted(-_RING_ROOM, -_RING_ROOM, _RING_ROOM, _RING_ROOM)
        box.moveCenter(cell.center())
        draw_ring(painter, box, _RING_RADIUS, look)
