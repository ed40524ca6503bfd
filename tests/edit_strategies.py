"""Random edits of any kind, for properties that must hold whatever the officer does."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.ids import new_id
from planapp.domain.plan import Plan
from planapp.errors import UserError

TEXTS = st.sampled_from(["", "Visit", "Visit within 5 days", "Größe – ‘quoted’\nsecond line", "5.1", "=1+1"])
NAMES = st.sampled_from(["Head of Service", "Team Manager", "Principal Social Worker"])
DUES = st.sampled_from(
    ["", "31 March 2026", "Jun 2026", "Termly", "30/09/2026", "from Jan 2026 and ongoing", "soon"]
)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
KINDS = st.sampled_from(r.KINDS)


@contextmanager
def repeatable_ids() -> Iterator[None]:
    """Make new ids the same ones each time: hypothesis has to be able to repeat what it drew."""
    with patch("planapp.domain.ids.secrets.randbits", random.Random(0).getrandbits):
        yield


def random_edit(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    """Draw an edit that the plan does not refuse; one that it refuses becomes the empty change set."""
    name = draw(st.sampled_from(sorted(_EDITS)))
    try:
        return _EDITS[name](draw, plan)
    except (UserError, _NothingThere):
        return ChangeSet("refused")


class _NothingThere(Exception):
    """The edit needs a row, and there is none."""


def _one(draw: st.DrawFn, rows: Sequence[Any] | Any) -> Any:
    found = sorted(rows, key=lambda row: row.id)
    if not found:
        raise _NothingThere
    return draw(st.sampled_from(found))


def _some(draw: st.DrawFn, plan: Plan) -> list[int]:
    found = sorted(item.id for item in plan.items)
    if not found:
        raise _NothingThere
    return draw(st.lists(st.sampled_from(found), min_size=1, max_size=3, unique=True))


def _maybe(draw: st.DrawFn, rows: Any) -> int | None:
    found = sorted(row.id for row in rows)
    return draw(st.sampled_from([None, *found]))


def _sibling(draw: st.DrawFn, siblings: Sequence[Any], row: Any) -> int | None:
    return _maybe(draw, [sibling for sibling in siblings if sibling.id != row.id])


def _add_item(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    parent = _maybe(draw, plan.items)
    after = _maybe(draw, plan.children(parent))
    return edits.add_item(
        plan, draw(KINDS), parent=parent, after=after, title=draw(TEXTS), due=draw(DUES), status=draw(TEXTS)
    )


def _set_field(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    item = _one(draw, plan.items)
    key = draw(st.sampled_from(["ref", "title", "status", "done_on", "lead", "officer", "due", "extra"]))
    if key == "extra":
        return edits.set_field(plan, item.id, f"extra:{_one(draw, plan.extra_fields).id}", draw(TEXTS))
    value = {"done_on": draw(DAYS), "due": draw(DUES), "lead": draw(NAMES), "officer": draw(NAMES)}
    return edits.set_field(plan, item.id, key, value.get(key, draw(TEXTS)))


def _move(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    parent = _maybe(draw, plan.items)
    return edits.move_items(plan, _some(draw, plan), parent, _maybe(draw, plan.children(parent)))


def _rate(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    comment = draw(st.none() | TEXTS)
    level = _maybe(draw, plan.levels)
    return edits.rate(plan, _some(draw, plan), _one(draw, plan.periods).id, level, comment=comment)


def _hand_over(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    return edits.hand_over(plan, _one(draw, plan.people).id, _one(draw, plan.people).id, draw(DAYS))


def _layout(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    layout = r.Layout(new_id(plan.layouts), rank="V", sheet=draw(TEXTS))
    column = r.LayoutColumn(
        new_id(plan.layout_columns), layout.id, rank="V", period=_maybe(draw, plan.periods)
    )
    return edits.put_layout(plan, layout, [column])


def _value(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    month = draw(st.sampled_from(["2026-01", "2026-02"]))
    typed = draw(st.sampled_from(["", "94.6", "94.6 %", "1,200", "n/a"]))
    return edits.set_value(plan, _one(draw, plan.indicators).id, month, typed)


def _typed_values(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    months = st.sampled_from(["2026-01", "2026-02", "Jul"])
    texts = st.sampled_from(["", "94.6", "94.6 %", "1 200", "n/a"])
    typed = draw(st.dictionaries(months, texts, min_size=1))
    one = _one(draw, plan.indicators).id
    return edits.type_values(plan, {(one, month): text for month, text in typed.items()})


_EDITS: dict[str, Callable[[st.DrawFn, Plan], ChangeSet]] = {
    "add item": _add_item,
    "add another item": _add_item,
    "set field": _set_field,
    "set another field": _set_field,
    "move": _move,
    "indent": lambda draw, plan: edits.indent(plan, _some(draw, plan)),
    "outdent": lambda draw, plan: edits.outdent(plan, _some(draw, plan)),
    "remove": lambda draw, plan: edits.remove_items(plan, _some(draw, plan)),
    "archive": lambda draw, plan: edits.archive_items(plan, _some(draw, plan), draw(st.booleans())),
    "duplicate": lambda draw, plan: edits.duplicate_items(plan, _some(draw, plan)),
    "tick": lambda draw, plan: edits.tick_step(plan, _one(draw, plan.items).id, draw(st.none() | DAYS)),
    "rate": _rate,
    "rate again": _rate,
    "clear": lambda draw, plan: edits.clear_ratings(plan, _some(draw, plan), _one(draw, plan.periods).id),
    "comment": lambda draw, plan: edits.comment(
        plan, _one(draw, plan.items).id, _one(draw, plan.periods).id, draw(TEXTS)
    ),
    "carry": lambda draw, plan: edits.carry_forward(plan, _one(draw, plan.periods).id),
    "add period": lambda draw, plan: edits.add_period(plan, draw(TEXTS), current=draw(st.booleans())),
    "rename period": lambda draw, plan: edits.rename_period(plan, _one(draw, plan.periods).id, draw(TEXTS)),
    "end period": lambda draw, plan: edits.set_period_end(plan, _one(draw, plan.periods).id, draw(DAYS)),
    "current period": lambda draw, plan: edits.make_current(plan, _one(draw, plan.periods).id),
    "remove period": lambda draw, plan: edits.remove_period(plan, _one(draw, plan.periods).id),
    "freeze": lambda draw, plan: edits.freeze(plan, _one(draw, plan.periods).id),
    "unfreeze": lambda draw, plan: edits.unfreeze(plan, _one(draw, plan.periods).id, "A rating was missed."),
    "add level": lambda draw, plan: edits.add_level(plan, draw(TEXTS), draw(st.sampled_from("WXYZ"))),
    "set level": lambda draw, plan: edits.set_level(plan, _one(draw, plan.levels).id, meaning=draw(TEXTS)),
    "retire level": lambda draw, plan: edits.retire_level(plan, _one(draw, plan.levels).id),
    "restore level": lambda draw, plan: edits.restore_level(plan, _one(draw, plan.levels).id),
    "remove level": lambda draw, plan: edits.remove_level(plan, _one(draw, plan.levels).id),
    "rename person": lambda draw, plan: edits.rename_person(plan, _one(draw, plan.people).id, draw(NAMES)),
    "merge people": lambda draw, plan: edits.merge_people(
        plan, _one(draw, plan.people).id, [_one(draw, plan.people).id]
    ),
    "hand over": _hand_over,
    "hand over all": lambda draw, plan: edits.hand_over_all(
        plan, _one(draw, plan.people).id, draw(NAMES), draw(DAYS)
    ),
    "add person": lambda draw, plan: edits.add_person(plan, draw(NAMES)),
    "remove person": lambda draw, plan: edits.remove_person(plan, _one(draw, plan.people).id),
    "add measure": lambda draw, plan: edits.add_measure(
        plan, _one(draw, plan.items).id, draw(TEXTS), indicator=_maybe(draw, plan.indicators)
    ),
    "move measure": lambda draw, plan: _move_measure(draw, plan),
    "remove measure": lambda draw, plan: edits.remove_measure(plan, _one(draw, plan.measures).id),
    "add update": lambda draw, plan: edits.add_update(
        plan, _one(draw, plan.items).id, draw(TEXTS), on=draw(DAYS), period=_maybe(draw, plan.periods)
    ),
    "set update": lambda draw, plan: edits.set_update(plan, _one(draw, plan.updates).id, text=draw(TEXTS)),
    "remove update": lambda draw, plan: edits.remove_update(plan, _one(draw, plan.updates).id),
    "add evidence": lambda draw, plan: edits.add_evidence(plan, _one(draw, plan.items).id, draw(TEXTS)),
    "remove evidence": lambda draw, plan: edits.remove_evidence(plan, _one(draw, plan.evidence).id),
    "add event": lambda draw, plan: edits.add_source_event(plan, draw(TEXTS), on=draw(DAYS)),
    "add recommendation": lambda draw, plan: edits.add_recommendation(
        plan, draw(TEXTS), source=_maybe(draw, plan.source_events)
    ),
    "link": lambda draw, plan: edits.link_recommendation(
        plan, _one(draw, plan.items).id, _one(draw, plan.recommendations).id
    ),
    "remove recommendation": lambda draw, plan: edits.remove_recommendation(
        plan, _one(draw, plan.recommendations).id
    ),
    "merge recommendations": lambda draw, plan: edits.merge_recommendations(
        plan, _one(draw, plan.recommendations).id, [_one(draw, plan.recommendations).id]
    ),
    "merge sources": lambda draw, plan: edits.merge_source_events(
        plan, _one(draw, plan.source_events).id, [_one(draw, plan.source_events).id]
    ),
    "link items": lambda draw, plan: edits.link_items(
        plan, _some(draw, plan), _one(draw, plan.recommendations).id
    ),
    "add extra field": lambda draw, plan: edits.add_extra_field(
        plan, draw(TEXTS), private=draw(st.booleans())
    ),
    "remove extra field": lambda draw, plan: edits.remove_extra_field(plan, _one(draw, plan.extra_fields).id),
    "merge extra fields": lambda draw, plan: _merge_fields(draw, plan),
    "add indicator": lambda draw, plan: edits.add_indicator(plan, draw(TEXTS), polarity="high"),
    "set value": _value,
    "type values": _typed_values,
    "duplicate indicator": lambda draw, plan: edits.duplicate_indicator(plan, _one(draw, plan.indicators).id),
    "remove indicator": lambda draw, plan: edits.remove_indicator(plan, _one(draw, plan.indicators).id),
    "layout": _layout,
    "remove layout": lambda draw, plan: edits.remove_layout(plan, _one(draw, plan.layouts).id),
    "details": lambda draw, plan: edits.set_details(plan, title=draw(TEXTS)),
    "bookmark": lambda draw, plan: edits.add_bookmark(plan, draw(TEXTS), "restore", entry=1, at="2026-04-01"),
}


def _move_measure(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    measure = _one(draw, plan.measures)
    return edits.move_measure(plan, measure.id, _sibling(draw, plan.measures.of(measure.item), measure))


def _merge_fields(draw: st.DrawFn, plan: Plan) -> ChangeSet:
    keep, other = _one(draw, plan.extra_fields), _one(draw, plan.extra_fields)
    if keep.id == other.id:
        raise _NothingThere
    return edits.merge_extra_fields(plan, keep.id, other.id)
