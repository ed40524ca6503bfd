"""What a cell of the board says in words: to a screen reader, and in a tooltip."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.naming import name_of, short
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item, Period
from planapp.domain.rollup import NOT_RATED, Trend
from planapp.domain.rollup import TO_RATE as UNRATED
from planapp.models.columns import TITLE, TREND, Column
from planapp.models.facts import Facts, PeriodCell
from planapp.models.overdue import is_done
from planapp.models.roles import Mark, State
from planapp.models.texts import due_of, full_due, line_text, whole_text

_NOTHING = {
    State.BEFORE: "before the first rating",
    State.TO_RATE: "still to rate",
    State.NOT_RATED: "not rated",
}
_MARKS = {Mark.DONE: "done", Mark.DUE: "due", Mark.MISSED: "due, missed"}


def accessible_text(facts: Facts, item: Item, column: Column, changed: str) -> str:
    """Return what a screen reader says of a cell: '1.2.2, April 2026, open, amber, has comment'."""
    if column.period is not None:
        cell = facts.cell(item, column.period)
        parts = [row_name(facts, item), cell.period.label, _openness(cell.period), *cell_words(facts, cell)]
    elif column.key == TREND:
        parts = [row_name(facts, item), column.label, trend_words(facts.trend(item))]
    elif column.key == TITLE:
        parts = _title_parts(facts, item, changed)
    else:
        text = line_text(facts.plan, item, column.key)
        parts = [row_name(facts, item), column.label, text or "empty"]
        if column.key == "due" and facts.overdue(item):
            parts.append("overdue")
    return ", ".join(part for part in parts if part)


def tooltip(facts: Facts, item: Item, column: Column) -> str:
    """Return the whole of what a cell shows cut short, or in colours; '' for nothing."""
    if column.key == TREND:
        return _capital(trend_words(facts.trend(item)))
    if column.key == "due":
        return full_due(due_of(item))
    if column.period is None:
        return whole_text(facts.plan, item, column.key).strip()
    cell = facts.cell(item, column.period)
    words = [word for word in cell_words(facts, cell) if word != "has comment"]
    if not words:
        return ""
    comment = _comment(facts.plan, item, column.period)
    return "\n".join(filter(None, [f"{cell.period.label}: {', '.join(words)}", comment]))


def row_name(facts: Facts, item: Item) -> str:
    """Return how a row is called: its number, the action's number and the step's letter, or its title."""
    letter = facts.letter(item)
    if not letter:
        return name_of(item)
    parent = facts.plan.items.get(item.parent)
    return f"{name_of(parent)} {letter}" if parent is not None else letter


def cell_words(facts: Facts, cell: PeriodCell) -> list[str]:
    """Return what a cell of a period shows, word by word."""
    words = [counts_words(facts.plan, cell.counts)] if cell.counts else []
    if cell.level is not None:
        words.append(cell.level.name.lower())
    elif cell.state is State.UNREAD:
        words.append(f"‘{short(cell.text)}’, not read")
    else:
        words.append(_NOTHING.get(cell.state, ""))
    words += [
        "carried forward" if cell.carried else "",
        "has comment" if cell.has_comment else "",
        _MARKS.get(cell.mark, ""),
    ]
    return [word for word in words if word]


def counts_words(plan: Plan, counts: Iterable[tuple[str, int]]) -> str:
    """Return a roll-up in words: '1 red, 4 amber, 2 not rated'."""
    names = {level.key: level.name.lower() for level in plan.levels}
    names |= {NOT_RATED: _NOTHING[State.NOT_RATED], UNRATED: _NOTHING[State.TO_RATE]}
    return ", ".join(f"{number} {names.get(key, key)}" for key, number in counts)


def trend_words(trend: Trend | None) -> str:
    """Return a trend in words, always with the period that it is against; '' for none."""
    if trend is None:
        return ""
    way = "the same as" if trend.balance == 0 else "better than" if trend.balance > 0 else "worse than"
    return f"{way} in {trend.against.label}"


def _title_parts(facts: Facts, item: Item, changed: str) -> list[str]:
    letter = facts.letter(item)
    return [
        " ".join(filter(None, [item.kind, letter or item.ref])),
        line_text(facts.plan, item, TITLE) or "untitled",
        "done" if item.kind == STEP and is_done(item) else "",
        "overdue" if facts.overdue(item) else "",
        "archived" if item.archived else "",
        f"changed since {changed}" if changed else "",
    ]


def _openness(period: Period) -> str:
    return "frozen" if period.frozen else "open"


def _comment(plan: Plan, item: Item, period_id: int) -> str:
    rating = plan.rating(item.id, period_id)
    return rating.comment.strip() if rating is not None else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
