"""The plan while differences are taken in: one edit after the other, and what was made for the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan
from planapp.exchange.alignment.folding import loose
from planapp.exchange.alignment.model import Comparison


@dataclass(slots=True)
class Working:
    """A plan that edits are made to. `made` holds the plan's ids of what the source alone had.

    `by` is whose source it is, `on` when it came: new updates say so.
    """

    plan: Plan
    comparison: Comparison
    by: str = ""
    on: date | None = None
    made: dict[int, int] = field(default_factory=dict)

    @property
    def source(self) -> Plan:
        """Return what is taken in."""
        return self.comparison.source

    def do(self, change_set: ChangeSet) -> None:
        """Make an edit."""
        self.plan = apply(self.plan, change_set)

    def add(self, change_set: ChangeSet, table: str) -> Any:
        """Make an edit that adds one row to a table; return the row."""
        self.do(change_set)
        added = next(one.id for one in change_set.changes if one.table == table and one.before is None)
        return self.plan.table(table)[added]

    def item(self, source_id: int) -> int | None:
        """Return the plan's id of an item or indicator of the source, if the plan has it by now."""
        known = self.made.get(source_id) or self.pairs.get(source_id)
        return known if known in self.plan.items or known in self.plan.indicators else None

    @property
    def pairs(self) -> Mapping[int, int]:
        """Return the plan's ids of the rows of the source that are in both."""
        return self.comparison.pairs

    def period(self, period_id: int) -> int:
        """Return the plan's id of a period; a new one is made behind the one that it follows there."""
        if period_id in self.plan.periods:
            return period_id
        if period_id not in self.made:
            self.made[period_id] = self._new_period(period_id)
        return self.made[period_id]

    def _new_period(self, period_id: int) -> int:
        is_first, theirs = not len(self.plan.periods), self.source.periods[period_id]
        label = theirs.label.strip() or "–"
        new = self.add(edits.add_period(self.plan, label, ends_on=theirs.ends_on), "periods").id
        before = [row.id for row in self.source.periods.of() if row.rank < theirs.rank]
        known = [known for row in before if (known := self._known_period(row)) is not None]
        if not is_first:
            self.do(edits.move_period(self.plan, new, known[-1] if known else None))
        if theirs.current and all(row.id in self.made.values() for row in self.plan.periods if row.id != new):
            self.do(edits.make_current(self.plan, new))
        return int(new)

    def _known_period(self, source_id: int) -> int | None:
        known = self.made.get(source_id) or self.comparison.terms.periods.get(source_id)
        return known if known in self.plan.periods else None

    def extra(self, field_id: int) -> int:
        """Return the plan's id of an extra field, made if it is new."""
        if field_id in self.plan.extra_fields:
            return field_id
        if field_id not in self.made:
            theirs = self.source.extra_fields[field_id]
            values = {"type": theirs.type, "kinds": theirs.kinds, "private": theirs.private}
            added = self.add(edits.add_extra_field(self.plan, theirs.heading, **values), "extra_fields")
            self.made[field_id] = added.id
        return self.made[field_id]

    def person_name(self, name: str) -> str:
        """Return the name of the plan's person who goes by a name, in any spelling, or the name itself."""
        if edits.find_person(self.plan, name) is not None:
            return name
        folded = loose(name)
        alike = [person.name for person in self.plan.people if loose(person.name) == folded]
        return alike[0] if len(alike) == 1 else name
