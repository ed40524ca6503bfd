"""Figures as they are typed or pasted into the grid of indicators: any block is one edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.indicators import check_polarity
from planapp.domain.indicator_level import read_figure
from planapp.domain.months import month_words
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue

Typed = Mapping[tuple[int, str], str]
_NO_FIELDS: Typed = {}


def type_values(plan: Plan, typed: Typed, fields: Typed = _NO_FIELDS) -> ChangeSet:
    """Set values by indicator and month as typed; '' takes one out, what is no number is kept as text.

    The first figures of an indicator that has no unit make it percent, if all of them are written so.
    `fields` are set by indicator and name in the same edit.
    """
    draft = Draft(plan)
    for (indicator_id, name), text in fields.items():
        check_polarity({name: text})
        draft.set(draft.now(plan.indicators[indicator_id]), **{name: text})
    by_indicator: dict[int, dict[str, str]] = {}
    for (indicator_id, month), text in typed.items():
        by_indicator.setdefault(indicator_id, {})[month] = text
    for indicator_id, texts in by_indicator.items():
        _type(draft, plan, draft.now(plan.indicators[indicator_id]), texts)
    return draft.change_set(_label(plan, typed, fields))


def _type(draft: Draft, plan: Plan, indicator: Indicator, texts: Mapping[str, str]) -> None:
    rows = {row.month: row for row in plan.indicator_values.of(indicator.id)}
    if _begins_in_percent(indicator, rows.values(), texts.values()):
        draft.set(indicator, unit="%")
    shares = len(texts) > 1 and _are_shares(texts.values())
    for month, text in texts.items():
        number = read_figure(indicator, text, bare_is_share=shares)
        kept = "" if number is not None else text
        row = rows.get(month)
        if number is None and not kept.strip():
            if row is not None:
                draft.remove(row)
        elif row is not None:
            draft.set(row, value=number, text=kept)
        else:
            draft.add(IndicatorValue, indicator=indicator.id, month=month, value=number, text=kept)


def _begins_in_percent(indicator: Indicator, rows: Iterable[IndicatorValue], texts: Iterable[str]) -> bool:
    if indicator.unit.strip() or indicator.number_format or any(row.value is not None for row in rows):
        return False
    figures = [text for text in texts if read_figure(indicator, text) is not None]
    return bool(figures) and all("%" in text for text in figures)


def _are_shares(texts: Iterable[str]) -> bool:
    """Tell whether no figure of several without a percent sign is above 1: then '1' is all of it."""
    plain = Indicator(0)
    bare = [read_figure(plain, text) for text in texts if "%" not in text]
    return all(abs(number) <= 1 for number in bare if number is not None)


def _label(plan: Plan, typed: Typed, fields: Typed) -> str:
    ids = list(dict.fromkeys(indicator_id for indicator_id, _ in (*fields, *typed)))
    if len(typed) == 1 and not fields:
        ((indicator_id, month),) = typed
        return f"{_name(plan, indicator_id)} in {month_words(month)}"
    what = _name(plan, ids[0]) if len(ids) == 1 else f"{len(ids)} indicators"
    count = len(typed) + len(fields)
    if not typed:
        return f"details of {what}"
    return f"{count} {'cells' if fields else 'values'} of {what}"


def _name(plan: Plan, indicator_id: int) -> str:
    return short(plan.indicators[indicator_id].name) or "an indicator"
