"""A real view finds again what was open and chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeView

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.models.board_filter import Filter
from planapp.models.board_model import BoardModel
from planapp.models.view_state import ids_of_expanded, indexes_of, nearest_shown, restore_expanded
from tests.models import plans as p


def test_what_was_open_is_open_again_after_a_reset(qtbot: object) -> None:
    model, view = BoardModel(p.small_plan(), today=p.TODAY), QTreeView()
    view.setModel(model)
    for item_id in (p.THEME, p.VISITS):
        view.expand(model.index_of(item_id))
    opened = ids_of_expanded(model, view.isExpanded)
    assert opened == {p.THEME, p.VISITS}
    model.set_filter(Filter(text="sample"))
    assert not view.isExpanded(model.index_of(p.THEME))
    model.set_filter(Filter())
    restore_expanded(model, [*opened, 999], view.setExpanded)
    assert ids_of_expanded(model, view.isExpanded) == opened


def test_edits_leave_open_rows_open(qtbot: object) -> None:
    plan = p.small_plan()
    model, view = BoardModel(plan, today=p.TODAY), QTreeView()
    view.setModel(model)
    view.expandAll()
    view.setCurrentIndex(model.index_of(p.SAMPLE))
    opened = ids_of_expanded(model, view.isExpanded)
    moved = edits.move_items(plan, [p.VISITS], p.SECOND, p.REPORT)
    model.apply(moved, apply(plan, moved))
    assert ids_of_expanded(model, view.isExpanded) == opened
    assert model.id_of(view.currentIndex()) == p.SAMPLE


def test_the_nearest_row_stands_in_for_one_that_is_not_shown() -> None:
    plan = p.small_plan()
    model = BoardModel(plan, today=p.TODAY)
    assert nearest_shown(model, p.NUMBERED, plan) == p.NUMBERED
    for hidden, nearest in (([p.NUMBERED], p.SAMPLE), ([p.SAMPLE], p.STANDARD), ([p.STANDARD], p.VISITS)):
        change_set = edits.archive_items(plan, hidden)
        plan = apply(plan, change_set)
        model.apply(change_set, plan)
        assert nearest_shown(model, hidden[0], plan) == nearest
    assert nearest_shown(model, 999, plan) is None
    assert nearest_shown(model, None, plan) is None


def test_only_shown_rows_have_indexes() -> None:
    model = BoardModel(p.small_plan(), today=p.TODAY)
    model.set_filter(Filter(text="sample"))
    assert [model.id_of(index) for index in indexes_of(model, [p.PLANS, p.SAMPLE])] == [p.SAMPLE]
