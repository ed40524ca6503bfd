"""Makes a plan of today's version that later versions must still open (v2.plan …): `python make_sample.py`.

The file is kept as it was made; run this again only while its version has not been published. It has rows in
every table, a history with an edit, an undo and a removal, and what a view remembers.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
AT = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


def main() -> None:
    """Make the sample anew."""
    sys.path.insert(0, str(ROOT))
    from planapp.domain.changes import IMPORT, UNDO, apply, compare, inverted
    from planapp.domain.draft import Draft
    from planapp.domain.plan import empty_plan, make_plan
    from planapp.store.plan_store import create_store
    from planapp.store.schema import SCHEMA_VERSION

    sample = Path(__file__).with_name(f"v{SCHEMA_VERSION}.plan")
    sample.unlink(missing_ok=True)
    first = compare(empty_plan(), make_plan(rows()), "import plan.xlsx", IMPORT)
    plan = apply(empty_plan(), first)
    store = create_store(sample, first, by="Performance Officer", at=AT)
    try:
        draft = Draft(plan)
        draft.set(plan.items[22], title="Visit within 5 working days", done_on=date(2026, 3, 30))
        retitled = draft.change_set("edit title")
        entry = store.write(retitled, at=AT)
        store.write(inverted(retitled, kind=UNDO), at=AT, undoes=entry.seq)
        draft = Draft(plan)
        draft.remove(plan.evidence[180])
        store.write(draft.change_set("remove evidence"), at=AT)
        store.remember("board", {"columns": ["status"]})
    finally:
        store.close()


def rows() -> list[object]:
    """Return rows of every table; texts with quotes, lines, marks and other scripts among them."""
    from planapp.domain import records as r

    day = date(2026, 3, 31)
    return [
        r.Details(1, "5f2d9e0c6b1a4f7e8d3c2b1a09f8e7d6", "Improvement plan", "Northmere Council"),
        r.Item(20, None, "V", r.THEME, "1", "", "Help and protection"),
        r.Item(21, 20, "V", r.OBJECTIVE, "1.1", "", "Children are seen in time"),
        r.Item(22, 21, "V", r.ACTION, "1.1", "", "Visit soon", "31 Mar 2026", day, day, "day", ("ongoing",)),
        r.Item(23, 22, "V", r.STEP, "a", "•", "‘Who’ visits “whom”?\nCymru – ŵ", done_on=day, archived=True),
        r.Person(30, "Head of Service", "Head of Service", "head@example.org"),
        r.Assignment(40, 22, 30, r.LEAD, "V", date(2025, 4, 1), None),
        r.Slip(50, 22, "V", "Jan 2026", date(2026, 1, 31), "31 Mar 2026", day, "staff left", "Board"),
        r.Period(60, "V", "02/26", date(2026, 2, 28), False, True),
        r.Period(61, "k", "03/26", None, True),
        r.Update(70, 22, "V", day, 61, "Two posts filled.", "Team Manager"),
        r.Level(80, "V", "red", 1, "R", "Red", "red", "Off track", needs=r.COMMENT),
        r.Level(81, "k", "complete", 4, "B", "Complete", "blue", "Done", True, True, False),
        r.Rating(90, 22, 60, 80, "late", "Board", "", True),
        r.Rating(91, 22, 61, None, "", "", "2 2"),
        r.Rollup(100, 20, 60, (("red", 1), ("complete", 0))),
        r.ExtraField(110, "V", "Risk", "text", (r.ACTION, r.STEP), True),
        r.ExtraValue(120, 22, 110, "=not a formula"),
        r.SourceEvent(130, "V", "inspection", "Inspection of December 2025", date(2025, 12, 4)),
        r.Recommendation(140, "V", "3", "See children sooner.", "41", 130),
        r.RecommendationLink(150, 21, 140, "V"),
        r.Indicator(160, "V", "PI 1", "Visits in time", "high", "%", "0.0", "81", "2025", "90", "England"),
        r.IndicatorValue(170, 160, "2026-02", 94.6),
        r.IndicatorValue(171, 160, "2026-03", None, "n/a"),
        r.Evidence(180, 22, "V", "Audit", "audit.docx", day),
        r.Evidence(181, 22, "k", "Minutes", "https://example.org/minutes", None),
        r.Measure(190, 22, "V", "-", "95% in time", 160),
        r.Layout(200, "V", "plan", "Plan", ("Improvement plan", ""), (("theme_as", "banner"),)),
        r.LayoutColumn(210, 200, "V", "Mar", "rating", 61, None, "", 6.5),
        r.LayoutColumn(211, 200, "k", "Risk", "extra", None, 110, "", 20.0, "@"),
        r.Bookmark(220, "Board of 3 March", "meeting", 1, "2026-03-03T14:00:00+00:00"),
    ]


if __name__ == "__main__":
    main()
