"""The reporting periods that rating columns name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planapp.domain.draft import fill_ranks
from planapp.domain.ids import new_id
from planapp.domain.records import Period
from planapp.exchange.labels import PeriodLabel
from planapp.exchange.recognise import model as m


def periods_of(tables: Sequence[m.FoundTable]) -> list[dict[int, Period]]:
    """Return each table's periods by column number; the latest of all is current, none is frozen.

    Tables share periods; two columns of one table that are headed alike are two periods. They are in order
    of their dates where every one has a date of its own, else in order of the columns.
    """
    keys = [_keys(table) for table in tables]
    found = {
        key: Period(new_id(), label=key[0].label, ends_on=key[0].ends_on)
        for own in keys
        for key in own.values()
    }
    days = [period.ends_on for period in found.values() if period.ends_on is not None]
    order = list(found)
    if len(set(days)) == len(found):
        order.sort(key=lambda key: str(key[0].ends_on))
    ranked = fill_ranks(found[key] for key in order)
    if ranked:
        ranked[-1] = replace(ranked[-1], current=True)
    settled = dict(zip(order, ranked, strict=True))
    return [{column: settled[key] for column, key in own.items()} for own in keys]


def _keys(table: m.FoundTable) -> dict[int, tuple[PeriodLabel, int]]:
    """Return the label of each rating column, with how many columns to its left bear it already."""
    seen: Counter[PeriodLabel] = Counter()
    keys: dict[int, tuple[PeriodLabel, int]] = {}
    for role in table.columns:
        if role.period is not None:
            keys[role.column] = (role.period, seen[role.period])
            seen[role.period] += 1
    return keys
