"""Settling which level is which: what is rated in every row is an action, not a step."""

from __future__ import annotations

from dataclasses import replace

from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrected import CHOSEN
from planapp.exchange.recognise.rows import with_rows

_OFTEN = 0.2


def rated_steps_are_actions(table: m.FoundTable, rows: tuple[int, ...]) -> m.FoundTable:
    """Take steps for actions and actions for objectives, where steps have ratings and a level is free.

    Only actions have ratings (DESIGN 2). Planapp's own workbooks are taken as they say.
    """
    taken = {role.field for role in table.columns} | {role.role for role in table.rows}
    if table.kind != m.PLAN or "step" not in taken or {"objective", m.OURS} & taken:
        return table
    if not _steps_are_rated(table) or any(_is_chosen(role) for role in table.columns):
        return table
    reason = "Each of its rows is rated, and ratings belong to actions."
    raised = {"action": "objective", "step": "action"}
    columns = tuple(
        replace(role, field=raised[role.field], reason=reason) if role.field in raised else role
        for role in table.columns
    )
    return with_rows(table.with_columns(columns), rows)


def _is_chosen(role: m.ColumnRole) -> bool:
    """Tell whether the officer said which level a column holds."""
    return role.reason == CHOSEN and role.field in (m.THEME, m.OBJECTIVE, m.ACTION, m.STEP)


def _steps_are_rated(table: m.FoundTable) -> bool:
    roles = {row.row: row.role for row in table.rows}
    rated = [
        roles[span.first]
        for column in table.columns_of(m.RATING)
        for span in table.spans.column(column.column, roles)
        if span.first in roles
    ]
    return bool(rated) and rated.count(m.STEP) >= _OFTEN * len(rated)
