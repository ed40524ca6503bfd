"""Made-up plans of any size, for measuring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from planapp.domain import rank
from planapp.domain import records as r
from planapp.domain.ids import new_id
from planapp.domain.plan import DETAILS_ID, Plan, make_plan
from planapp.domain.scale import default_levels

_WORDS = (
    "review assess visit record plan audit train brief report refer monitor agree publish measure improve "
    "supervision placement referral threshold pathway permanence transition conference partner practice"
).split()

PER_OBJECTIVE, PER_THEME = 10, 100
_NO_STEPS: Mapping[int, int] = {}


def words(count: int, seed: int) -> str:
    """Return `count` words that differ from one seed to the next."""
    return " ".join(_WORDS[(seed * 7 + place * place) % len(_WORDS)] for place in range(count))


def big_plan(actions: int, periods: int = 8, steps: Mapping[int, int] = _NO_STEPS) -> Plan:
    """Return a plan of so many actions, ten to an objective, a hundred to a theme, rated in all periods.

    Each tenth rating has a comment. `steps` says how many steps the n-th action has.
    """
    return make_plan(_rows(actions, periods, steps))


def _rows(actions: int, periods: int, steps: Mapping[int, int]) -> Iterator[r.Row]:
    yield r.Details(DETAILS_ID, uid="0" * 32, title="A large plan")
    levels = default_levels()
    yield from levels
    months = [
        r.Period(new_id(), rank=place, label=f"{1 + n % 12:02}/{24 + n // 12}", current=n == periods - 1)
        for n, place in enumerate(rank.spread(periods))
    ]
    yield from months
    people = [r.Person(new_id(), name=f"Head of Service {n}") for n in range(40)]
    yield from people
    theme = objective = None
    for n in range(actions):
        if n % PER_THEME == 0:
            theme = _item(None, r.THEME, n, 4)
            yield theme
        if n % PER_OBJECTIVE == 0:
            assert theme is not None
            objective = _item(theme.id, r.OBJECTIVE, n, 12)
            yield objective
        assert objective is not None
        action = _item(objective.id, r.ACTION, n, 14)
        yield action
        yield r.Assignment(new_id(), action.id, people[n % len(people)].id, rank="V")
        yield r.Measure(new_id(), action.id, rank="V", text=words(12, n))
        yield r.Update(new_id(), action.id, rank="V", text=words(40, n), on=date(2025, 1 + n % 12, 1))
        for place, month in enumerate(months):
            comment = words(9, n + place) if (n + place) % 10 == 0 else ""
            yield r.Rating(new_id(), action.id, month.id, levels[(n + place) % len(levels)].id, comment)
        yield from (_item(action.id, r.STEP, step, 9) for step in range(steps.get(n, 0)))


def _item(parent: int | None, kind: str, n: int, length: int) -> r.Item:
    return r.Item(
        new_id(),
        parent,
        # Ranks of a fixed width sort as the numbers do.
        rank=f"V{n:06}V",
        kind=kind,
        ref=f"{n // 100 + 1}.{n // 10 % 10 + 1}.{n % 10 + 1}",
        title=words(length, n),
        due="31/03/2026" if kind == r.ACTION else "",
        due_from=date(2026, 3, 31) if kind == r.ACTION else None,
        due_to=date(2026, 3, 31) if kind == r.ACTION else None,
        due_precision="day" if kind == r.ACTION else "",
        status="In progress" if kind == r.ACTION else "",
        state="in progress" if kind == r.ACTION else "",
    )
