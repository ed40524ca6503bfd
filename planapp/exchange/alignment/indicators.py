"""Comparing indicators: paired by id, name and number; their texts and months compared one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from math import isclose

from planapp.domain.figures import read_number
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue
from planapp.exchange.alignment import model as m
from planapp.exchange.alignment.carried import Carried
from planapp.exchange.alignment.folding import loose, plain
from planapp.exchange.alignment.said import Key, label_of
from planapp.exchange.shown import shown_text
from planapp.exchange.workbook.indicators import TEXTS

VALUE = "value"
_Values = Mapping[str, IndicatorValue]


def pair_indicators(plan: Plan, source: Plan, paths: Mapping[int, tuple[int, ...]]) -> dict[int, int]:
    """Return the plan's id of each indicator of the source that is in both, by the source's id."""
    pairs: dict[int, int] = {}
    for row in source.indicators.of():
        claimed = paths.get(row.id, (row.id,))[-1]
        if claimed in plan.indicators and claimed not in pairs.values():
            pairs[row.id] = claimed
    for key_of in (_ref_and_name, _name, _ref):
        _pair_by(key_of, plan, source, pairs)
    return pairs


def _ref_and_name(row: Indicator) -> str:
    return f"{loose(row.ref)}\n{loose(row.name)}"


def _name(row: Indicator) -> str:
    return loose(row.name)


def _ref(row: Indicator) -> str:
    return loose(row.ref)


def _pair_by(key_of: Callable[[Indicator], str], plan: Plan, source: Plan, pairs: dict[int, int]) -> None:
    """Pair what is not paired yet by a key that stands once on both sides."""
    taken = set(pairs.values())
    mine = [row for row in plan.indicators.of() if row.id not in taken]
    theirs = [row for row in source.indicators.of() if row.id not in pairs]
    often = Counter(map(key_of, mine))
    others = Counter(map(key_of, theirs))
    by_key = {key_of(row): row.id for row in mine}
    for row in theirs:
        key = key_of(row)
        if key.strip() and often[key] == others[key] == 1:
            pairs[row.id] = by_key[key]


def compare_indicators(
    plan: Plan, source: Plan, pairs: Mapping[int, int], carried: Carried
) -> Iterator[tuple[m.RowVerdict, list[m.Difference]]]:
    """Yield a verdict and the differences of each indicator, in the source's order, then the missing ones."""
    for theirs in source.indicators.of():
        mine = plan.indicators.get(pairs.get(theirs.id))
        if mine is None:
            yield _row(m.NEW, None, theirs), [_whole(m.ADDED, None, theirs)]
        else:
            found = list(_differences(plan, source, mine, theirs, carried))
            yield _row(m.CHANGED if found else m.SAME, mine, theirs), found
    if not len(source.indicators):
        # A source without a table of indicators does not speak of them.
        return
    there = set(pairs.values())
    for mine in plan.indicators.of():
        if mine.id not in there:
            yield _row(m.MISSING, mine, None), [_whole(m.MISSING, mine, None)]


def _row(verdict: str, mine: Indicator | None, theirs: Indicator | None) -> m.RowVerdict:
    return m.RowVerdict(m.INDICATORS, _id(mine), _id(theirs), verdict)


def _id(row: Indicator | None) -> int | None:
    return row.id if row else None


def _whole(kind: str, mine: Indicator | None, theirs: Indicator | None) -> m.Difference:
    row = mine or theirs
    assert row is not None
    text = f"{row.ref} {row.name}".strip()
    return m.Difference(
        kind,
        m.INDICATORS,
        _id(mine),
        _id(theirs),
        label="Indicator",
        name=row.name,
        ref=row.ref,
        was=text if mine else "",
        theirs=text if theirs else "",
    )


def _differences(
    plan: Plan, source: Plan, mine: Indicator, theirs: Indicator, carried: Carried
) -> Iterator[m.Difference]:
    said, other = said_of(plan, mine), said_of(source, theirs)
    values, others = values_of(plan, mine), values_of(source, theirs)
    for key in dict.fromkeys([*said, *other]):
        was, now = said.get(key, ""), other.get(key, "")
        if plain(was) == plain(now) or not (now or carried.of_indicators(key)):
            continue
        if key[0] == VALUE and _is_same_value(mine, values.get(str(key[1])), others.get(str(key[1]))):
            continue
        yield m.Difference(
            m.CHANGED if now else m.EMPTIED,
            m.INDICATORS,
            mine.id,
            theirs.id,
            *key,
            label=label_of(plan, source, key),
            name=mine.name,
            ref=mine.ref,
            was=was,
            theirs=now,
        )


def said_of(plan: Plan, indicator: Indicator) -> dict[Key, str]:
    """Return what an indicator says, by field and month."""
    return dict(_said(plan, indicator))


def _said(plan: Plan, indicator: Indicator) -> Iterator[tuple[Key, str]]:
    for field, text_of in TEXTS.items():
        yield (field, None), text_of(indicator)
    for month, row in sorted(values_of(plan, indicator).items()):
        shown = row.text if row.value is None else shown_text(row.value, indicator.number_format or "General")
        yield (VALUE, month), shown


def values_of(plan: Plan, indicator: Indicator) -> _Values:
    """Return an indicator's values by month."""
    return {row.month: row for row in plan.indicator_values.of(indicator.id)}


def _is_same_value(indicator: Indicator, mine: IndicatorValue | None, theirs: IndicatorValue | None) -> bool:
    """Tell whether two values are one number, however shown; a sheet of texts has it as rounded as shown."""
    if mine is None or theirs is None or mine.value is None:
        return False
    share = "%" in indicator.number_format
    other = theirs.value if theirs.value is not None else read_number(theirs.text, as_share=share)
    shown = read_number(shown_text(mine.value, indicator.number_format or "General"), as_share=share)
    return other is not None and any(
        number is not None and isclose(other, number, rel_tol=1e-9) for number in (mine.value, shown)
    )
