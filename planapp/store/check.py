"""Is a plan file sound? Its pages, its references, and its history against its tables."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from planapp.domain.changes import Change, Mismatch, apply, compare
from planapp.domain.naming import listed
from planapp.domain.plan import Plan, empty_plan
from planapp.store.journal import read_change_sets, read_entries
from planapp.store.opening import strangers
from planapp.store.plan_store import UNREADABLE, PlanStore, open_store
from planapp.store.rows import load_plan

_SHOWN = 5


def check_plan(path: Path) -> list[str]:
    """Return a sentence for everything that is wrong with a plan file; nothing for a sound one.

    Raises UserError if it can't be opened as a plan at all. The file is only read.
    """
    store = open_store(path, by="", read_only=True)
    try:
        return _faults(store)
    finally:
        store.close()


def _faults(store: PlanStore) -> list[str]:
    with store.transaction() as connection:
        # Where the pages don't fit, the other checks would only repeat it at length.
        return _page_faults(connection) or [
            *(
                f"It holds something that planapp did not put there: {found}."
                for found in strangers(connection)
            ),
            *_reference_faults(connection),
            *_history_faults(connection),
        ]


def _page_faults(connection: sa.Connection) -> list[str]:
    found = [text for (text,) in connection.exec_driver_sql("PRAGMA integrity_check")]
    if found == ["ok"]:
        return []
    return [f"Its parts don’t fit together in {_times(len(found), 'place')}, the first: {found[0]}."]


def _reference_faults(connection: sa.Connection) -> list[str]:
    lost = Counter(
        (table, parent)
        for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    )
    return [
        f"In {table}, {_times(number, 'reference')} to {parent} lead{'s' if number == 1 else ''} nowhere."
        for (table, parent), number in lost.items()
    ]


def _history_faults(connection: sa.Connection) -> list[str]:
    try:
        plan = load_plan(connection)
    except UNREADABLE:
        return ["The tables hold values that can’t be read."]
    replayed = empty_plan()
    for entry in read_entries(connection):
        try:
            (change_set,) = read_change_sets(connection, entry.seq)
            replayed = apply(replayed, change_set)
        except (Mismatch, AttributeError, *UNREADABLE):
            return [f"The history can’t be followed at entry {entry.seq} (‘{entry.label}’)."]
    return _differences(replayed, plan)


def _differences(replayed: Plan, plan: Plan) -> list[str]:
    changes = compare(replayed, plan).changes
    faults = [_difference(change) for change in changes[:_SHOWN]]
    more = len(changes) - _SHOWN
    if more > 0:
        faults.append(f"{_times(more, 'more row')} {_is(more)} not what the history says.")
    return faults


def _difference(change: Change) -> str:
    row = f"row {change.id} of {change.table}"
    if change.before is None:
        return f"The history does not know {row}."
    if change.after is None:
        return f"By the history there should be a {row}."
    return f"In {row}, {listed(change.after)} {_is(len(change.after))} not what the history says."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _times(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
