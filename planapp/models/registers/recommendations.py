"""The recommendations of a plan below their sources, as rows, and the items that answer one."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from planapp.domain import edits
from planapp.domain.answers import items_answering
from planapp.domain.changes import ChangeSet
from planapp.domain.days import read_day
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, Item, Recommendation, SourceEvent
from planapp.models.list_model import Shown
from planapp.models.registers.items import counted, in_order, item_row
from planapp.models.rows_model import Field, Row
from planapp.models.texts import line_text, one_line, short_day

HEADINGS = ("No.", "Recommendation", "Para.", "Answered by")
ITEM_HEADINGS = ("No.", "Item", "Lead")
TABLES = frozenset({"source_events", "recommendations", "recommendation_links", "items"})
ITEM_TABLES = TABLES | {"people", "assignments", "ratings", "periods", "levels"}
REF, TEXT, PARAGRAPH = "ref", "text", "paragraph"
KIND, TITLE, ON = "kind", "title", "on"
NO_SOURCE = 0
_ANSWERED = 3


def recommendation_rows(plan: Plan, _today: date) -> list[Row]:
    """Return a row for each source, and below it one for each of its recommendations; without source last."""
    answering = items_answering(plan)
    below: dict[int | None, list[Recommendation]] = {}
    for one in plan.recommendations.of():
        below.setdefault(one.source, []).append(one)
    rows: list[Row] = []
    for event in plan.source_events.of():
        rows.append(_event_row(event, below.get(event.id, []), answering))
        rows += [_row(one, answering[one.id]) for one in below.get(event.id, [])]
    rest = below.get(None, [])
    if rest and rows:
        rows.append(_no_source_row())
    return rows + [_row(one, answering[one.id]) for one in rest]


def _event_row(event: SourceEvent, below: Iterable[Recommendation], answering: dict[int, list[int]]) -> Row:
    answers = [bool(answering[one.id]) for one in below]
    fields = (
        Field(one_line(event.kind), event.kind, key=KIND),
        Field(one_line(event.title), event.title, key=TITLE),
        Field(short_day(event.on), f"{event.on:%d/%m}/{event.on.year:04}", key=ON)
        if event.on is not None
        else Field("", "", key=ON),
        Field(f"{sum(answers)} of {len(answers)}" if answers else ""),
    )
    words = ", ".join(filter(None, ["source", one_line(event.title)]))
    return Row(event.id, fields, words, about=Shown(is_heading=True, tokens={0: "text3"}))


def _no_source_row() -> Row:
    fields = (Field(""), Field("No source given"), Field(""), Field(""))
    return Row(NO_SOURCE, fields, "no source given", about=Shown(is_heading=True, tokens={1: "text3"}))


def _row(one: Recommendation, items: list[int]) -> Row:
    fields = (
        Field(one_line(one.ref), one.ref, key=REF),
        Field(one_line(one.text), one.text, key=TEXT),
        Field(one_line(one.paragraph), one.paragraph, key=PARAGRAPH),
        Field(counted(len(items), "item") if items else "No action"),
    )
    shown = Shown() if items else Shown(tokens={_ANSWERED: "danger"}, icons={_ANSWERED: "warning"})
    return Row(one.id, fields, one_line(one.ref) or one_line(one.text) or "recommendation", about=shown)


def only_unanswered(plan: Plan, rows: Iterable[Row], staying: Container[int | None] = ()) -> list[Row]:
    """Return the rows of recommendations that nothing answers, with their sources; some stay all the same."""
    answering = items_answering(plan)
    found: list[Row] = []
    heading: Row | None = None
    for row in rows:
        if row.id not in answering:
            heading = row
        elif not answering[row.id] or row.id in staying:
            found += [heading, row] if heading is not None else [row]
            heading = None
    return found


def edit_recommendation(plan: Plan, row_id: int, key: str, text: str) -> ChangeSet:
    """Return the edit of a cell of the recommendations or their sources."""
    if key == ON:
        return edits.set_source_event(plan, row_id, on=read_day(text))
    if key in (KIND, TITLE):
        return edits.set_source_event(plan, row_id, **{key: text.strip()})
    return edits.set_recommendation(plan, row_id, **{key: text.strip()})


def split(plan: Plan, row_ids: Iterable[int]) -> tuple[list[int], list[int]]:
    """Return which rows are sources and which are recommendations."""
    ids = list(row_ids)
    sources = [row_id for row_id in ids if row_id in plan.source_events]
    return sources, [row_id for row_id in ids if row_id in plan.recommendations]


def source_of(plan: Plan, row_id: int | None) -> int | None:
    """Return the source that a row is, or is below; None for none."""
    if row_id in plan.source_events:
        return row_id
    one = plan.recommendations.get(row_id)
    return one.source if one is not None else None


def items_of_recommendation(plan: Plan, recommendation_id: int) -> list[Row]:
    """Return a row for each item that answers a recommendation, or one of those of a source."""
    if recommendation_id in plan.source_events:
        wanted = {one.id for one in plan.recommendations if one.source == recommendation_id}
    else:
        wanted = {recommendation_id}
    ids = {link.item for link in plan.recommendation_links if link.recommendation in wanted}
    return [_item_row(plan, item) for item in in_order(plan, [plan.items[one] for one in ids])]


def _item_row(plan: Plan, item: Item) -> Row:
    return item_row(plan, item, Field(line_text(plan, item, LEAD)))
