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

_USUAL: Mapping[str, int] = {DUE: m.DUE, LEAD: m.LEAD, TREND: m.TREND}
# Dates are never cut, and the arrow of a trend neither.
_LEAST: Mapping[str, int] = {DUE: m.DUE, TREND: m.TREND}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the shown columns stand, the periods among them, and how many fit beside that worked on."""

    places: tuple[Place, ...]
    page: Page
    slots: int


def usual_width(column: Column) -> int:
    """Return how wide a column is that nobody has sized, in pixels at 100%."""
    wished = max(m.CHOSEN_LEAST, min(m.CHOSEN_MOST, round(column.width * m.CHARACTER)))
    return _USUAL.get(column.key, wished)


def lay_out(
    plan: Plan,
    columns: tuple[Column, ...],
    worked: int | None,
    end: int | None,
    width: int,
    look: Look,
    widths_chosen: Mapping[str, int] | None = None,
) -> Columns:
    """Share out the width of a board. `end` is where the page of periods ends; None for the latest page."""
    periods = [column.period for column in columns if column.period is not None]
    current = plan.current_period
    widths = _beside_title(columns, width, look, widths_chosen or {})
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


def _beside_title(
    columns: tuple[Column, ...], width: int, look: Look, chosen: Mapping[str, int]
) -> dict[str, int]:
    """Return the widths of all columns but title and periods.

    Where they leave the title and the open period no room they get narrower, all by the same share; those at
    the right are left out when even that is not enough.
    """
    beside = [column for column in columns if column.period is None and column.key != TITLE]
    least = {column.key: scaled(_LEAST.get(column.key, m.CHOSEN_LEAST), look) for column in beside}
    widths = {column.key: scaled(_wished(column, chosen), look) for column in beside}
    least = {key: min(pixels, widths[key]) for key, pixels in least.items()}
    room = width - scaled(m.TITLE_LEAST + m.OPEN_PERIOD, look)
    for key in [key for key in reversed(widths) if key != TREND]:
        if sum(least[one] for one in widths) <= room:
            break
        del widths[key]
    return _narrowed(widths, least, room)


def _wished(column: Column, chosen: Mapping[str, int]) -> int:
    if column.key == TREND:
        return m.TREND
    return max(_LEAST.get(column.key, 0), chosen.get(column.key, usual_width(column)))


def _narrowed(widths: dict[str, int], least: Mapping[str, int], room: int) -> dict[str, int]:
    too_much = sum(widths.values()) - room
    spare = sum(pixels - least[key] for key, pixels in widths.items())
    if too_much <= 0 or not spare:
        return widths
    # Rounded up: a pixel too much would push the title below its least width.
    return {
        key: max(least[key], pixels - -(-(pixels - least[key]) * too_much // spare))
        for key, pixels in widths.items()
    }


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
