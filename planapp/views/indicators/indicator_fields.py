"""The fields of an indicator in the pane: what they show and what typing there means."""

from __future__ import annotations

from collections.abc import Mapping

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator
from planapp.views.detail.binding import Binding

# (label, what stands there while it is empty)
_FIELDS: Mapping[str, tuple[str, str]] = {
    "ref": ("Number", "No number"),
    "name": ("Name", "Type what is measured"),
    "unit": ("Unit", "Add: %, days, children"),
    "target": ("Target", "Add a target"),
    "baseline": ("Baseline", "Add a baseline"),
    "baseline_label": ("Baseline of", "Add: 2024/25"),
    "comparator": ("Comparator", "Add a comparator"),
    "comparator_label": ("Comparator is", "Add: statistical neighbours"),
    "comparator_date": ("Comparator date", "Add a date"),
    "notes": ("Notes", "Add notes"),
}
# Excel's formats, as words. Percent formats are for values that are shares of 1, and for these only.
_PLAIN = {"": "As typed", "0": "Whole numbers", "0.0": "1 decimal", "0.00": "2 decimals", "#,##0": "1,234"}
_SHARES = {"0%": "Percent", "0.0%": "Percent, 1 decimal", "0.00%": "Percent, 2 decimals"}


def field_binding(indicator: Indicator, key: str) -> Binding:
    """Return the binding of a field by its name."""
    label, placeholder = _FIELDS[key]

    def edit(plan: Plan, text: str) -> ChangeSet:
        return edits.set_indicator(plan, indicator.id, **{key: text})

    return Binding(indicator.id, f"indicator.{key}", label, getattr(indicator, key), edit, placeholder)


def formats_of(indicator: Indicator) -> dict[str, str]:
    """Return the number formats to choose from, with the one that it has first if it is none of ours."""
    now = "" if indicator.number_format == "General" else indicator.number_format
    known = _SHARES if "%" in now else _PLAIN
    return known if now in known else {now: f"As in the sheet: {now}", **known}
