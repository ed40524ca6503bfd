"""The progress updates of an item, newest first: date, source, text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planapp.domain.days import show_day
from planapp.domain.fields import FIELD_OF
from planapp.domain.plan import Plan
from planapp.domain.records import Period, Update
from planapp.models.edit_of import UPDATE
from planapp.models.item_rows import ItemRows
from planapp.models.rows_model import Field, Row
from planapp.models.texts import newest_first, one_line

HEADINGS = (FIELD_OF["update_on"].label, "Source", FIELD_OF["update_text"].label)


@dataclass(frozen=True, slots=True)
class AboutUpdate:
    """Whether an update is the newest of its item, and the period it belongs to, if any."""

    newest: bool
    period: Period | None


def updates_model(plan: Plan, item_id: int | None = None, **options: Any) -> ItemRows:
    """Return the model of an item's updates; `options` are those of RowsModel."""
    return ItemRows(HEADINGS, update_rows, plan, item_id, **options)


def update_rows(plan: Plan, item_id: int, today: date) -> list[Row]:
    """Return a row for each update of an item; those of a frozen period can't be edited."""
    updates = newest_first(plan, item_id)
    return [_row(plan, update, place == 0) for place, update in enumerate(updates)]


def _row(plan: Plan, update: Update, newest: bool) -> Row:
    period = plan.periods.get(update.period)
    frozen = period is not None and period.frozen
    on = show_day(update.on) if update.on is not None else period.label if period is not None else ""
    fields = (
        Field(on),
        Field(one_line(update.source)),
        Field(update.text, update.text, key="" if frozen else UPDATE),
    )
    words = f"update of {on}" if on else "update without a date"
    return Row(update.id, fields, words, about=AboutUpdate(newest, period))
