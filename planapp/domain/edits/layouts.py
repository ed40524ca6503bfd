"""Layouts: how her sheets look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import move_row, set_row
from planapp.domain.plan import Plan
from planapp.domain.records import Layout, LayoutColumn


def put_layout(plan: Plan, layout: Layout, columns: Sequence[LayoutColumn]) -> ChangeSet:
    """Put a layout in with exactly these columns, in place of the one with its id if there is one."""
    draft = Draft(plan)
    kept = {column.id for column in columns}
    for column in plan.layout_columns.of(layout.id):
        if column.id not in kept:
            draft.remove(column)
    for row in (layout, *columns):
        draft.put(row)
    return draft.change_set(f"layout of {layout.sheet}")


def remove_layout(plan: Plan, layout_id: int) -> ChangeSet:
    """Take out a layout with its columns."""
    draft, layout = Draft(plan), plan.layouts[layout_id]
    for column in plan.layout_columns.of(layout_id):
        draft.remove(column)
    draft.remove(layout)
    return draft.change_set(f"delete layout of {layout.sheet}")


def set_layout(plan: Plan, layout_id: int, **values: Any) -> ChangeSet:
    """Change sheet name, titles or look of a layout."""
    layout = plan.layouts[layout_id]
    return set_row(plan, layout, f"layout of {layout.sheet}", **values)


def set_column(plan: Plan, column_id: int, **values: Any) -> ChangeSet:
    """Change heading, width, format or meaning of a column."""
    column = plan.layout_columns[column_id]
    return set_row(plan, column, f"column {column.heading}", **values)


def move_column(plan: Plan, column_id: int, after: int | None) -> ChangeSet:
    """Move a column behind another of its layout, or to the front."""
    column = plan.layout_columns[column_id]
    return move_row(plan, column, after, f"move column {column.heading}")
