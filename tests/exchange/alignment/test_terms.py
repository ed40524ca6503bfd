"""What two plans call alike: periods, levels and extra fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, make_plan
from planapp.domain.scale import default_levels
from planapp.exchange.alignment.terms import terms_of
from tests.domain import northshire as n
from tests.exchange.alignment.test_laws import strangers


def labels(plan: Plan, source: Plan) -> dict[str, str]:
    """Return the plan's label of each period of the source that it has."""
    found = terms_of(plan, source).periods
    return {source.periods[theirs].label: plan.periods[mine].label for theirs, mine in found.items()}


def of_periods(*periods: tuple[str, date | None]) -> Plan:
    rows = [
        r.Period(number, rank=f"V{number}", label=label, ends_on=end, current=number == 1)
        for number, (label, end) in enumerate(periods, start=1)
    ]
    return make_plan(rows)


def test_periods_are_paired_by_label_then_by_their_last_day() -> None:
    plan = of_periods(("Mar 2018", date(2018, 3, 31)), ("Q1", None))
    source = strangers(of_periods(("03/18", date(2018, 3, 31)), ("q1", None), ("05/18", date(2018, 5, 31))))
    assert labels(plan, source) == {"03/18": "Mar 2018", "q1": "Q1"}


def test_of_two_periods_of_one_name_the_first_go_together() -> None:
    plan = of_periods(("RAG", None), ("RAG", None))
    source = strangers(plan)
    found = terms_of(plan, source).periods
    assert [found[period.id] for period in source.periods.of()] == [1, 2]


def test_a_last_day_that_two_periods_share_pairs_nothing() -> None:
    plan = of_periods(("A", date(2018, 3, 31)), ("B", date(2018, 3, 31)))
    assert labels(plan, strangers(of_periods(("C", date(2018, 3, 31))))) == {}


def test_levels_are_paired_by_key_then_by_what_they_go_by() -> None:
    plan = make_plan(default_levels())
    other = [replace(level, id=level.id + 1, key=f"their {level.key}") for level in default_levels()]
    source = make_plan([*other, r.Level(7, rank="z", key="purple", number=9, letter="P", name="Purple")])
    found = terms_of(plan, source).levels
    assert {plan.levels[mine].letter for mine in found.values()} == {"R", "A", "G", "B"}
    assert 7 not in found


def test_extra_fields_are_paired_by_heading() -> None:
    plan = n.northshire()
    source = apply(plan, edits.set_extra_field(plan, n.RISK, heading="  RISK: "))
    source = apply(source, edits.add_extra_field(source, "Cost"))
    terms = terms_of(plan, strangers(source))
    assert sorted(terms.extras.values()) == [n.RISK, n.NOTES]
