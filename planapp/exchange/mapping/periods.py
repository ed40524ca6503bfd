"""The reporting periods that columns of ratings and of new updates name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from planapp.domain.draft import fill_ranks
from planapp.domain.fields import folded
from planapp.domain.ids import new_id
from planapp.domain.records import Period
from planapp.exchange.labels import CURRENT, PeriodLabel
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.recognise import model as m

_Key = tuple[PeriodLabel, int]


def periods_of(tables: Sequence[m.FoundTable]) -> list[dict[int, Period]]:
    """Return each table's periods by column number; the latest of all is current, none is frozen.

    Tables share periods; two columns of one table that are headed alike are two periods. They are in order
    of their dates where every one has a date of its own, else in order of the columns. New updates are of a
    period that no ratings are of only where their heading names one.
    """
    keys = [_keys(table) for table in tables]
    known = _known_ids(tables, keys)
    labels = {period: label for (label, _), period in known.items()}
    news = [_new_updates(table, labels) for table in tables]
    settled = _settled(
        [key for own in keys for key in own.values()], [one for own in news for one in own.values()], known
    )
    labelled = {folded(key[0].label): settled[key] for key in reversed(settled)}
    current = next(reversed(settled.values()), None)
    found = [{column: settled[key] for column, key in own.items()} for own in keys]
    for periods, own in zip(found, news, strict=True):
        named = {column: labelled.get(folded(label.label), current) for column, label in own.items()}
        periods.update((column, period) for column, period in named.items() if period is not None)
    return found


def _known_ids(tables: Sequence[m.FoundTable], keys: Sequence[dict[int, _Key]]) -> dict[_Key, int]:
    """Return the ids of the periods that planapp sent columns for, where that is known."""
    return {
        own[role.column]: role.part
        for table, own in zip(tables, keys, strict=True)
        for role in table.columns
        if role.part is not None and role.column in own
    }


def _settled(
    keys: Sequence[_Key], news: Sequence[PeriodLabel], known: Mapping[_Key, int]
) -> dict[_Key, Period]:
    """Return the periods by what names them, in order, the last of them current."""
    rated = {folded(label.label) for label, _ in keys}
    others = [(one, 0) for one in news if one.label != CURRENT and folded(one.label) not in rated]
    found = {
        key: Period(known.get(key) or new_id(), label=key[0].label, ends_on=key[0].ends_on)
        for key in (*keys, *others)
    }
    days = [period.ends_on for period in found.values() if period.ends_on is not None]
    order = list(found)
    if len(set(days)) == len(found):
        order.sort(key=lambda key: str(key[0].ends_on))
    ranked = fill_ranks(found[key] for key in order)
    if ranked:
        ranked[-1] = replace(ranked[-1], current=True)
    return dict(zip(order, ranked, strict=True))


def _keys(table: m.FoundTable) -> dict[int, _Key]:
    """Return the label of each rating column, with how many columns to its left bear it already."""
    seen: Counter[PeriodLabel] = Counter()
    keys: dict[int, _Key] = {}
    for role in table.columns:
        if role.period is not None and role.field != NEW_UPDATE:
            keys[role.column] = (role.period, seen[role.period])
            seen[role.period] += 1
    return keys


def _new_updates(table: m.FoundTable, labels: Mapping[int, PeriodLabel]) -> dict[int, PeriodLabel]:
    """Return the label of each column of new updates in which there is any."""
    rows = tuple(role.row for role in table.rows if role.role not in (m.TITLE, m.HEADER, m.REPEAT))
    return {
        role.column: labels.get(role.part or 0) or role.period or PeriodLabel(CURRENT, None)
        for role in table.columns_of(NEW_UPDATE)
        if any(table.spans.column(role.column, rows))
    }
