"""What changed since a point as its report shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planapp.application.changes_since import Changes
from planapp.graphics import rating_cell as rc
from planapp.models.changes_rows import changed_rows, summary
from planapp.models.difference_rows import Line, Rated
from planapp.models.point_words import about
from planapp.reports.changes_sheet import ChangesSheet, Entry, Group, Said
from planapp.views.printing.board_sheet import heading_of_plan


def changes_sheet(changes: Changes, today: date) -> ChangesSheet:
    """Return what the report of changes shows."""
    rows, plain = changed_rows(changes), heading_of_plan(changes.now, today)
    since = f"Changes since {changes.point.name} ({about(changes.point)})"
    heading = replace(plain, about=tuple(filter(None, (*plain.about, since, summary(rows)))))
    groups = tuple(
        Group(
            row.ref or (f"{row.under} …" if row.under else ""),
            row.title,
            row.state,
            tuple(map(_entry, row.lines)),
        )
        for row in rows
    )
    return ChangesSheet(
        heading, changes.point.name, groups, f"Nothing has changed since {changes.point.name}."
    )


def _entry(line: Line) -> Entry:
    return Entry(
        line.label, _said(line, line.was, line.rated_was), _said(line, line.theirs, line.rated_theirs)
    )


def _said(line: Line, text: str, rated: Rated | None) -> Said:
    if rated is not None:
        return Said(text, rc.Cell(rc.Size.LIST, rated.tone, rated.letter))
    return Said(text, rc.Cell(rc.Size.LIST, state=rc.State.TO_RATE) if line.is_rating and not text else None)
