"""Taking in what a source says of indicators."""

from __future__ import annotations

from planapp.domain import edits
from planapp.domain.edits.rows import set_row
from planapp.domain.records import Indicator, IndicatorValue
from planapp.exchange.alignment.indicators import VALUE, values_of
from planapp.exchange.alignment.model import ADDED, MISSING, Difference
from planapp.exchange.alignment.working import Working

FIELD_OF = {"indicator_ref": "ref", "indicator": "name", "indicator_notes": "notes"}
_COPIED = (
    "ref", "polarity", "unit", "number_format", "baseline", "baseline_label", "comparator",
    "comparator_label", "comparator_date", "target", "notes",
)  # fmt: skip


def take_indicator(working: Working, found: Difference) -> None:
    """Take in one difference of an indicator."""
    theirs = working.source.indicators.get(found.source)
    if found.kind == MISSING:
        if found.item in working.plan.indicators:
            working.do(edits.remove_indicator(working.plan, found.item or 0))
    elif found.kind == ADDED and theirs is not None:
        _add(working, theirs)
    elif theirs is not None and found.item is not None:
        _change(working, found, found.item, theirs)


def _add(working: Working, theirs: Indicator) -> None:
    values = {name: getattr(theirs, name) for name in _COPIED}
    row = working.add(edits.add_indicator(working.plan, theirs.name, **values), "indicators")
    before = [one.id for one in working.source.indicators.of() if one.rank < theirs.rank]
    known = [own for one in before if (own := working.item(one)) in working.plan.indicators]
    if known or working.plan.indicators.of()[0].id != row.id:
        working.do(edits.move_indicator(working.plan, row.id, known[-1] if known else None))
    working.made[theirs.id] = row.id
    for month in values_of(working.source, theirs):
        _take_value(working, row.id, theirs, month)


def _change(working: Working, found: Difference, indicator: int, theirs: Indicator) -> None:
    if found.field == VALUE:
        _take_value(working, indicator, theirs, str(found.part))
        return
    name = FIELD_OF.get(found.field, found.field)
    working.do(edits.set_indicator(working.plan, indicator, **{name: getattr(theirs, name)}))


def _take_value(working: Working, indicator: int, theirs: Indicator, month: str) -> None:
    given: IndicatorValue | None = values_of(working.source, theirs).get(month)
    typed = "" if given is None else given.text if given.value is None else given.value
    working.do(edits.set_value(working.plan, indicator, month, typed))
    if given is not None and given.value is None:
        # A text stays a text, also where a number could be read from it.
        row = values_of(working.plan, working.plan.indicators[indicator]).get(month)
        if row is not None:
            working.do(set_row(working.plan, row, "", value=None, text=given.text))
