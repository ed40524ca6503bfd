"""What a field of the pane shows, and the edit that a text typed there means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan

# Takes the plan and the text that was typed; raises UserError to refuse.
EditOf = Callable[[Plan, str], ChangeSet]


@dataclass(frozen=True, slots=True)
class Binding:
    """A row's id and a key name the field; `text` is what the plan has there.

    `label` is its name to a screen reader, `placeholder` what stands there while it is empty. Without
    `edit` the text can only be read, and `locked` says why. `needs` is another row without which there is no
    such field: a period, a column.
    """

    row: int
    key: str
    label: str
    text: str
    edit: EditOf | None = field(default=None, compare=False)
    placeholder: str = ""
    locked: str = ""
    needs: int | None = None

    @property
    def name(self) -> tuple[int, str]:
        """Return what is the same as long as the same field is meant."""
        return self.row, self.key
