"""What a change says in words: which field, what it was and what it is now. History and pane read this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import Change, Values
from planapp.domain.days import show_day
from planapp.domain.due import Due, show_due
from planapp.domain.fields import FIELD_OF
from planapp.domain.naming import field_words, own_name, row_words, short
from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF, SPECS
from planapp.domain.value_words import GONE, name_of_target, value_words

# Tables whose rows others refer to by name.
_NAMED = frozenset(table for spec in SPECS for table in spec.references.values())
CHANGED, ADDED, REMOVED = "changed", "added", "removed"
TO_RATE, NOT_RATED = "still to rate", "not rated"

# Tables whose rows are the value of a place that is always there: nobody says that they are added.
_PLACES = frozenset({"ratings", "rollups", "extra_values", "indicator_values"})
# A person or recommendation stays where it is when an item has it no longer.
_TAKEN = {"assignments": "taken off", "recommendation_links": "taken off"}
# Fields that are one to the officer: the first that has changed says it.
_TOGETHER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "items": (
        ("parent", "rank"),
        ("due", "due_from", "due_to", "due_precision", "due_flags"),
        ("status", "done_on", "state"),
    ),
    "ratings": (("level", "text", "carried"), ("comment", "comment_by")),
    "slips": (("now", "now_to", "was", "was_to"),),
    "indicator_values": (("value", "text"),),
}
# What a row says as a whole when it is added or taken out; of a table that is not named, its name.
_MAIN: Mapping[str, tuple[str, ...]] = {
    "ratings": ("level", "comment"),
    "slips": ("reason",),
    "updates": ("text",),
    "measures": ("text",),
    "assignments": ("person",),
    "extra_values": ("text",),
    "recommendation_links": ("recommendation",),
    "evidence": ("title",),
    "rollups": ("counts",),
    "indicator_values": ("value",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a change did to a field, or to fields that go together; `label` names them: 'Due date'.

    `was` and `now` are texts, '' for nothing. Of a row that is added or removed, `fields` are what it mainly
    says.
    """

    table: str
    row: int
    kind: str
    fields: tuple[str, ...]
    label: str
    was: str
    now: str

    @property
    def heading(self) -> str:
        """Return what was done to what: 'Due date', 'Lead added', 'Evidence deleted'."""
        if self.table in _PLACES or self.kind == CHANGED:
            return self.label
        return f"{self.label} {'added' if self.kind == ADDED else _TAKEN.get(self.table, 'deleted')}"

    @property
    def sentence(self) -> str:
        """Return all of it on one line: 'Due date: 31 Mar 2026, was 31 Jan 2026'."""
        was, now = short(self.was, 80), short(self.now, 80)
        if self.table not in _PLACES and self.kind != CHANGED:
            return f"{self.heading}: {now or was}" if now or was else self.heading
        return f"{self.label}: {now or 'empty'}" + (f", was {was}" if was else "")


def tell(plan: Plan, change: Change, row: Any = None) -> tuple[Told, ...]:
    """Return what a change says, field by field.

    What the change itself does not hold (the period of a rating) is taken from `row`, the changed row as it
    is known, or as the plan has it. A plan that still has what has gone since (see `with_rows`) names it.
    """
    row = row or plan.table(change.table).get(change.id) or _whole(change)
    if change.before is None or change.after is None:
        return tuple(_tell_whole(plan, change, row))
    return tuple(
        Told(
            change.table,
            change.id,
            CHANGED,
            fields,
            _label(plan, change.table, fields, row),
            _text(plan, change.table, fields, change.before),
            _text(plan, change.table, fields, change.after),
        )
        for fields in _groups(change.table, change.before)
    )


def with_rows(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return the plan with the rows back that changes add or take out and that it has no longer.

    Not a plan to work with: it only knows what rows were called that others refer to.
    """
    gone: dict[str, dict[int, Any]] = {}
    for change in changes:
        row = whole_row(change)
        if row is not None and change.table in _NAMED and change.id not in plan.table(change.table):
            gone.setdefault(change.table, {})[change.id] = row
    return (
        plan.with_tables({name: plan.table(name).changed(rows) for name, rows in gone.items()})
        if gone
        else plan
    )


def whole_row(change: Change) -> Any:
    """Return the row that a change adds or takes out, None for one that changes fields."""
    return _whole(change) if change.before is None or change.after is None else None


def _whole(change: Change) -> Any:
    values = change.before or change.after or {}
    spec = SPEC_OF[change.table]
    return spec.record(**values) if len(values) == len(spec.columns) else None


def _tell_whole(plan: Plan, change: Change, row: Any) -> Iterator[Told]:
    values: Values = change.after or change.before or {}
    is_added = change.before is None
    for field in _MAIN.get(change.table, ("",)):
        group = next((one for one in _TOGETHER.get(change.table, ()) if field in one), (field,))
        if field:
            text = _text(plan, change.table, group, values)
            if not text and field != _MAIN[change.table][0]:
                continue
        else:
            text = name_of_target(plan, change.table, row)
        nothing = TO_RATE if (change.table, field) == ("ratings", "level") else ""
        yield Told(
            change.table,
            change.id,
            ADDED if is_added else REMOVED,
            group if field else (),
            _label(plan, change.table, group, row),
            nothing if is_added else text,
            text if is_added else nothing,
        )


def _groups(table: str, values: Values) -> Iterator[tuple[str, ...]]:
    """Yield the fields that changed: those that go together as one, where the first of them stands."""
    told: set[str] = set()
    for field in values:
        if field in told:
            continue
        group = next((one for one in _TOGETHER.get(table, ()) if field in one), (field,))
        fields = tuple(one for one in group if one in values)
        told.update(fields)
        yield fields


# Labels.


def _label(plan: Plan, table: str, fields: Sequence[str], row: Any) -> str:
    """Return what fields are called, with what says which row it is."""
    name = _LABELS.get(table)
    if name is not None and row is not None:
        return name(plan, fields, row)
    if not fields[0]:
        return (
            row.kind.capitalize() if isinstance(row, r.Item) else _capital(row_words(table).partition(" ")[2])
        )
    if table == "items" and "done_on" in fields and "status" not in fields:
        return FIELD_OF["done_on"].label
    words = _capital(field_words(fields[0]))
    return words if table in ("items", "details") or row is None else f"{words} of {own_name(table, row)}"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _of_rating(plan: Plan, fields: Sequence[str], row: r.Rating) -> str:
    words = "Comment" if fields[0].startswith("comment") else "Rating"
    return f"{words}, {_period(plan, row.period)}"


def _of_rollup(plan: Plan, fields: Sequence[str], row: r.Rollup) -> str:
    return f"Roll-up, {_period(plan, row.period)}"


def _period(plan: Plan, period_id: int) -> str:
    period = plan.periods.get(period_id)
    return short(period.label) if period is not None else GONE


def _of_update(plan: Plan, fields: Sequence[str], row: r.Update) -> str:
    period = plan.periods.get(row.period)
    of = show_day(row.on) if row.on is not None else short(period.label) if period is not None else ""
    words = {"text": "Update", "on": "Date of the update", "rank": "Place of the update"}
    name = words.get(fields[0], f"{field_words(fields[0]).capitalize()} of the update")
    return f"{name}{' of' if name == 'Update' else ','} {of}" if of else name


def _of_measure(plan: Plan, fields: Sequence[str], row: r.Measure) -> str:
    words = {"text": "Success measure", "rank": "Place of a measure", "marker": "List mark of a measure"}
    return words.get(fields[0], f"{field_words(fields[0]).capitalize()} of ‘{short(row.text)}’")


def _of_assignment(plan: Plan, fields: Sequence[str], row: r.Assignment) -> str:
    role = FIELD_OF[row.role].label if row.role in r.ROLES else "Part"
    if fields[0] == "person":
        return role
    person = plan.people.get(row.person)
    who = short(person.name or person.post) if person is not None else GONE
    return f"{role} {who}, {field_words(fields[0])}"


def _of_slip(plan: Plan, fields: Sequence[str], row: r.Slip) -> str:
    return {"reason": "Reason for new date", "approved_by": "New date approved by"}.get(
        fields[0], "Due date moved"
    )


def _of_evidence(plan: Plan, fields: Sequence[str], row: r.Evidence) -> str:
    words = {"target": "Link or file", "on": "Date", "rank": "Place"}.get(fields[0])
    return f"{words} of ‘{short(row.title)}’" if words else "Evidence"


def _of_extra(plan: Plan, fields: Sequence[str], row: r.ExtraValue) -> str:
    field = plan.extra_fields.get(row.field)
    return short(field.heading) or "Extra field" if field is not None else "Extra field"


def _of_link(plan: Plan, fields: Sequence[str], row: r.RecommendationLink) -> str:
    return "Place of a recommendation" if fields[0] == "rank" else "Recommendation"


def _of_value(plan: Plan, fields: Sequence[str], row: r.IndicatorValue) -> str:
    indicator = plan.indicators.get(row.indicator)
    return f"{short(indicator.name) if indicator is not None else 'Indicator'}, {row.month}"


_LABELS: Mapping[str, Callable[[Plan, Sequence[str], Any], str]] = {
    "ratings": _of_rating,
    "rollups": _of_rollup,
    "updates": _of_update,
    "measures": _of_measure,
    "assignments": _of_assignment,
    "slips": _of_slip,
    "evidence": _of_evidence,
    "extra_values": _of_extra,
    "recommendation_links": _of_link,
    "indicator_values": _of_value,
}


# Texts.


def _text(plan: Plan, table: str, fields: Sequence[str], values: Values) -> str:
    """Return what fields hold, in words."""
    if table == "items" and fields[0].startswith("due"):
        return _due(values)
    if table == "items" and fields[0] in ("status", "done_on", "state"):
        return _status(values)
    if table == "items" and fields[0] in ("parent", "rank"):
        return _place(plan, values)
    if table == "ratings" and fields[0] in ("level", "text", "carried"):
        return _rating(plan, values)
    if table == "indicator_values" and values.get("value") is None:
        return str(values.get("text", ""))
    if fields[0] == "rank":
        return ""
    return value_words(plan, table, fields[0], values.get(fields[0]))


def _due(values: Values) -> str:
    if "due" in values:
        return str(values["due"]).strip()
    flags = tuple(values.get("due_flags", ()))
    read = Due("", values.get("due_from"), values.get("due_to"), str(values.get("due_precision", "")), flags)
    return show_due(read) or ", ".join(flags)


def _status(values: Values) -> str:
    day = values.get("done_on")
    written = str(values.get("status", "" if "done_on" in values else values.get("state", "")))
    return ", ".join(filter(None, [written.strip(), show_day(day) if day is not None else ""]))


def _place(plan: Plan, values: Values) -> str:
    if "parent" not in values:
        return ""
    above = values["parent"]
    return f"below {value_words(plan, 'items', 'parent', above)}" if above is not None else "at the top"


def _rating(plan: Plan, values: Values) -> str:
    if values.get("level") is not None:
        return value_words(plan, "ratings", "level", values["level"])
    if values.get("text", "").strip():
        return str(values["text"])
    if "level" in values:
        return NOT_RATED
    return "" if "carried" not in values else "carried forward" if values["carried"] else "given anew"
