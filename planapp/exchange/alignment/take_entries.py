"""Taking in texts of the fields that hold several: updates, measures, recommendations and evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import move_row, set_row
from planapp.domain.naming import short
from planapp.domain.notes import split_notes
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment.entries import shown_entries
from planapp.exchange.alignment.folding import plain
from planapp.exchange.alignment.model import EMPTIED, Difference
from planapp.exchange.alignment.take_recommendations import recommendation_of_text
from planapp.exchange.alignment.working import Working
from planapp.exchange.mapping.build import evidence_of
from planapp.exchange.new_update import is_new


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table of texts: how a row is added, changed and removed."""

    table: str
    add: Callable[[Working, int, str, Any], ChangeSet]
    set: Callable[[Working, Any, str, Any], ChangeSet]
    remove: Callable[[Plan, Any], ChangeSet]


def take_entries(working: Working, item_id: int, source_id: int, found: list[Difference]) -> None:
    """Take in texts of one field of an item, in their order."""
    field = found[0].field
    kind = KINDS[field]
    last: dict[int | None, int] = {}
    for one in found:
        if one.kind == EMPTIED:
            rows = [one.entry] if one.entry is not None else _rows(working.plan, item_id, field)
            for row in rows:
                working.do(kind.remove(working.plan, _there(working, kind, row, one)))
        elif one.entry is not None:
            row = _there(working, kind, one.entry, one)
            working.do(kind.set(working, row, one.theirs, _origin(working, source_id, field, one.theirs)))
        else:
            added = add_entry(working, item_id, source_id, field, one.theirs)
            behind = last.get(one.after, one.after)
            if added is None or _is_newest(working, item_id, one):
                continue
            if behind is None or behind in working.plan.table(kind.table):
                working.do(move_row(working.plan, added, behind, ""))
                last[one.after] = added.id


def _is_newest(working: Working, item_id: int, found: Difference) -> bool:
    """Tell whether a new update stands behind all that the plan had: so it does behind what came since."""
    if found.field != "update":
        return False
    had = shown_entries(working.comparison.plan, item_id, found.field)
    return not had or had[-1].row == found.after


def add_entry(working: Working, item_id: int, source_id: int, field: str, text: str) -> Any:
    """Add a text behind the others of its item; return its row, or None if it says what one there does."""
    kind = KINDS[field]
    change_set = kind.add(working, item_id, text, _origin(working, source_id, field, text))
    return working.add(change_set, kind.table) if change_set else None


def _rows(plan: Plan, item_id: int, field: str) -> list[int]:
    return [one.row for one in shown_entries(plan, item_id, field)]


def _there(working: Working, kind: _Kind, row_id: int | None, found: Difference) -> Any:
    row = working.plan.table(kind.table).get(row_id)
    if row is None:
        raise UserError(f"‘{short(found.was)}’ is not there any more. Compare the two once more.")
    return row


def _origin(working: Working, source_id: int, field: str, text: str) -> Any:
    """Return the row of the source that shows a text, or None where the text is only part of one."""
    shown = shown_entries(working.source, source_id, field)
    row = next((one.row for one in reversed(shown) if plain(one.text) == plain(text)), None)
    return working.source.table(KINDS[field].table).get(row)


# Updates


def _add_update(working: Working, item_id: int, text: str, origin: r.Update | None) -> ChangeSet:
    if origin is None or not origin.text.strip():
        return edits.add_update(working.plan, item_id, text, on=_day(text) or working.on, source=working.by)
    return edits.add_update(
        working.plan,
        item_id,
        origin.text,
        on=origin.on or working.on,
        period=_open_period(working, origin),
        source=working.by if is_new(origin, working.plan) else origin.source or working.by,
    )


def _open_period(working: Working, origin: r.Update) -> int | None:
    """Return the plan's id of an update's period; none where that is frozen, so that the text comes in."""
    if origin.period is None:
        return None
    period = working.period(working.comparison.terms.period(origin.period))
    return None if working.plan.periods[period].frozen else period


def _set_update(working: Working, row: r.Update, text: str, origin: r.Update | None) -> ChangeSet:
    values = (
        {"text": origin.text, "on": origin.on}
        if origin and origin.text.strip()
        else {"text": text, "on": _day(text)}
    )
    return edits.set_update(working.plan, row.id, **values)


def _day(text: str) -> Any:
    notes = split_notes(text)
    return notes[0].on if len(notes) == 1 else None


# Measures


def _add_measure(working: Working, item_id: int, text: str, origin: r.Measure | None) -> ChangeSet:
    return edits.add_measure(working.plan, item_id, text)


def _set_measure(working: Working, row: r.Measure, text: str, origin: r.Measure | None) -> ChangeSet:
    return edits.set_measure(working.plan, row.id, text)


# Evidence


def _add_evidence(working: Working, item_id: int, text: str, origin: r.Evidence | None) -> ChangeSet:
    values = _evidence_values(text, origin)
    return edits.add_evidence(working.plan, item_id, values.pop("title"), **values)


def _set_evidence(working: Working, row: r.Evidence, text: str, origin: r.Evidence | None) -> ChangeSet:
    return edits.set_evidence(working.plan, row.id, **_evidence_values(text, origin))


def _evidence_values(text: str, origin: r.Evidence | None) -> dict[str, Any]:
    if origin is None:
        return dict(evidence_of(text))
    return {"title": origin.title, "target": origin.target}


# Recommendations


def _add_link(working: Working, item_id: int, text: str, origin: r.RecommendationLink | None) -> ChangeSet:
    answered = recommendation_of_text(working, text, origin.recommendation if origin else None)
    return edits.link_recommendation(working.plan, item_id, answered)


def _set_link(
    working: Working, row: r.RecommendationLink, text: str, origin: r.RecommendationLink | None
) -> ChangeSet:
    answered = recommendation_of_text(working, text, origin.recommendation if origin else None)
    links = working.plan.recommendation_links.of(row.item)
    if any(link.recommendation == answered for link in links):
        return edits.unlink_recommendation(working.plan, row.item, row.recommendation)
    return set_row(working.plan, row, "", recommendation=answered)


KINDS: Mapping[str, _Kind] = {
    "update": _Kind("updates", _add_update, _set_update, lambda plan, row: edits.remove_update(plan, row.id)),
    "measure": _Kind(
        "measures", _add_measure, _set_measure, lambda plan, row: edits.remove_measure(plan, row.id)
    ),
    "evidence": _Kind(
        "evidence", _add_evidence, _set_evidence, lambda plan, row: edits.remove_evidence(plan, row.id)
    ),
    "recommendation": _Kind(
        "recommendation_links",
        _add_link,
        _set_link,
        lambda plan, row: edits.unlink_recommendation(plan, row.item, row.recommendation),
    ),
}
