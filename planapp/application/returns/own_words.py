"""A change of a return in the officer's own words: what she typed in place of what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planapp.application.returns.model import ReturnChange
from planapp.domain import edits
from planapp.domain import records as r
from planapp.errors import UserError
from planapp.exchange.alignment import ADDED, MISSING, Difference
from planapp.exchange.alignment.entries import differing_entries, shown_entries, texts_of
from planapp.exchange.alignment.indicators import VALUE
from planapp.exchange.alignment.model import INDICATORS, PLACE
from planapp.exchange.alignment.said import COMMENT, LISTS, TITLE
from planapp.exchange.alignment.take_entries import KINDS
from planapp.exchange.alignment.take_indicators import FIELD_OF
from planapp.exchange.alignment.take_slips import APPROVED, FIRST_DUE, REASON
from planapp.exchange.alignment.working import Working
from planapp.exchange.workbook.columns import EXTRA, RATING

_Typing = Callable[[Working, Difference, str], None]


def put_in_own_words(working: Working, change: ReturnChange, text: str) -> None:
    """Make the plan say what was typed for a change. Raises UserError if it can't say that."""
    one = change.difference
    if one.kind in (ADDED, MISSING) or one.field in (PLACE, FIRST_DUE):
        raise UserError(f"{one.label} of {one.called} can’t be put in other words. Choose theirs or mine.")
    if one.refusal:
        raise UserError(one.refusal)
    if one.table == INDICATORS:
        _indicator(working, one, text)
    elif one.field in LISTS:
        _texts(working, one, text)
    else:
        _BY_FIELD.get(one.field, _field)(working, one, text)


def _field(working: Working, one: Difference, text: str) -> None:
    working.do(edits.set_field(working.plan, one.item or 0, one.field, text))


def _title(working: Working, one: Difference, text: str) -> None:
    """Set a title; the list mark in front of it is a field of its own."""
    item = working.plan.items[one.item or 0]
    if not text.strip():
        raise UserError("The title is empty. Type one, or choose theirs or mine.")
    working.do(edits.set_field(working.plan, item.id, TITLE, text.removeprefix(item.marker)))


def _rating(working: Working, one: Difference, text: str) -> None:
    items, period = [one.item or 0], working.period(_part(one))
    if text.strip():
        working.do(edits.rate(working.plan, items, period, edits.typed_level(working.plan, text)))
    else:
        working.do(edits.clear_ratings(working.plan, items, period))


def _comment(working: Working, one: Difference, text: str) -> None:
    period = working.period(_part(one))
    working.do(edits.comment(working.plan, one.item or 0, period, text))


def _extra(working: Working, one: Difference, text: str) -> None:
    field = working.extra(_part(one))
    working.do(edits.set_extra(working.plan, one.item or 0, field, text))


def _slip(working: Working, one: Difference, text: str) -> None:
    """Explain the last move of the due date."""
    slips = working.plan.slips.of(one.item)
    if not slips:
        raise UserError(f"The due date of {one.called} was not moved. Choose theirs or mine.")
    last: r.Slip = slips[-1]
    reason = text if one.field == REASON else last.reason
    approved = text if one.field == APPROVED else last.approved_by
    working.do(edits.explain_slip(working.plan, last.id, reason, approved))


_BY_FIELD: Mapping[str, _Typing] = {
    TITLE: _title,
    RATING: _rating,
    COMMENT: _comment,
    EXTRA: _extra,
    REASON: _slip,
    APPROVED: _slip,
}


def _part(one: Difference) -> int:
    assert isinstance(one.part, int)
    return one.part


def _texts(working: Working, one: Difference, text: str) -> None:
    """Set a text of several, add a new one, or put what was typed in place of all."""
    kind, item = KINDS[one.field], one.item or 0
    if one.entry is not None:
        row = working.plan.table(kind.table)[one.entry]
        _fill(text)
        working.do(kind.set(working, row, text, None))
    elif one.theirs:
        _fill(text)
        working.do(kind.add(working, item, text, None))
    else:
        _all_texts(working, one.field, item, text)


def _all_texts(working: Working, field: str, item: int, text: str) -> None:
    kind, plan = KINDS[field], working.plan
    lines = [line for line in text.split("\n") if line.strip()]
    for pair in differing_entries(field, shown_entries(plan, item, field), texts_of(field, lines)):
        row = working.plan.table(kind.table).get(pair.row)
        if row is None:
            working.do(kind.add(working, item, pair.theirs or "", None))
        elif pair.theirs is None:
            working.do(kind.remove(working.plan, row))
        else:
            working.do(kind.set(working, row, pair.theirs, None))


def _fill(text: str) -> None:
    if not text.strip():
        raise UserError("The text is empty. Type one, or choose theirs or mine.")


def _indicator(working: Working, one: Difference, text: str) -> None:
    indicator = one.item or 0
    if one.field == VALUE:
        working.do(edits.set_value(working.plan, indicator, str(one.part), text))
    else:
        name = FIELD_OF.get(one.field, one.field)
        working.do(edits.set_indicator(working.plan, indicator, **{name: text}))
