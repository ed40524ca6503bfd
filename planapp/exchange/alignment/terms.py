"""The words that two plans share: which period, level or extra field of one is which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planapp.domain.fields import folded
from planapp.domain.plan import Plan
from planapp.domain.records import Level
from planapp.domain.scale import level_of
from planapp.exchange.alignment.folding import plain
from planapp.exchange.labels import CURRENT
from planapp.exchange.mapping.account import NOTE, Finding


@dataclass(frozen=True, slots=True)
class Terms:
    """The plan's id for the source's periods, levels and extra fields; what the plan lacks is not in it."""

    periods: Mapping[int, int]
    levels: Mapping[int, int]
    extras: Mapping[int, int]
    findings: tuple[Finding, ...] = ()

    def period(self, period: int) -> int:
        """Return the plan's id of a period of the source, or the source's own for a new one."""
        return self.periods.get(period, period)

    def extra(self, field: int) -> int:
        """Return the plan's id of an extra field of the source, or the source's own for a new one."""
        return self.extras.get(field, field)


def terms_of(plan: Plan, source: Plan) -> Terms:
    """Pair what the two plans call alike. Of several of one name, the first go together, and so on."""
    findings: list[Finding] = []
    return Terms(
        _periods(plan, source, findings),
        {level.id: found.id for level in source.levels if (found := _level(plan, level)) is not None},
        _paired(
            plan.extra_fields.of(),
            source.extra_fields.of(),
            lambda field: folded(field.heading) or plain(field.heading),
        ),
        tuple(findings),
    )


def _periods(plan: Plan, source: Plan, findings: list[Finding]) -> dict[int, int]:
    """Pair periods by label, then by their last day; a rating without a period is of the current one."""
    mine, theirs = plan.periods.of(), source.periods.of()
    found = _paired(mine, theirs, lambda period: folded(period.label) or plain(period.label))
    rest = [period for period in mine if period.id not in found.values()]
    others = [period for period in theirs if period.id not in found]
    found |= _paired(
        [period for period in rest if period.ends_on], others, lambda period: period.ends_on, alone=True
    )
    unnamed = [period for period in others if period.id not in found and period.label == CURRENT]
    current = plan.current_period
    if unnamed and current is not None and current.id not in found.values():
        found[unnamed[0].id] = current.id
        text = (
            f"The ratings name no period. They are compared with those of {current.label}, the current one."
        )
        findings.append(Finding(NOTE, current.label, text))
    return found


def _level(plan: Plan, level: Level) -> Level | None:
    """Return the plan's level that a level of the source is: by id, key, or what it goes by."""
    known = plan.levels.get(level.id) or next((own for own in plan.levels if own.key == level.key), None)
    return known or level_of(plan.levels.of(), level.letter) or level_of(plan.levels.of(), level.name)


def _paired(
    mine: Iterable[Any], theirs: Iterable[Any], key_of: Callable[[Any], Hashable], *, alone: bool = False
) -> dict[int, int]:
    """Pair rows by id, else by key; `alone` pairs only keys that stand once on both sides."""
    own, others = {row.id: row for row in mine}, list(theirs)
    found = {row.id: row.id for row in others if row.id in own}
    left = [row for row in own.values() if row.id not in found]
    new = [row for row in others if row.id not in found]
    keyed = dict(zip(_keys(left, key_of), left, strict=True))
    often = Counter(map(key_of, left)) + Counter(map(key_of, new))
    for key, row in zip(_keys(new, key_of), new, strict=True):
        if key in keyed and not (alone and often[key[0]] > 2):
            found[row.id] = keyed[key].id
    return found


def _keys(rows: Iterable[Any], key_of: Callable[[Any], Hashable]) -> list[tuple[Hashable, int]]:
    """Return the key of each row with how many before it have the same."""
    seen: Counter[Hashable] = Counter()
    keys = []
    for row in rows:
        key = key_of(row)
        keys.append((key, seen[key]))
        seen[key] += 1
    return keys
