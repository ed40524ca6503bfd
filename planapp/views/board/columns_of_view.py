"""How wide each column of the board is in a window of some width; nothing ever needs sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planapp.domain.plan import Plan
from planapp.graphics.look import Look, scaled
from planapp.models.columns import DUE, LEAD, TITLE, TREND, Column
from planapp.views.board import measures as m
from planapp.views.board.period_heading import heading_of
from planapp.views.board.places import Place
from planapp.views.board.shown_periods import Page, latest_end, page_of, slots_in

_FIXED: Mapping[str, int] = {DUE: m.DUE, LEAD: m.LEAD, TREND: m.TREND}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the shown columns stand, the periods among them, and how many fit beside that worked on."""

    places: tuple[Place, ...]
    page: Page
    slots: int


def lay_out(
    plan: Plan, columns: tuple[Column, ...], worked: int | None, end: int | None, width: int, look: Look
) -> Columns:
    """Share out the width of a board. `end` is where the page of periods ends; None for the latest page."""
    periods = [column.period for column in columns if column.period is not None]
    current = plan.current_period
    widths = _beside_title(columns, width, look)
    open_width = scaled(m.OPEN_PERIOD, look) if worked in periods else 0
    slots = slots_in(width, sum(widths.values()) + open_width, look.text_size)
    stop = latest_end(periods, current.id if current else None, worked) if end is None else end
    page = page_of(periods, worked, slots, stop)
    for column in columns:
        if column.period in page.periods:
            pixels = m.OPEN_PERIOD if column.period == worked else m.PERIOD
            widths[column.key] = scaled(pixels, look)
    widths[TITLE] = max(0, width - sum(widths.values()))
    return Columns(tuple(_places(plan, columns, widths, worked)), page, slots)


def _beside_title(columns: tuple[Column, ...], width: int, look: Look) -> dict[str, int]:
    """Return the widths of all columns but title and periods; chosen ones without room are left out."""
    widths = {column.key: scaled(_FIXED[column.key], look) for column in columns if column.key in _FIXED}
    room = width - sum(widths.values()) - scaled(m.TITLE_LEAST + m.OPEN_PERIOD, look)
    for column in columns:
        if column.period is None and column.key != TITLE and column.key not in widths:
            wished = max(m.CHOSEN_LEAST, min(m.CHOSEN_MOST, round(column.width * m.CHARACTER)))
            if scaled(wished, look) <= room:
                widths[column.key] = scaled(wished, look)
                room -= widths[column.key]
    return widths


def _places(
    plan: Plan, columns: tuple[Column, ...], widths: Mapping[str, int], worked: int | None
) -> Iterator[Place]:
    left, year = 0, None
    for section, column in enumerate(columns):
        if column.key not in widths:
            continue
        period = plan.periods.get(column.period)
        its_year = heading_of(period).year if period is not None else None
        starts = its_year is not None and its_year != year
        year = its_year if its_year is not None else year
        yield Place(
            column,
            section,
            left,
            widths[column.key],
            period,
            period is not None and period.id == worked,
            starts,
        )
        left += widths[column.key]
