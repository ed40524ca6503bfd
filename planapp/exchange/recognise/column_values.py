"""What the values of a column tell where its heading says nothing: ratings, dates, people, titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from planapp.domain.fields import folded
from planapp.exchange.grid import Cell, column_letters
from planapp.exchange.labels import CURRENT, PeriodLabel
from planapp.exchange.recognise import evidence
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.column import Column
from planapp.exchange.recognise.headings import readings
from planapp.exchange.recognise.model import ColumnRole
from planapp.exchange.recognise.numbers import depth_of, parent_of
from planapp.exchange.recognise.people import looks_like_people

# How sure values alone make; what a heading says is surer. Below this a column is worth a look.
TOLD_BY_VALUES = 60
_MOST = 0.8
_FEW = 1 / 3
# Days of these are not the day by which an action is due.
_OTHER_DAYS = frozenset(
    """
    start started starts begin began from created raised opened open received reported detected logged
    added entered identified updated update reviewed review last meeting issued report published
    approved agreed actual done completed closed changed modified original baseline previous old
    """.split()
)
# Words in a heading that leave a field to be told by the values below it.
_POINTERS: Mapping[str, frozenset[str]] = {
    "due": frozenset(
        "date dates due when deadline deadlines timescale timescales finish target by completion".split()
    ),
    "status": frozenset("status state progress position stage where completion complete completed".split()),
    "lead": frozenset("who lead leads owner owners officer responsible accountable manager led".split()),
}
_NUMBER_WORDS = frozenset({"id", "no", "nos", "number", "num", "ref", "reference", "code", "nr", "#"})


def told_by_values(roles: Sequence[ColumnRole], columns: Sequence[Column]) -> tuple[ColumnRole, ...]:
    """Return the roles with those added that the values of otherwise unknown columns tell.

    Each is taken once at most and only where one column alone can be meant, ratings apart. Where most of the
    headings are known, one that is not means what it says, whatever stands below it.
    """
    made = {role.column: role for role in roles}
    values = {column.column: column.values for column in columns}
    known = sum(role.field not in ("", m.EXTRA) for role in roles)
    is_strange = known < _FEW * len(roles)
    _tell_ratings(made, values)
    taken = {role.field for role in made.values()}
    for field, test, reason in _TESTS:
        open_to_it = [role for role in _unknown(made) if is_strange or _is_open(role.heading, field)]
        fitting = [role for role in open_to_it if test(role, values[role.column])]
        if field == "ref" and roles and roles[0] in fitting:
            fitting = [roles[0]]
        if field not in taken and len(fitting) == 1:
            made[fitting[0].column] = _told(fitting[0], field, reason)
            taken.add(field)
    _tell_actions(made, values)
    return tuple(made[column] for column in sorted(made))


def _is_open(heading: str, field: str) -> bool:
    return not heading or field == "ref" or points_to(heading, field)


def points_to(heading: str, field: str) -> bool:
    """Tell whether a heading has a word that leaves it to the values whether its column holds a field."""
    return not _POINTERS.get(field, frozenset()).isdisjoint(folded(heading).split())


def _unknown(made: dict[int, ColumnRole]) -> list[ColumnRole]:
    return [role for role in made.values() if role.field == m.EXTRA]


def _told(role: ColumnRole, field: str, reason: str, period: PeriodLabel | None = None) -> ColumnRole:
    return replace(role, field=field, confidence=TOLD_BY_VALUES, reason=reason, period=period)


def _tell_ratings(made: dict[int, ColumnRole], values: dict[int, list[Cell]]) -> None:
    """Take columns of letters or words of ratings for such, and one without a heading beside one that is."""
    for role in sorted(_unknown(made), key=lambda role: role.column):
        beside = made.get(role.column - 1)
        is_next = not role.heading and beside is not None and beside.field == m.RATING
        if is_next and evidence.holds_ratings(values[role.column]):
            label = PeriodLabel(f"Column {column_letters(role.column)}", None)
            made[role.column] = _told(role, m.RATING, "Its values are ratings, as beside it.", label)
        elif evidence.holds_rating_words(values[role.column]):
            made[role.column] = _told(role, m.RATING, "Its values are ratings.", _label(role, made))


def _label(role: ColumnRole, made: dict[int, ColumnRole]) -> PeriodLabel:
    """Return the period of a column of ratings: 'Status' alone means the current one."""
    is_only = not any(other.field == m.RATING for other in made.values())
    if is_only and readings(role.heading, m.PLAN):
        return PeriodLabel(CURRENT, None)
    return PeriodLabel(role.heading or f"Column {column_letters(role.column)}", None)


def _is_number(role: ColumnRole, cells: Sequence[Cell]) -> bool:
    """Tell whether a column numbers its rows: few values come twice, and they look like numbers."""
    texts = [cell.text.strip() for cell in cells]
    if len(set(texts)) < _MOST * len(texts) or any(len(text) > 15 for text in texts):
        return False
    named = not _NUMBER_WORDS.isdisjoint(folded(role.heading).split()[-1:])
    return named or _are_counted(texts, is_first=role.column == 1)


def _are_counted(texts: Sequence[str], *, is_first: bool) -> bool:
    """Tell whether texts count items: '1.1' below '1'; in the first column any numbers that rise."""
    depths = [depth_of(text) for text in texts]
    if is_first:
        is_rising = all(text.isdecimal() for text in texts) and texts == sorted(texts, key=int)
        return is_rising or (sum(map(bool, depths)) >= _MOST * len(texts) and max(depths, default=0) > 1)
    nested = sum(parent_of(text) in texts or depth == 1 for text, depth in zip(texts, depths, strict=True))
    return nested >= _MOST * len(texts) and max(depths, default=0) > 1


def _is_due(role: ColumnRole, cells: Sequence[Cell]) -> bool:
    words = set(folded(role.heading).split())
    return not words & _OTHER_DAYS and evidence.holds_dates(cells)


def _is_status(role: ColumnRole, cells: Sequence[Cell]) -> bool:
    return evidence.holds_states(cells)


def _is_lead(role: ColumnRole, cells: Sequence[Cell]) -> bool:
    return _share(cells, lambda cell: looks_like_people(cell.text)) >= evidence.ENOUGH


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


_TESTS: tuple[tuple[str, Callable[[ColumnRole, Sequence[Cell]], bool], str], ...] = (
    ("ref", _is_number, "Its values are numbers of items."),
    ("due", _is_due, "Its values are dates."),
    ("status", _is_status, "Its values are words of a status."),
    ("lead", _is_lead, "Its values are names or posts."),
)


def _tell_actions(made: dict[int, ColumnRole], values: dict[int, list[Cell]]) -> None:
    """Take the column with the fullest, longest texts for the actions where no heading names any level."""
    if {role.field for role in made.values()} & {"action", "step", m.OBJECTIVE, m.THEME}:
        return
    texts = {role: values[role.column] for role in _unknown(made) if _are_titles(values[role.column])}
    if texts:
        fullest = max(map(len, texts.values()))
        full = [role for role, cells in texts.items() if 2 * len(cells) >= fullest]
        found = max(full, key=lambda role: (median(map(_length, texts[role])), -role.column))
        made[found.column] = _told(found, "action", "Its texts are the longest, and each row has its own.")


def _length(cell: Cell) -> int:
    return len(cell.text)


def _are_titles(cells: Sequence[Cell]) -> bool:
    """Tell whether values are texts that mostly differ."""
    texts = [cell.text.strip() for cell in cells if isinstance(cell.value, str)]
    return bool(texts) and 2 * len(texts) >= len(cells) and 2 * len(set(texts)) >= len(texts)
