"""When something is due: the text as written, and the span of days that was read from it. Never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from planapp.domain.days import last_of_month, show_day, show_month
from planapp.domain.due_grammar import DAY, MONTH, QUARTER, RANGE, SEASON, TERM, YEAR
from planapp.domain.due_reading import ONGOING, RECURRING, read_text
from planapp.domain.excel_dates import codes_of, show_in_format

UNREAD: Final = "unread"
FLAGS: Final = (ONGOING, RECURRING, UNREAD)
PRECISIONS: Final = (DAY, MONTH, QUARTER, SEASON, TERM, YEAR, RANGE, "")

# No date is that long; what is longer is a note that landed in the wrong column.
LONGEST_TEXT: Final = 300


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as written, and the days from `start` to `end` (both included) that were read from it.

    `end` is None for what goes on without end, and it is overdue after its end only. `start` is None for
    'until March 2017'. Both are None, and the precision is empty, where no date was read: with the flag
    'unread', unless the text is blank or says in words that it names none ('Termly', 'ASAP').
    """

    text: str
    start: date | None = None
    end: date | None = None
    precision: str = ""
    flags: tuple[str, ...] = ()


def read_due(text: str) -> Due:
    """Read a due date such as 'End Feb 2017', 'Jan – April 2017', 'From Jan 2017 and ongoing' or 'Termly'.

    Day comes before month, and two digits of a year mean 20yy. If any part that may bear on a date stays
    unexplained, nothing is read and the only flag is 'unread'. Never raises.
    """
    if not text.strip():
        return Due(text)
    reading = read_text(text) if len(text) <= LONGEST_TEXT else None
    if reading is None:
        return Due(text, flags=(UNREAD,))
    return Due(text, reading.start, reading.end, reading.precision, tuple(sorted(reading.flags)))


def due_of_date(day: date, number_format: str) -> Due:
    """Return the due date of a spreadsheet's real date; its number format sets the precision.

    'mmm-yy' means the month and 'yyyy' the year. The text is what the sheet shows, unless that would read
    as another date ('04/01/2018' for 1 April): then it is written so that it reads the same.
    """
    day = date(day.year, day.month, day.day)  # a spreadsheet's dates come with a time of day
    codes = codes_of(number_format)
    if codes == {"y"}:
        start, end, precision = date(day.year, 1, 1), date(day.year, 12, 31), YEAR
    elif "m" in codes and "d" not in codes:
        start, end, precision = day.replace(day=1), last_of_month(day.year, day.month), MONTH
    else:
        start, end, precision = day, day, DAY
    shown = Due(show_in_format(day, number_format), start, end, precision)
    if read_due(shown.text) == shown:
        return shown
    return Due(_plain_text(day, precision), start, end, precision)


def show_due(due: Due) -> str:
    """Return what was read: '1–31 March 2017', 'from January 2017, ongoing'; nothing if nothing was."""
    flags = [flag for flag in due.flags if flag != UNREAD]
    return ", ".join([part for part in (_show_span(due), *flags) if part])


def is_overdue(due: Due, today: date) -> bool:
    """Tell whether the last day of a due date has gone by."""
    return due.end is not None and today > due.end


def _plain_text(day: date, precision: str) -> str:
    """Return a date in words that leave no doubt, as precise as asked."""
    if precision == DAY:
        return f"{day:%d/%m}/{day.year:04}"
    return f"{day.year:04}" if precision == YEAR else show_month(day)


def _show_span(due: Due) -> str:
    """Return the span in words, without the flags."""
    if due.start is None:
        return f"until {show_day(due.end)}" if due.end else ""
    if due.end is None:
        return f"from {show_month(due.start) if due.precision == MONTH else show_day(due.start)}"
    if due.start == due.end:
        return show_day(due.end)
    if (due.start.year, due.start.month) == (due.end.year, due.end.month):
        return f"{due.start.day}–{show_day(due.end)}"
    return f"{show_day(due.start)} – {show_day(due.end)}"
