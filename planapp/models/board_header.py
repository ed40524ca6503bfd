"""What the header of the board answers to each role."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from planapp.domain.plan import Plan
from planapp.models.columns import Column
from planapp.models.roles import Role


def header_data(plan: Plan, column: Column, role: int) -> Any:
    """Return what a section of the header answers to a role: Role.PERIOD gives the Period of its column."""
    if role == Qt.ItemDataRole.DisplayRole:
        return column.label
    if role == Role.COLUMN:
        return column
    if role == Role.PERIOD:
        return plan.periods.get(column.period)
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return ", ".join([column.label, *_state(plan, column)])
    return None


def _state(plan: Plan, column: Column) -> list[str]:
    period = plan.periods.get(column.period)
    if period is None:
        return []
    current = ["current"] if period.current else []
    return [*current, "frozen" if period.frozen else "open"]
