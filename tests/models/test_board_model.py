"""The board as Qt sees it: indexes, roles, and the signals that each kind of edit gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, inverted
from planapp.domain.plan import Plan, make_plan
from planapp.errors import UserError
from planapp.models.board_filter import Filter
from planapp.models.board_model import BoardModel
from planapp.models.columns import USUAL
from planapp.models.edit_of import edit_of
from planapp.models.roles import Mark, Role, State
from tests.models import plans as p
from tests.models.mirror import Mirror, read_below, watched

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def board(plan: Plan | None = None, **options: Any) -> BoardModel:
    return BoardModel(plan or p.small_plan(), today=p.TODAY, **options)


def cell(model: BoardModel, item_id: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.index_of(item_id, model.section_of(key)).data(role)


def test_an_index_leads_to_its_item_and_back() -> None:
    plan = p.small_plan()
    moved = r.Item(2**48 - 1, p.FIRST, "Z", title="The largest id")
    model = board(
        make_plan([*(row for name in ("items", "periods", "levels") for row in plan.table(name)), moved])
    )
    index = model.index_of(moved.id, 1)
    assert (index.row(), index.column()) == (2, 1)
    assert model.id_of(index) == moved.id
    assert model.item_of(index) == moved
    assert model.id_of(index.parent()) == p.FIRST
    assert not model.index_of(12345).isValid()
    assert model.id_of(QModelIndex()) is None


def test_roles_tell_a_delegate_what_to_paint() -> None:
    model = board()
    assert cell(model, p.VISITS, "title", Role.REF) == "1.1.1"
    assert cell(model, p.STANDARD, "title", Role.LETTER) == "a"
    assert cell(model, p.NUMBERED, "title", Role.LETTER) == ""
    assert cell(model, p.SAMPLE, "title", Role.LETTER) == "b"
    assert cell(model, p.VISITS, "due") == "31 Mar 26"
    assert cell(model, p.REPORT, "due") == "Half termly"
    assert cell(model, p.VISITS, "due", Role.OVERDUE) is True
    assert cell(model, p.PLANS, "due", Role.OVERDUE) is False
    assert cell(model, p.VISITS, "lead") == "Head of Service, Team Manager"
    assert cell(model, p.VISITS, "lead", Qt.ItemDataRole.EditRole) == "Head of Service\nTeam Manager"
    assert cell(model, p.THEME, "lead") == "3 actions"
    assert cell(model, p.SECOND, "lead") == "1 action"
    trend = cell(model, p.VISITS, "trend", Role.TREND)
    assert (trend.balance, trend.against.label) == (0, "March 2026")


def test_a_step_without_its_own_shows_what_its_action_has() -> None:
    model = board()
    assert cell(model, p.NUMBERED, "due") == "31 Mar 26"
    assert cell(model, p.NUMBERED, "due", Role.INHERITED) is True
    assert cell(model, p.NUMBERED, "due", Qt.ItemDataRole.EditRole) == ""
    assert cell(model, p.SAMPLE, "lead") == "Team Manager"
    assert cell(model, p.SAMPLE, "lead", Role.INHERITED) is False
    assert cell(model, p.VISITS, "due", Role.INHERITED) is False


def test_period_cells_tell_the_three_kinds_of_nothing_apart() -> None:
    model = board()
    states = {
        (item_id, period_id): cell(model, item_id, f"period:{period_id}", Role.PERIOD).state
        for item_id in (p.VISITS, p.PLANS, p.REPORT)
        for period_id in (p.FEB, p.MAR, p.APR)
    }
    assert [states[p.VISITS, period] for period in (p.FEB, p.MAR, p.APR)] == [State.RATED] * 3
    assert [states[p.PLANS, period] for period in (p.FEB, p.MAR, p.APR)] == [
        State.BEFORE,
        State.RATED,
        State.TO_RATE,
    ]
    assert states[p.REPORT, p.MAR] is State.NOT_RATED
    assert states[p.REPORT, p.APR] is State.UNREAD
    shown = cell(model, p.VISITS, f"period:{p.MAR}", Role.PERIOD)
    assert (shown.level.key, shown.has_comment, shown.carried, shown.period.frozen) == (
        "amber",
        True,
        True,
        True,
    )
    assert cell(model, p.THEME, f"period:{p.APR}", Role.PERIOD).counts == (
        ("amber", 1),
        ("", 1),
        ("to rate", 1),
    )


def test_steps_are_marked_in_the_period_of_their_day() -> None:
    plan = p.small_plan()
    model = board(p.edited(plan, edits.tick_step(plan, p.STANDARD, p.TODAY)))

    def marks(item_id: int) -> list[Mark]:
        periods = (p.FEB, p.MAR, p.APR)
        return [cell(model, item_id, f"period:{period}", Role.PERIOD).mark for period in periods]

    assert marks(p.STANDARD) == [Mark.NONE, Mark.NONE, Mark.DONE]
    assert marks(p.SAMPLE) == [Mark.NONE, Mark.MISSED, Mark.NONE]
    assert marks(p.NUMBERED) == [Mark.NONE] * 3
    assert cell(model, p.STANDARD, "title", Role.DONE) is True
    assert cell(model, p.STANDARD, "title", Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert cell(model, p.VISITS, "title", Qt.ItemDataRole.CheckStateRole) is None


@pytest.mark.parametrize(
    ("item_id", "key", "words"),
    [
        (p.VISITS, f"period:{p.APR}", "1.1.1, April 2026, open, amber, has comment"),
        (p.VISITS, f"period:{p.MAR}", "1.1.1, March 2026, frozen, amber, carried forward, has comment"),
        (p.PLANS, f"period:{p.FEB}", "1.1.2, February 2026, frozen, before the first rating"),
        (p.REPORT, f"period:{p.APR}", "1.2.1, April 2026, open, ‘2 2’, not read"),
        (p.THEME, f"period:{p.APR}", "1, April 2026, open, 1 amber, 1 not rated, 1 still to rate"),
        (p.SAMPLE, f"period:{p.MAR}", "1.1.1 b, March 2026, frozen, due, missed"),
        (p.VISITS, "due", "1.1.1, Due, 31 Mar 26, overdue"),
        (p.VISITS, "trend", "1.1.1, Trend, the same as in March 2026"),
        (p.SAMPLE, "title", "step b, Sample 20 records, overdue"),
        (p.REPORT, "lead", "1.2.1, Lead, empty"),
    ],
)
def test_each_cell_says_in_words_what_it_shows(item_id: int, key: str, words: str) -> None:
    assert cell(board(), item_id, key, ACCESSIBLE) == words


def test_what_changed_since_the_last_circulation_is_told_from_outside() -> None:
    model = board()
    with watched(model) as mirror:
        model.set_changed({p.PLANS})
        assert cell(model, p.PLANS, "title", Role.CHANGED) is True
        assert cell(model, p.PLANS, "title", ACCESSIBLE).endswith("changed since the last circulation")
        model.set_changed({p.PLANS}, "Before the visit")
        assert cell(model, p.PLANS, "title", ACCESSIBLE).endswith("changed since Before the visit")
        model.set_changed({p.REPORT})
        assert mirror.top.children == read_below(model)
        assert mirror.signals == ["changed"] * 3


# (what is edited, the edits one after the other, the signals of the last one)
_EDITS: dict[str, tuple[list[Callable[[Plan], ChangeSet]], list[str]]] = {
    "title": ([lambda plan: edits.set_field(plan, p.PLANS, "title", "Review")], ["changed"]),
    "title of an action with steps": (
        [lambda plan: edits.set_field(plan, p.VISITS, "title", "Visit")],
        ["changed"] * 4,
    ),
    "due": ([lambda plan: edits.set_due(plan, p.PLANS, "May 2026")], ["changed"]),
    "lead": ([lambda plan: edits.set_field(plan, p.PLANS, "lead", "Head of Service")], ["changed"]),
    # The action, its objective and its theme.
    "rating": ([lambda plan: edits.rate(plan, [p.PLANS], p.APR, p.RED)], ["changed"] * 3),
    "two ratings": ([lambda plan: edits.rate(plan, [p.PLANS, p.REPORT], p.APR, p.RED)], ["changed"] * 5),
    "tick": ([lambda plan: edits.tick_step(plan, p.SAMPLE, p.TODAY)], ["changed"]),
    "measure": ([lambda plan: edits.add_measure(plan, p.PLANS, "All are seen")], ["changed"]),
    "update": ([lambda plan: edits.add_update(plan, p.PLANS, "Begun")], ["changed"]),
    "extra value": ([lambda plan: edits.set_extra(plan, p.PLANS, p.PRIORITY, "Low")], ["changed"]),
    # Actions of that post, and the steps of one of them.
    "person": ([lambda plan: edits.rename_person(plan, p.MANAGER, "Manager")], ["changed"] * 5),
    "add action": (
        [lambda plan: edits.add_item(plan, r.ACTION, parent=p.SECOND)],
        ["inserted", "changed", "changed"],
    ),
    "add step": (
        [lambda plan: edits.add_item(plan, r.STEP, parent=p.VISITS, after=p.STANDARD)],
        ["inserted", *["changed"] * 6],
    ),
    "delete": ([lambda plan: edits.remove_items(plan, [p.STANDARD])], ["removed", *["changed"] * 5]),
    "archive": ([lambda plan: edits.archive_items(plan, [p.PLANS])], ["removed", "changed", "changed"]),
    "bring back": (
        [
            lambda plan: edits.archive_items(plan, [p.FIRST]),
            lambda plan: edits.archive_items(plan, [p.VISITS], archived=False),
        ],
        ["inserted", "changed"],
    ),
    "move up": (
        [lambda plan: edits.move_items(plan, [p.PLANS], p.FIRST, None)],
        ["moved", *["changed"] * 3],
    ),
    "move down": (
        [lambda plan: edits.move_items(plan, [p.STANDARD], p.VISITS, p.SAMPLE)],
        ["moved", *["changed"] * 6],
    ),
    "move elsewhere": (
        [lambda plan: edits.move_items(plan, [p.VISITS, p.PLANS], p.SECOND, p.REPORT)],
        ["moved", "moved", *["changed"] * 5],
    ),
    "outdent": ([lambda plan: edits.outdent(plan, [p.SECOND])], ["moved", *["changed"] * 2]),
    "level": ([lambda plan: edits.set_level(plan, p.RED, letter="X")], ["layout"]),
    "make current": ([lambda plan: edits.make_current(plan, p.MAR)], ["layout"]),
    "freeze": ([lambda plan: edits.freeze(plan, p.APR)], ["layout"]),
    "add period": ([lambda plan: edits.add_period(plan, "May 2026")], ["reset"]),
    "rename period": ([lambda plan: edits.rename_period(plan, p.APR, "Apr 26")], ["layout"]),
    "extra field": ([lambda plan: edits.set_extra_field(plan, p.PRIORITY, heading="Rank")], ["layout"]),
    "another extra field": ([lambda plan: edits.add_extra_field(plan, "Cost")], []),
    "indicator": ([lambda plan: edits.add_indicator(plan, "Seen within five days")], []),
}


@pytest.mark.parametrize("name", _EDITS)
def test_an_edit_gives_the_fewest_signals_that_are_true(name: str) -> None:
    made, signals = _EDITS[name]
    plan = p.small_plan()
    model = board(plan, chosen=["officer", "measure", "update", "status", f"extra:{p.PRIORITY}"])
    with watched(model) as mirror:
        for edit in made:
            mirror.signals.clear()
            change_set = edit(plan)
            plan = show(model, mirror, plan, change_set)
        assert mirror.signals == signals
        # And back, and forth again.
        plan = show(model, mirror, plan, inverted(change_set))
        show(model, mirror, plan, change_set)


def show(model: BoardModel, mirror: Mirror, plan: Plan, change_set: ChangeSet) -> Plan:
    """Apply a change set; what the mirror was told has to be what a model built anew shows."""
    after = apply(plan, change_set)
    model.apply(change_set, after)
    fresh = BoardModel(after, today=p.TODAY, chosen=model._chosen)
    fresh.set_archived_shown(model.rows.archived_shown)
    assert mirror.top.children == read_below(fresh)
    return after


def test_headers_follow_the_periods() -> None:
    plan, model = p.small_plan(), board()
    section = model.section_of(f"period:{p.APR}")
    horizontal = Qt.Orientation.Horizontal
    told: list[tuple[int, int]] = []
    model.headerDataChanged.connect(lambda _, first, last: told.append((first, last)))
    change_set = edits.freeze(plan, p.APR)
    model.apply(change_set, apply(plan, change_set))
    assert told == [(0, model.columnCount() - 1)]
    assert model.headerData(section, horizontal) == "April 2026"
    assert model.headerData(section, horizontal, Role.PERIOD).frozen
    assert model.headerData(section, horizontal, ACCESSIBLE) == "April 2026, current, frozen"
    assert model.headerData(0, horizontal) == "Theme, objective, action, step"


def test_persistent_indexes_go_with_their_rows() -> None:
    plan, model = p.small_plan(), board()
    step = QPersistentModelIndex(model.index_of(p.SAMPLE, 1))
    for edit in (
        lambda plan: edits.move_items(plan, [p.VISITS], p.SECOND, None),
        lambda plan: edits.remove_items(plan, [p.STANDARD]),
        lambda plan: edits.rename_period(plan, p.APR, "Apr"),
    ):
        change_set = edit(plan)
        plan = apply(plan, change_set)
        model.apply(change_set, plan)
        assert model.id_of(step) == p.SAMPLE
        assert QModelIndex(step) == model.index_of(p.SAMPLE, 1)
    change_set = edits.remove_items(plan, [p.SAMPLE])
    model.apply(change_set, apply(plan, change_set))
    assert not step.isValid()


def test_hundreds_of_rows_are_told_at_once() -> None:
    plan = p.small_plan()
    extra = [r.Item(1000 + n, p.SECOND, f"V{n:03}V", title=f"Action {n}") for n in range(300)]
    plan = make_plan([*(row for name in _TABLES for row in plan.table(name)), *extra])
    model = board(plan)
    with watched(model) as mirror:
        change_set = edits.rate(plan, [item.id for item in extra], p.APR, p.GREEN)
        plan = show(model, mirror, plan, change_set)
        # One for each list that was read.
        assert set(mirror.signals) == {"changed"}
        assert len(mirror.signals) <= 5
        mirror.signals.clear()
        show(model, mirror, plan, edits.archive_items(plan, [item.id for item in extra]))
        assert mirror.signals == ["reset"]


_TABLES = ("items", "periods", "levels", "ratings", "people", "assignments", "extra_fields", "extra_values")


def test_setting_a_text_asks_for_the_edit_and_leaves_the_plan_alone() -> None:
    asked: list[tuple[int, str, Any]] = []
    model = board(on_edit=lambda *edit: asked.append(edit), chosen=["due", "measure"])
    title, due = model.index_of(p.SAMPLE), model.index_of(p.SAMPLE, 1)
    assert model.setData(title, "Sample 30 records")
    assert model.setData(due, "May 2026")
    assert model.setData(title, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    rating = model.index_of(p.PLANS, model.section_of(f"period:{p.APR}"))
    assert model.setData(rating, "a")
    assert asked == [
        (p.SAMPLE, "title", "Sample 30 records"),
        (p.SAMPLE, "due", "May 2026"),
        (p.SAMPLE, "tick", True),
        (p.PLANS, f"period:{p.APR}", "a"),
    ]
    assert title.data() == "Sample 20 records"
    for key in ("trend", "measure"):
        assert not model.setData(model.index_of(p.PLANS, model.section_of(key)), "x")
    assert not model.setData(model.index_of(p.PLANS), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not model.setData(title, "x", Qt.ItemDataRole.ToolTipRole)
    assert len(asked) == 4


def test_a_refused_edit_says_why_and_changes_nothing() -> None:
    plan = p.small_plan()
    told: list[tuple[int | None, str]] = []
    model = board(plan, on_edit=lambda item_id, key, value: _edit(plan, item_id, key, value))
    model.refused.connect(lambda index, sentence: told.append((model.id_of(index), sentence)))
    frozen = model.index_of(p.VISITS, model.section_of(f"period:{p.MAR}"))
    assert not model.setData(frozen, "G")
    assert not model.setData(model.index_of(p.VISITS, model.section_of(f"period:{p.APR}")), "Q")
    assert told == [
        (p.VISITS, "March 2026 is frozen. Unfreeze it first, and say why."),
        (p.VISITS, "‘Q’ is not a rating of this plan. Its ratings are R, A, G and B."),
    ]
    assert frozen.data() == "A"


def _edit(plan: Plan, item_id: int, key: str, value: Any) -> None:
    edit_of(plan, item_id, key, value, p.TODAY)


def test_a_model_that_nobody_edits_through_refuses_quietly() -> None:
    model = board()
    assert not model.setData(model.index_of(p.VISITS), "x")
    with pytest.raises(UserError):
        _edit(p.small_plan(), p.VISITS, "done_on", "soon")


def test_flags_say_what_can_be_edited() -> None:
    model = board(chosen=[*USUAL, f"extra:{p.PRIORITY}", "measure"])
    editable, checkable = Qt.ItemFlag.ItemIsEditable, Qt.ItemFlag.ItemIsUserCheckable

    def flags(item_id: int, key: str) -> Qt.ItemFlag:
        return model.flags(model.index_of(item_id, model.section_of(key)))

    assert all(flags(p.VISITS, key) & editable for key in ("title", "due", "lead", f"extra:{p.PRIORITY}"))
    assert not any(flags(p.VISITS, key) & editable for key in ("trend", "measure", f"period:{p.APR}"))
    assert flags(p.SAMPLE, "title") & checkable
    assert not flags(p.VISITS, "title") & checkable


def test_archived_items_are_shown_when_asked_for() -> None:
    plan = p.small_plan()
    plan = p.edited(plan, edits.archive_items(plan, [p.FIRST]))
    model = board(plan)
    assert not model.index_of(p.FIRST).isValid()
    assert not model.index_of(p.SAMPLE).isValid()
    with watched(model) as mirror:
        model.set_archived_shown(True)
        assert mirror.signals == ["reset"]
        assert model.index_of(p.SAMPLE).isValid()
        assert model.index_of(p.FIRST).data(Role.ARCHIVED) is True
        show(model, mirror, plan, edits.outdent(plan, [p.PLANS]))


def test_a_new_day_makes_rows_overdue() -> None:
    model = board()
    with watched(model) as mirror:
        model.set_today(p.TODAY.replace(month=7))
        assert cell(model, p.PLANS, "due", Role.OVERDUE) is True
        assert mirror.top.children == read_below(model)


def test_columns_can_be_chosen() -> None:
    model = board()
    with watched(model):
        model.set_chosen(["status", "trend", "theme", "due", f"extra:{p.PRIORITY}"])
        assert [column.key for column in model.columns] == [
            *("title", "status", "due", f"extra:{p.PRIORITY}"),
            *(f"period:{period}" for period in (p.FEB, p.MAR, p.APR)),
            "trend",
        ]
        assert cell(model, p.PLANS, f"extra:{p.PRIORITY}") == "High"


def test_what_changes_elsewhere_comes_in_where_changes_are_asked_for() -> None:
    model = board()
    model.set_changed({p.PLANS})
    model.set_filter(Filter(changed=True))
    assert model.matched() == {p.PLANS}
    with watched(model) as mirror:
        model.set_changed({p.PLANS, p.REPORT})
        assert mirror.top.children == read_below(model)
        assert "inserted" in mirror.signals
        assert "reset" not in mirror.signals
        assert model.matched() == {p.PLANS, p.REPORT}
        model.set_changed({p.REPORT})
        assert model.matched() == {p.PLANS, p.REPORT}
        assert mirror.top.children == read_below(model)


def test_a_filter_is_one_reset_and_edits_keep_what_is_shown() -> None:
    plan, model = p.small_plan(), board()
    with watched(model) as mirror:
        model.set_filter(Filter(text="review EVERY"))
        assert mirror.signals == ["reset"]
        assert shown_ids(model) == [p.THEME, p.FIRST, p.PLANS]
        # What no longer matches stays under her eyes; what now matches comes in; what is new is shown.
        for change_set, ids in (
            (lambda plan: edits.set_field(plan, p.PLANS, "title", "Look at plans"), [1, 2, 5]),
            (lambda plan: edits.set_field(plan, p.REPORT, "title", "Review every report"), [1, 2, 5, 3, 6]),
            (lambda plan: edits.set_field(plan, p.VISITS, "title", "See children"), [1, 2, 5, 3, 6]),
            (lambda plan: edits.archive_items(plan, [p.REPORT]), [1, 2, 5, 3]),
        ):
            made = change_set(plan)
            plan = apply(plan, made)
            model.apply(made, plan)
            assert shown_ids(model) == ids
            assert mirror.top.children == read_below(model)
        added = edits.add_item(plan, r.ACTION, parent=p.SECOND)
        plan = apply(plan, added)
        model.apply(added, plan)
        assert shown_ids(model) == [1, 2, 5, 3, added.changes[0].id]
        assert mirror.top.children == read_below(model)
        model.set_filter(Filter())
        assert len(shown_ids(model)) == len(plan.items) - 1


def shown_ids(model: BoardModel, parent: QModelIndex | None = None) -> list[int]:
    """Return the ids of all rows, as the tree is read."""
    parent = parent or QModelIndex()
    found: list[int] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [index.data(Role.ID), *shown_ids(model, index)]
    return found
