"""Evidence in the values of a column: what a heading alone can't tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from statistics import median

from planapp.domain.due import UNREAD
from planapp.exchange.colours import tone_of
from planapp.exchange.grid import Cell, Sheet
from planapp.exchange.rating_cell import looks_like_rating
from planapp.exchange.rating_words import says_colour
from planapp.exchange.recognise.spans import Spans
from planapp.exchange.remembered import read_words, state_of

ENOUGH = 0.6
_NEARLY_ALL = 0.9
_MOST = 0.8
# A and R alone are as often 'accountable' and 'responsible'.
_LETTERS = frozenset({"a", "r"})
# What is written in place of a rating ('2 2', 'Green to amber') is short; reasons for one are not.
_LONGEST_RATING = 25
_GRADES = frozenset("high medium low h m l critical urgent must should could essential desirable".split())


def holds_ratings(cells: Sequence[Cell]) -> bool:
    """Tell whether most values of a column look like ratings."""
    return bool(cells) and sum(map(looks_like_rating, cells)) >= ENOUGH * len(cells)


def holds_rating_words(cells: Sequence[Cell]) -> bool:
    """Tell whether nearly all values are ratings in letters or words, and not all the same one.

    Numbers alone say nothing: durations and grades are numbers, too.
    """
    words = {cell.text.strip().casefold() for cell in cells}
    told = [cell for cell in cells if _says_rating(cell)]
    return len(words) > 1 and len(told) >= _NEARLY_ALL * len(cells) and words & _LETTERS != words


def _says_rating(cell: Cell) -> bool:
    """Tell whether a cell shows a rating by letter, colour or symbol; what is merely 'done' has a status."""
    text = cell.text.strip()
    if len(text) > 1:
        return says_colour(text)
    return looks_like_rating(cell) and not text.isdigit()


def holds_dates(cells: Sequence[Cell]) -> bool:
    """Tell whether most values of a column are dates, real ones or in words."""
    dates = sum(isinstance(cell.value, date) or UNREAD not in read_words(cell.text).flags for cell in cells)
    return bool(cells) and dates >= ENOUGH * len(cells)


def are_dates(cells: Sequence[Cell]) -> bool:
    """Tell whether nearly all values of a column are dates; words such as 'Monthly' are none."""
    dates = sum(isinstance(cell.value, date) or bool(read_words(cell.text).precision) for cell in cells)
    return bool(cells) and dates >= _NEARLY_ALL * len(cells)


def holds_states(cells: Sequence[Cell]) -> bool:
    """Tell whether most values of a column are words of a status."""
    said = [cell.text.strip() for cell in cells if state_of(cell.text)]
    return bool(cells) and len(said) >= _MOST * len(cells)


def holds_reports(cells: Sequence[Cell]) -> bool:
    """Tell whether the values of a column are too long to be ratings; a rating may have a reason."""
    lengths = [1 if says_colour(cell.text) else len(cell.text) for cell in cells]
    return bool(cells) and median(lengths) > _LONGEST_RATING


def are_short(cells: Sequence[Cell]) -> bool:
    """Tell whether the values of a column are short enough for numbers of items."""
    return not cells or median(len(cell.text) for cell in cells) <= _LONGEST_RATING


def is_coloured(sheet: Sheet, column: int, beside: int, rows: Sequence[int]) -> bool:
    """Tell whether a column holds ratings by colour alone: in most rows, in two colours or more.

    A colour that the cell in column `beside` has as well is the row's. A bar chart fills few rows a column.
    """
    tones = []
    for row in rows:
        cell, other = sheet.cell(row, column), sheet.cell(row, beside)
        if cell is not None and cell.fill and (other is None or other.fill != cell.fill):
            tones.append(tone_of(cell.fill, among_ratings=True))
    rated = [tone for tone in tones if tone]
    return len(set(rated)) > 1 and 2 * len(rated) >= len(rows)


def rows_given_once(spans: Spans, column: int, rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the first and last row of each value of a column: its merge, or down to the next value."""
    starts = [(span.first, span.last) for span in spans.column(column, rows)]
    found: list[tuple[int, int]] = []
    for index, (first, last) in enumerate(starts):
        until = starts[index + 1][0] - 1 if index + 1 < len(starts) else rows[-1]
        found.append((first, last if last > first else until))
    return found


def groups_actions(spans: Spans, column: int, rows: tuple[int, ...], action_rows: Sequence[int]) -> bool:
    """Tell whether a value of the column usually stands over several actions, as an objective does.

    It may be written once, merged over them, or repeated beside each; `action_rows` are in order.
    """
    covered: list[int] = []
    runs: list[str] = []
    for first, last in rows_given_once(spans, column, rows):
        cell = spans.cell(first, column)
        text = cell.text.strip() if cell is not None else ""
        actions = bisect_right(action_rows, last) - bisect_left(action_rows, first)
        if runs and text == runs[-1]:
            covered[-1] += actions
        else:
            covered.append(actions)
            runs.append(text)
    # Words that come back ('Achieved') report on each action.
    return bool(covered) and median(covered) >= 2 and len(set(runs)) == len(runs)


def rows_that_change(spans: Spans, columns: Sequence[int], rows: Sequence[int]) -> list[int]:
    """Return the rows with a value in some columns that is not that of the row with one above, once more."""
    found: list[int] = []
    above: tuple[str, ...] = ()
    for row in rows:
        texts = tuple(cell.text if (cell := spans.cell(row, column)) else "" for column in columns)
        if any(texts) and texts != above:
            found.append(row)
        above = texts if any(texts) else above
    return found


def groups_by_text(cells: Sequence[Cell]) -> bool:
    """Tell whether equal values always stand together, as names of themes do and grades of priority don't."""
    texts = [cell.text.strip() for cell in cells]
    runs = [text for index, text in enumerate(texts) if not index or texts[index - 1] != text]
    return len(runs) == len(set(runs)) and len(runs) < len(texts)


def are_grades(cells: Sequence[Cell]) -> bool:
    """Tell whether most values of a column are grades such as 'High' or numbers."""
    words = [cell.text.strip().casefold() for cell in cells]
    return sum(word in _GRADES or word.isdigit() for word in words) > len(words) / 2
