"""What carrying ratings forward would do, in words, before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planapp.domain.edits.carrying import Carried, to_carry
from planapp.domain.naming import listed
from planapp.domain.plan import Plan
from planapp.domain.records import EVIDENCE
from planapp.domain.scale import levels_in_order


@dataclass(frozen=True, slots=True)
class CarryWords:
    """`heading` counts what would be carried; `left` says, sentence by sentence, what stays to rate."""

    number: int
    heading: str
    about: str
    left: tuple[str, ...] = ()


def carry_words(plan: Plan, period_id: int, to_rate: int) -> CarryWords:
    """Return the words for a period in which so many actions are still to rate."""
    found = to_carry(plan, period_id)
    carried = [one for one in found if not one.lacks]
    label = plan.periods[period_id].label
    ratings = "rating" if len(carried) == 1 else "ratings"
    return CarryWords(
        len(carried),
        f"Carry {len(carried):,} {ratings} forward from {_from(plan, carried)}",
        f"{_levels(plan, carried)}. In {label} they are marked as carried forward until you rate them again.",
        tuple(_left(found, to_rate)),
    )


def _from(plan: Plan, carried: Sequence[Carried]) -> str:
    """Return the periods from which is carried, the latest first; with their numbers if they are several."""
    numbers = Counter(one.since.id for one in carried)
    since = [period for period in reversed(plan.periods.of()) if numbers[period.id]]
    if len(since) < 2:
        return "".join(period.label for period in since)
    return listed(f"{period.label} ({numbers[period.id]:,})" for period in since)


def _levels(plan: Plan, carried: Sequence[Carried]) -> str:
    numbers = Counter(one.level.id for one in carried)
    return listed(
        f"{numbers[level.id]:,} {level.name.lower()}" for level in levels_in_order(plan) if numbers[level.id]
    )


def _left(found: Sequence[Carried], to_rate: int) -> list[str]:
    lacking = Counter((one.level.name.lower(), one.lacks) for one in found if one.lacks)
    words = [
        f"{number:,} {name} {'stays' if number == 1 else 'stay'} to rate: {_lack(number, lacks)}."
        for (name, lacks), number in lacking.items()
    ]
    never = to_rate - len(found)
    if never > 0:
        was = "was never rated before and stays" if never == 1 else "were never rated before and stay"
        words.append(f"{never:,} {was} to rate.")
    return words


def _lack(number: int, lacks: str) -> str:
    if lacks == EVIDENCE:
        return "it has no evidence yet" if number == 1 else "they have no evidence yet"
    return "it needs a comment that says why" if number == 1 else "each needs a comment that says why"
