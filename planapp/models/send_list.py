"""The rows that say who may get what, and what is in one of the workbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, LEAD, STEP, Item
from planapp.exchange.workbook.part import sent_items
from planapp.models.list_model import Shown
from planapp.models.registers.items import counted
from planapp.models.rows_model import Field, Row
from planapp.models.texts import name_of_person, one_line
from planapp.models.to_send import MASTER, Offered, ToSend

SENT_TO, EMAIL, ACTIONS = range(3)
HEADINGS = ("Sent to", "E-mail", "Actions")
IN_IT = ("In it", "Lead", "Steps")
_LEADS, _FILTERS = -1_000_000, -1_000_001
_NO_EMAIL = "no address"
MASTER_NAME = "Master, the whole plan"


def send_rows(to_send: ToSend) -> Sequence[Row]:
    """Return a row for each workbook that can be sent; headings part them where there are saved filters."""
    master, *others = to_send.offered
    leads = [one for one in others if one.id > 0]
    filters = [one for one in others if one.id < MASTER]
    rows = [_row(to_send, master)]
    if filters:
        rows.append(_heading(_LEADS, "Leads"))
    rows += [_row(to_send, one) for one in leads]
    if filters:
        rows += [_heading(_FILTERS, "Saved filters"), *(_row(to_send, one) for one in filters)]
    return rows


def _heading(row_id: int, words: str) -> Row:
    return Row(row_id, (Field(words), Field(""), Field("")), words, about=Shown(is_heading=True))


def _row(to_send: ToSend, one: Offered) -> Row:
    name = one.extract.recipient or MASTER_NAME
    email = Field("")
    tokens = {}
    if one.id > 0:
        email = Field(one.extract.email or _NO_EMAIL, one.extract.email, key="email")
        tokens = {} if one.extract.email else {EMAIL: "text3"}
    can_be_sent = one.extract.items != ()
    ticked = to_send.is_ticked(one) if can_be_sent else None
    shown = Shown(is_quiet=not ticked, tokens=tokens)
    return Row(one.id, (Field(name), email, Field(f"{one.actions:,}")), name, ticked, shown)


def content_rows(plan: Plan, items: Sequence[int] | None) -> Sequence[Row]:
    """Return what is in a workbook; what stands above is grey, and steps are counted by their actions."""
    whole = sent_items(plan, items)
    above = {one.id for item in items or () if item in whole for one in plan.ancestors(item)} - whole
    return [
        _content(plan, item, is_whole=item.id in whole)
        for item in plan.walk()
        if item.id in above or (item.id in whole and (item.kind != STEP or item.parent not in whole))
    ]


def _content(plan: Plan, item: Item, *, is_whole: bool) -> Row:
    title = one_line(f"{item.ref} {item.title}") or f"untitled {item.kind}"
    leads = [row for row in plan.assignments.of(item.id) if row.role == LEAD and row.ends_on is None]
    names = ", ".join(one_line(name_of_person(plan.people[row.person])) for row in leads)
    steps = sum(one.kind == STEP and not one.archived for one in plan.children(item.id))
    fields = (
        Field(title),
        Field(names if is_whole else ""),
        Field(f"{steps:,}" if steps and is_whole else ""),
    )
    depth = len(plan.ancestors(item.id))
    return Row(item.id, fields, name_of(item), about=Shown(is_quiet=not is_whole, depth=depth))


def content_words(plan: Plan, items: Sequence[int] | None) -> str:
    """Return how much is in a workbook: '6 actions, 17 steps'."""
    kinds = Counter(plan.items[item].kind for item in sent_items(plan, items))
    return ", ".join((counted(kinds[ACTION], "action"), counted(kinds[STEP], "step")))
