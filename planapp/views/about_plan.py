"""What a line about a plan says: how many items it has, and what the list of recent plans keeps of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, KINDS, STEP
from planapp.domain.rollup import NOT_RATED, roll_up
from planapp.views.settings import Recent

Counts = tuple[tuple[str, int], ...]


def counted(number: int, word: str) -> str:
    """Return a number with its word: '1 action', '66 actions'."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def counts_text(plan: Plan) -> str:
    """Return what the status bar counts: '66 actions · 212 steps · 18 indicators'."""
    kinds = Counter(item.kind for item in plan.items if not item.archived)
    numbers = [(kinds[ACTION], "action"), (kinds[STEP], "step"), (len(plan.indicators), "indicator")]
    if not kinds[ACTION]:
        numbers = [(kinds[kind], kind) for kind in KINDS if kind != STEP] + numbers[1:]
    parts = [counted(number, word) for number, word in numbers if number]
    return " · ".join(parts) or "No actions yet"


def recent_of(path: Path, plan: Plan, at: datetime, counts: Counts | None = None) -> Recent:
    """Return what the list of recent plans keeps of a plan; `counts` if they are not to be counted now."""
    period = plan.current_period
    if counts is None:
        counts = _counts(plan, period.id) if period is not None else ()
    return Recent(
        path=str(path),
        title=plan.about.title or path.stem,
        at=at.isoformat(timespec="minutes"),
        period=period.label if period is not None else "",
        frozen=period is not None and period.frozen,
        counts=counts,
    )


def _counts(plan: Plan, period_id: int) -> Counts:
    """Return how many actions have ratings of each tone, worst first; the last tone '' is not rated."""
    tones = {level.key: level.tone for level in plan.levels.of()}
    counts: Counter[str] = Counter()
    for item in plan.children(None):
        below = roll_up(plan, item.id, period_id) if item.kind != ACTION else _own(plan, item.id, period_id)
        for key, number in below:
            counts[tones.get(key, NOT_RATED)] += number
    return tuple((tone, counts[tone]) for tone in _in_order(tones.values()) if counts[tone])


def _own(plan: Plan, item_id: int, period_id: int) -> tuple[tuple[str, int], ...]:
    """Return the rating of an action at the top, as a roll-up of one."""
    rating = plan.rating(item_id, period_id)
    level = plan.levels.get(rating.level) if rating is not None else None
    return (((level.key if level is not None else NOT_RATED), 1),)


def _in_order(tones: Iterable[str]) -> Iterable[str]:
    return [*dict.fromkeys(tones), NOT_RATED]
