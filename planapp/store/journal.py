"""The journal: every change set that was ever saved, and the plan that they add up to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import sqlalchemy as sa

from planapp.domain.changes import Change, ChangeSet, Values, apply
from planapp.domain.codec import from_plain, to_plain
from planapp.domain.plan import Plan, empty_plan
from planapp.store.schema import journal

# [[table, id, before, after], …], rows and fields as codec.py gives them.
FORMAT = 2

PlainChange = list[Any]
PlainChanges = list[PlainChange]


def _levels_without_demands(changes: PlainChanges) -> PlainChanges:
    """Give the whole levels of format 1 what they demand, which is nothing."""

    def upgraded(table: str, row_id: int, before: Any, after: Any) -> list[Any]:
        if table == "levels" and (before is None or after is None):
            before, after = ({**row, "needs": ""} if row is not None else None for row in (before, after))
        return [table, row_id, before, after]

    return [upgraded(*change) for change in changes]


# The n-th function turns changes of format n into those of format n + 1; a migration that adds, renames or
# splits a field brings one.
_UPGRADES: tuple[Callable[[PlainChanges], PlainChanges], ...] = (_levels_without_demands,)


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry without its changes; `at` is UTC to the second, `undoes` the entry it takes back."""

    seq: int
    at: str
    by: str
    label: str
    kind: str
    undoes: int | None = None


def append(
    connection: sa.Connection, change_set: ChangeSet, *, at: datetime, by: str, undoes: int | None = None
) -> Entry:
    """Add an entry for a change set; `at` is any time that knows its zone."""
    values = {
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "by": by,
        "label": change_set.label,
        "kind": change_set.kind,
        "undoes": undoes,
    }
    written = {**values, "format": FORMAT, "changes": encode(change_set.changes)}
    seq = connection.execute(journal.insert(), written).lastrowid
    return Entry(seq=seq, **values)  # type: ignore[arg-type]


def read_entries(connection: sa.Connection) -> tuple[Entry, ...]:
    """Return all entries, oldest first."""
    c = journal.c
    chosen = sa.select(c.seq, c.at, c.by, c.label, c.kind, c.undoes).order_by(c.seq)
    return tuple(Entry(*row) for row in connection.execute(chosen))


def read_weight(connection: sa.Connection, seq: int) -> int:
    """Return how many bytes the changes of an entry take; 0 if there is no such entry."""
    asked = sa.select(sa.func.length(journal.c.changes)).where(journal.c.seq == seq)
    return connection.execute(asked).scalar() or 0


def read_change_sets(
    connection: sa.Connection, seq: int | None = None, after: int | None = None
) -> Iterator[ChangeSet]:
    """Yield the change sets of all entries, oldest first, or that of one, or those after one."""
    c = journal.c
    chosen = sa.select(c.label, c.kind, c.format, c.changes).order_by(c.seq)
    if after is not None:
        chosen = chosen.where(c.seq > after)
    for row in connection.execute(chosen if seq is None else chosen.where(c.seq == seq)):
        yield ChangeSet(row.label, decode(row.changes, row.format), row.kind)


class Wanted(Protocol):
    """Chooses from the journal: first entries by their JSON, which is quick, then their changes."""

    def is_mentioned(self, text: str) -> bool:
        """Tell whether an entry's JSON may hold what is wanted."""

    def takes(self, change: PlainChange) -> bool:
        """Tell whether a change, [table, id, before, after] as in the JSON, is wanted."""


def read_past(connection: sa.Connection, wanted: Wanted) -> Iterator[tuple[Entry, tuple[Change, ...]]]:
    """Yield the entries that mention what is wanted, newest first, with the changes that are wanted."""
    c = journal.c
    chosen = sa.select(c.seq, c.at, c.by, c.label, c.kind, c.undoes, c.format, c.changes)
    for *entry, written_in, text in connection.execute(chosen.order_by(c.seq.desc())):
        if wanted.is_mentioned(text):
            yield Entry(*entry), decode(text, written_in, wanted.takes)


def replay(change_sets: Iterable[ChangeSet]) -> Plan:
    """Return the plan that change sets make out of the empty one. Raises Mismatch if one does not fit."""
    plan = empty_plan()
    for change_set in change_sets:
        plan = apply(plan, change_set)
    return plan


def encode(changes: Iterable[Change]) -> str:
    """Return changes as JSON. Raises ValueError for a number that JSON has no word for."""
    plain = [[change.table, change.id, _plain(change.before), _plain(change.after)] for change in changes]
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def decode(
    text: str, written_in: int = FORMAT, takes: Callable[[PlainChange], bool] | None = None
) -> tuple[Change, ...]:
    """Return changes from the JSON of any format so far, all or those that `takes` says.

    Raises ValueError if it is something else.
    """
    try:
        plain = upgrade_changes(written_in, json.loads(text))
        return tuple(
            Change(table, row_id, _values(table, before), _values(table, after))
            for table, row_id, before, after in (plain if takes is None else filter(takes, plain))
        )
    except (TypeError, LookupError, AttributeError) as problem:
        raise ValueError("not the changes of a journal entry") from problem


def upgrade_changes(written_in: int, changes: PlainChanges) -> PlainChanges:
    """Return changes of an older format in today's."""
    for upgrade in _UPGRADES[written_in - 1 :]:
        changes = upgrade(changes)
    return changes


def _plain(values: Values | None) -> dict[str, Any] | None:
    return None if values is None else to_plain(values)


def _values(table: str, plain: dict[str, Any] | None) -> Values | None:
    return None if plain is None else from_plain(table, plain)
