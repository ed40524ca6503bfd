"""What all parts of the pane share: the document, the theme, the day, and texts that were refused."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan
from planapp.domain.tables import SPECS
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.views.detail.binding import Binding

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from planapp.views.plan_words import PlanWords
    from planapp.views.speller import Speller
    from planapp.views.spelling_marks import SpellingMarks

MakeEdit = Callable[[Plan], ChangeSet]
# Makes an edit, or says where it is asked for why it is refused.
Attempt = Callable[[MakeEdit], object]


class Editing(Protocol):
    """A field whose editor is open."""

    def leave(self) -> None:
        """Take what was typed and close the editor."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and is not in the plan, and the sentence that refused it ('' if nothing did)."""

    text: str
    refusal: str = ""


@dataclass(slots=True)
class Context:
    """`drafts` hold half-typed texts by the field that they were typed in, whichever item is shown.

    `editing` is the one field whose editor is open, `speller` checks long texts if there is one. After
    `is_open` is False no edit is made: the file may be closed.
    """

    document: Document
    theme: Appearance
    today: Callable[[], date] = date.today
    drafts: dict[Hashable, Draft] = field(default_factory=dict)
    is_open: bool = True
    editing: Editing | None = None
    speller: Speller | None = None
    _plan_words: PlanWords | None = None

    @property
    def plan(self) -> Plan:
        """Return the plan as it now is."""
        return self.document.plan

    def spelling_of(self, box: QPlainTextEdit) -> SpellingMarks | None:
        """Have the spelling of a text box checked; None where nothing can."""
        speller = self.speller
        if speller is None or not speller.is_possible:
            return None
        from planapp.views.plan_words import PlanWords
        from planapp.views.spelling_marks import SpellingMarks

        if self._plan_words is None:
            self._plan_words = PlanWords(self.document, speller.ignore)
        return SpellingMarks(box, self.theme, speller, self._plan_words)

    def has(self, binding: Binding) -> bool:
        """Tell whether the plan still has the rows of a field, of whichever tables."""
        tables = [self.plan.table(spec.name) for spec in SPECS]
        rows = [row_id for row_id in (binding.row, binding.needs) if row_id is not None]
        return all(any(row_id in table for table in tables) for row_id in rows)

    def leave(self) -> None:
        """Take what is being typed, as leaving its field does."""
        if self.editing is not None:
            self.editing.leave()

    def attempt(self, make: MakeEdit) -> str:
        """Make an edit; return '' or the sentence of its refusal."""
        if not self.is_open:
            return ""
        try:
            self.document.edit(make(self.document.plan))
        except UserError as refusal:
            return refusal.message
        return ""


def one_after_other(plan: Plan, first: ChangeSet, then: MakeEdit, label: str) -> ChangeSet:
    """Return two edits as one, where the second needs rows that the first adds."""
    second = then(apply(plan, first))
    return ChangeSet(label, (*first.changes, *second.changes))
