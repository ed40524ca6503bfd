"""Suggests what was meant by a date that looks like a slip. Nothing is applied: the officer decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low
from typing import Final

from planapp.domain.days import real_day, show_day, show_month
from planapp.domain.due import UNREAD, Due, read_due
from planapp.domain.due_figure_repairs import repaired_days, repaired_serials, repaired_years, with_years
from planapp.domain.due_grammar import DAY
from planapp.domain.due_repair import Repair
from planapp.domain.due_tokens import tokens_of
from planapp.domain.due_word_repairs import repaired_letters, repaired_run, repaired_tears, repaired_words

# Plans run for a few years: a date that is further from the middle of its column is out of line.
REACH: Final = timedelta(3 * 365)
# Notes are written one after the other.
REACH_OF_NOTES: Final = timedelta(548)
# A season more or less is nothing to wonder at.
_LEEWAY: Final = timedelta(92)
_SWAP_AT_LEAST: Final = timedelta(45)
# A longer text is no date with a slip in it.
_LONGEST_SLIP: Final = 120
# In this order: a tear explains more than a slip in one of its shreds would.
_REPAIRS: Final = (
    *(repaired_tears, repaired_run, repaired_words, repaired_letters),
    *(repaired_days, repaired_years, repaired_serials),
)
_ENOUGH: Final = 4
_MOST: Final = 0.75


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was probably meant: the part as written, the whole text put right, what that reads as, and why.

    `why` is a sentence for the officer.
    """

    written: str
    meant: str
    due: Due
    why: str


def suggest_due(text: str, around: Sequence[date] = ()) -> Suggestion | None:
    """Return what was probably meant by a text that could not be read, if only one thing can have been.

    `around` are dates near it, in the same cell or column; they decide between several. Never raises.
    """
    if len(text) > _LONGEST_SLIP or UNREAD not in read_due(text).flags:
        return None
    for repairs in _REPAIRS:
        found = _readable(text, repairs)
        if found:
            return _only(found, around, _LEEWAY)
    return _only(_readable(text, with_years(around)), around, timedelta())


def suggest_year(text: str, around: Sequence[date], reach: timedelta = REACH) -> Suggestion | None:
    """Return a date that is far from those around it with one figure of its year changed: '5.12.10'.

    `around` are dates without those out of line, as `in_line` gives them. None if the date stands well
    among them, or if more than one other year would do. Never raises.
    """
    due = read_due(text)
    if not due.precision or not is_out_of_line(due, around, reach):
        return None
    why = f"The dates around it run from {show_month(min(around))} to {show_month(max(around))}."
    found = [_suggestion(repair, why) for repair in _other_years(text)]
    return _only([one for one in found if one.due.precision == due.precision], around, _LEEWAY, always=True)


def suggest_swap(due: Due, around: Sequence[date]) -> Suggestion | None:
    """Return a day with day and month swapped if only so it stands among those around it: '07/01/2017'."""
    day = due.start
    if due.precision != DAY or day is None or due.end != day or len(around) < _ENOUGH:
        return None
    swapped = real_day(day.year, day.day, day.month)
    first, last = min(around), max(around)
    apart = first - day > _SWAP_AT_LEAST or day - last > _SWAP_AT_LEAST
    if swapped is None or swapped == day or not apart or not first <= swapped <= last:
        return None
    meant = f"{swapped:%d/%m}/{swapped.year:04}"
    why = f"The dates around it run from {show_day(first)} to {show_day(last)}."
    return Suggestion(due.text, meant, read_due(meant), why)


def in_line(days: Iterable[date], reach: timedelta = REACH) -> tuple[date, ...]:
    """Return the first and the last of days without those far from the middle; () where many would be far."""
    known = sorted(days)
    if len(known) < _ENOUGH:
        return ()
    middle = median_low(known)
    kept = tuple(day for day in known if abs(day - middle) <= reach)
    return (kept[0], kept[-1]) if len(kept) >= _MOST * len(known) else ()


def is_out_of_line(due: Due, around: Sequence[date], reach: timedelta = REACH) -> bool:
    """Tell whether a side of what was read lies further from the dates around it than `reach`."""
    if not around:
        return False
    first, last = min(around), max(around)
    return any(first - day > reach or day - last > reach for day in (due.start, due.end) if day is not None)


def _readable(text: str, repairs: Callable[[str], Iterator[Repair]]) -> list[Suggestion]:
    """Return the repairs of a text that can be read."""
    found = (_suggestion(repair, repair.why) for repair in repairs(text))
    return [one for one in found if UNREAD not in one.due.flags]


def _suggestion(repair: Repair, why: str) -> Suggestion:
    return Suggestion(repair.written, repair.text, read_due(repair.text), why)


def _only(
    found: Sequence[Suggestion], around: Sequence[date], leeway: timedelta, *, always: bool = False
) -> Suggestion | None:
    """Return the one suggestion there is, or the one among the dates around; `always`: only among them."""
    several = {(one.due.start, one.due.end, one.due.flags): one for one in found}
    if around and (always or len(several) > 1 or not leeway):
        several = {key: one for key, one in several.items() if not is_out_of_line(one.due, around, leeway)}
    return next(iter(several.values())) if len(several) == 1 else None


def _other_years(text: str) -> Iterator[Repair]:
    """Yield the text with one figure of a year changed, or two of them swapped."""
    for token in tokens_of(text):
        if not token.parts or token.ordinal or len(token.parts) == 2 or len(token.parts[-1]) not in {2, 4}:
            continue
        digits = token.parts[-1]
        for other in _one_figure_off(digits):
            at = token.end - len(digits)
            yield Repair(text[token.at : token.end], f"{text[:at]}{other}{text[token.end :]}", "")


def _one_figure_off(digits: str) -> Iterator[str]:
    """Yield digits with one of them changed, or swapped with the one before."""
    for at, digit in enumerate(digits):
        others = [digits[:at] + other + digits[at + 1 :] for other in "0123456789"]
        if at:
            others.append(digits[: at - 1] + digit + digits[at - 1] + digits[at + 1 :])
        yield from (other for other in others if other != digits)
