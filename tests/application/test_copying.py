"""Rows of the board as text and as a web page, and that both come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planapp import palette
from planapp.application.copying import as_html, as_tsv, rows, title_heading
from planapp.application.pasted import Pasted, read_pasted
from planapp.application.pasting import paste
from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import ACTION, KINDS, STEP, Item
from planapp.domain.rules import check
from planapp.exchange.clipboard import read_clipboard
from planapp.exchange.workbook.model import Column
from tests.edit_strategies import repeatable_ids

DUE, LEAD, STATUS = Column("Due", "due"), Column("Lead", "lead"), Column("Status", "status")
TITLE = Column("Theme, objective, action, step", "title")


def columns_of(plan: Plan) -> list[Column]:
    periods = [Column(one.label, "rating", period=one.id) for one in plan.periods.of()]
    extras = [Column(one.heading, "extra", extra=one.id) for one in plan.extra_fields.of()]
    return [TITLE, DUE, LEAD, STATUS, *extras, *periods]


def everything(plan: Plan) -> list[int]:
    return [item.id for item in plan.items]


@pytest.fixture
def plan() -> Plan:
    made = apply(empty_plan(), edits.new_plan("Plan", ""))
    for label in ("03/26", "04/26"):
        made = apply(made, edits.add_period(made, label, current=True))
    made = apply(made, edits.add_item(made, "theme", ref="1", title="Front door"))
    (theme,) = made.items
    made = apply(made, edits.add_item(made, ACTION, parent=theme.id, ref="1.1", title='Say "yes" <early>'))
    action = next(item for item in made.items if item.kind == ACTION)
    made = apply(made, edits.add_item(made, STEP, parent=action.id, title="Write\nit down", due="Jun 2026"))
    made = apply(made, edits.set_field(made, action.id, "lead", "Head of Service\nTeam Manager"))
    first, second = made.periods.of()
    amber = next(level for level in made.levels if level.key == "amber")
    made = apply(made, edits.rate(made, [action.id], first.id, amber.id))
    return apply(made, edits.rate(made, [action.id], second.id, None))


def test_rows_stand_under_headings_indented_by_their_kind(plan: Plan) -> None:
    columns = [one for one in columns_of(plan) if one.field != "status"]
    assert rows(plan, everything(plan), columns) == [
        ["Ref", "Theme, action, step", "Due", "Lead", "03/26", "04/26"],
        ["1", "Front door", "", "", "", ""],
        ["1.1", '  Say "yes" <early>', "", "Head of Service\nTeam Manager", "A", "–"],
        ["", "    Write\nit down", "Jun 2026", "", "", ""],
    ]


def test_one_kind_alone_is_not_indented_and_no_numbers_make_no_column(plan: Plan) -> None:
    step = next(item.id for item in plan.items if item.kind == STEP)
    assert rows(plan, [step], [TITLE, DUE]) == [["Step", "Due"], ["Write\nit down", "Jun 2026"]]


def test_only_what_would_be_torn_is_quoted() -> None:
    table = [['Say "yes"', '"Yes"', "two\nlines", "a\ttab", "plain, text; 'here'"]]
    assert as_tsv(table) == 'Say "yes"\t"""Yes"""\t"two\nlines"\t"a\ttab"\tplain, text; \'here\'\r\n'


def test_the_web_page_is_escaped_and_shows_ratings_on_their_colours(plan: Plan) -> None:
    columns = columns_of(plan)
    page = as_html(plan, rows(plan, everything(plan), columns), columns)
    assert '>Say "yes" &lt;early&gt;<' in page
    assert 'Write<br style="mso-data-placement:same-cell">it down' in page
    assert f"background:#{palette.LIGHT.amber.fill}" in page
    assert f"color:#{palette.LIGHT.none.letter};background:#{palette.LIGHT.none.fill}" in page
    assert "mso-char-indent-count:2" in page


# Pasted where it was copied, it says the same.

WORDS = st.text("ab1.2 \"'\t\n–•<&é", max_size=8)
DUES = st.sampled_from(["", "31 March 2026", "Jun 2026", "termly", "soon", "Phase 1\nPhase 2"])
NAMES = st.sampled_from(["", "Head of Service", "Team Manager\nHead of Service"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of a few items, with what a board shows of them."""
    made = apply(empty_plan(), edits.new_plan("Plan", uid="a"))
    for label in ("03/26", "Nov 17", "Baseline"):
        made = apply(made, edits.add_period(made, label, current=True))
    made = apply(made, edits.add_extra_field(made, "Budget"))
    above: list[Item] = []
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6)):
        above = [one for one in above if KINDS.index(one.kind) < KINDS.index(kind)]
        # A step stands below something.
        kind = kind if above else min(kind, ACTION, key=KINDS.index)
        made, item = _with_item(draw, made, kind, above[-1].id if above else None)
        above.append(item)
    return made


def _with_item(draw: st.DrawFn, plan: Plan, kind: str, parent: int | None) -> tuple[Plan, Item]:
    added = edits.add_item(plan, kind, parent=parent, ref=draw(WORDS), title=draw(WORDS), due=draw(DUES))
    item_id = next(one.id for one in added.changes if one.before is None)
    made = apply(plan, added)
    (field,) = made.extra_fields.of()
    for key, text in (("lead", draw(NAMES)), ("status", draw(WORDS)), (f"extra:{field.id}", draw(WORDS))):
        made = apply(made, edits.set_field(made, item_id, key, text))
    for period in made.periods.of() if kind != STEP else ():
        level = draw(st.sampled_from([None, *(level.id for level in made.levels.of())]))
        if draw(st.booleans()):
            made = apply(made, edits.rate(made, [item_id], period.id, level))
    return made, made.items[item_id]


def pasted_back(plan: Plan, pasted: Pasted) -> list[list[str]]:
    """Paste into the plan it was copied from; return what the new items show."""
    change_set = paste(plan, None, pasted)
    after = apply(plan, change_set)
    check(plan, change_set, after)
    new = [item.id for item in after.items if item.id not in plan.items]
    return rows(after, new, columns_of(after))


def squeezed(table: list[list[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in table]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_copied_and_pasted_says_the_same(data: st.DataObject) -> None:
    with repeatable_ids():
        plan = data.draw(plans())
        columns = columns_of(plan)
        table = rows(plan, everything(plan), columns)
        by_text = read_pasted(read_clipboard("", as_tsv(table)), plan, columns)
        by_page = read_pasted(read_clipboard(as_html(plan, table, columns), ""), plan, columns)
        assert [[text.strip() for text in row] for row in pasted_back(plan, by_text)] == [
            [text.strip() for text in row] for row in table
        ]
        assert squeezed(pasted_back(plan, by_page)) == squeezed(table)
        assert not by_text.found.accounting.left_out


@pytest.mark.parametrize("kinds", [("theme",), ("theme", ACTION), (ACTION, STEP), KINDS])
def test_the_heading_of_titles_names_their_kinds(kinds: tuple[str, ...]) -> None:
    heading = title_heading(kinds)
    assert heading.casefold().split(", ") == list(kinds)
