"""The plan of an invented council that the tests of the domain share."""

from __future__ import annotations

from datetime import date

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import DETAILS_ID, Plan, make_plan
from planapp.domain.rules import check

# Ids that tests name:
#
#   1  Getting help early (theme)
#      1.1  Families are seen in time (objective)
#           1.1.1  Visit every family (action)    a  Agree the standard    b  Tell all teams (steps)
#           1.1.2  Audit case files (action)
#      1.2  Plans are good (objective)
#           1.2.1  Review all plans (action)
#   2  Leading well (theme)
THEME, SECOND_THEME, OBJECTIVE, SECOND_OBJECTIVE = 1, 2, 11, 12
VISIT, AUDIT, REVIEW, AGREE, TELL = 111, 112, 121, 1111, 1112
HEAD, MANAGER, WORKER = 201, 202, 203
MARCH, JUNE, JULY = 301, 302, 303
RED, AMBER, GREEN, COMPLETE = 401, 402, 403, 404
RISK, NOTES = 501, 502
INDICATOR, VALUE = 601, 602
VISIT_MARCH, AUDIT_MARCH, VISIT_JUNE = 701, 702, 703
LEAD, OFFICER = 801, 802
MEASURE, OTHER_MEASURE, UPDATE, SLIP, EVIDENCE = 901, 902, 903, 904, 905
EVENT, RECOMMENDATION, LINK = 1001, 1002, 1003
LAYOUT, COLUMN, PERIOD_COLUMN, EXTRA_COLUMN, RISK_VALUE, BOOKMARK = 1101, 1102, 1103, 1104, 1105, 1106

_ROWS: tuple[r.Row, ...] = (
    r.Details(DETAILS_ID, "0" * 32, "Improvement plan", "Northshire"),
    r.Item(THEME, None, "A", r.THEME, "1", title="Getting help early"),
    r.Item(SECOND_THEME, None, "B", r.THEME, "2", title="Leading well"),
    r.Item(OBJECTIVE, THEME, "A", r.OBJECTIVE, "1.1", title="Families are seen in time"),
    r.Item(SECOND_OBJECTIVE, THEME, "B", r.OBJECTIVE, "1.2", title="Plans are good"),
    r.Item(
        VISIT,
        OBJECTIVE,
        "A",
        r.ACTION,
        "1.1.1",
        title="Visit every family",
        due="31/03/2026",
        due_from=date(2026, 3, 31),
        due_to=date(2026, 3, 31),
        due_precision="day",
    ),
    r.Item(AUDIT, OBJECTIVE, "B", r.ACTION, "1.1.2", title="Audit case files"),
    r.Item(REVIEW, SECOND_OBJECTIVE, "A", r.ACTION, "1.2.1", title="Review all plans"),
    r.Item(AGREE, VISIT, "A", r.STEP, "a", title="Agree the standard"),
    r.Item(TELL, VISIT, "B", r.STEP, "", title="Tell all teams"),
    r.Person(HEAD, "Head of Service", email="head@northshire.example"),
    r.Person(MANAGER, "Team Manager", "Team Manager, North"),
    r.Person(WORKER, "Principal Social Worker"),
    r.Assignment(LEAD, VISIT, HEAD, r.LEAD, "A"),
    r.Assignment(OFFICER, VISIT, MANAGER, r.OFFICER, "A"),
    r.Period(MARCH, "A", "March 2026", date(2026, 3, 31)),
    r.Period(JUNE, "B", "June 2026"),
    r.Period(JULY, "C", "July 2026", current=True),
    r.Level(RED, "A", "red", 1, "R", "Red", "red"),
    r.Level(AMBER, "B", "amber", 2, "A", "Amber", "amber"),
    r.Level(GREEN, "C", "green", 3, "G", "Green", "green"),
    r.Level(COMPLETE, "D", "complete", 4, "B", "Complete", "blue", done=True),
    r.Rating(VISIT_MARCH, VISIT, MARCH, AMBER, "Two teams are short", "Team Manager"),
    r.Rating(AUDIT_MARCH, AUDIT, MARCH, GREEN),
    r.Rating(VISIT_JUNE, VISIT, JUNE, GREEN),
    r.ExtraField(RISK, "A", "Risk", kinds=(r.ACTION,)),
    r.ExtraField(NOTES, "B", "Private notes", kinds=(r.STEP,), private=True),
    r.ExtraValue(RISK_VALUE, VISIT, RISK, "High"),
    r.Indicator(INDICATOR, "A", "P1", "Visits in time", "high", "%"),
    r.IndicatorValue(VALUE, INDICATOR, "2026-01", 94.6),
    r.Measure(MEASURE, VISIT, "A", text="95% seen in time", indicator=INDICATOR),
    r.Measure(OTHER_MEASURE, VISIT, "B", text="Families say so"),
    r.Update(UPDATE, VISIT, "A", date(2026, 3, 2), MARCH, "North has started"),
    r.Slip(SLIP, VISIT, "A", "Jan 2026", date(2026, 1, 31), "31/03/2026", date(2026, 3, 31), "not given"),
    r.Evidence(EVIDENCE, VISIT, "A", "Visit log", "visits.xlsx"),
    r.SourceEvent(EVENT, "A", "inspection", "Inspection of May 2025", date(2025, 5, 12)),
    r.Recommendation(RECOMMENDATION, "A", "Rec 3", "See families in time", "41", EVENT),
    r.RecommendationLink(LINK, VISIT, RECOMMENDATION, "A"),
    r.Layout(LAYOUT, "A", "plan", "Plan"),
    r.LayoutColumn(COLUMN, LAYOUT, "A", "What?", "action"),
    r.LayoutColumn(PERIOD_COLUMN, LAYOUT, "B", "July 2026", "rating", period=JULY),
    r.LayoutColumn(EXTRA_COLUMN, LAYOUT, "C", "Risk", "extra", extra=RISK),
    r.Bookmark(BOOKMARK, "March circulation", "circulation", 4, "2026-03-31T09:00:00Z"),
)


def northshire(*rows: r.Row) -> Plan:
    """Return the plan, a row of every kind but roll-ups; `rows` go in, in place of those of their ids."""
    return make_plan([*_ROWS, *rows])


def make(plan: Plan, *change_sets: ChangeSet) -> Plan:
    """Make change sets as a document does: each applied, then checked."""
    for change_set in change_sets:
        after = apply(plan, change_set)
        check(plan, change_set, after)
        plan = after
    return plan
