"""A return of the small plan, compared and decided without a file of the plan or of the return."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from planapp.application.returns.model import THEIRS, Compared, Decision, ReturnChange, Returned
from planapp.domain.changes import MERGE, ChangeSet
from planapp.domain.plan import Plan
from planapp.exchange.alignment import Comparison, is_conflict, said_now, take
from planapp.exchange.alignment.ties import ties_of
from tests.models.previews import Change, preview_of_return
from tests.views.plans import small_plan


class Decided:
    """What an inbox of one return says; `base` was sent, `plan` is what `edit` has made of it since."""

    def __init__(
        self, folder: Path, change: Change | None = None, edit: Callable[[Plan], Plan] = lambda plan: plan
    ) -> None:
        self.base = small_plan()
        self.plan = edit(self.base)
        preview = preview_of_return(folder, change, self.base)
        self.comparison = preview.comparison
        returned = Returned(1, "return.xlsx", date(2026, 4, 16), "Head of Service", 1, preview.found.plan)
        self.returns = (returned,)
        self._decided: dict[str, Decision] = {}
        self._followers: list[Callable[[], None]] = []
        self.all = Compared(returned, self.comparison, tuple(_changes(self.plan, self.comparison)))

    def compared(self, return_id: int) -> Compared:
        return self.all

    def decided(self, return_id: int) -> dict[str, Decision]:
        return self._decided

    def change_set(self, return_id: int) -> ChangeSet:
        chosen = [
            one.difference
            for one in self.all.changes
            if self._decided.get(one.key, Decision("")).choice == THEIRS
        ]
        return take(self.plan, self.comparison, chosen, "merge", kind=MERGE, by="Head of Service")

    def subscribe(self, follower: Callable[[], None], /) -> Callable[[], None]:
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def decide(self, keys: Iterable[str], choice: str = THEIRS, text: str = "") -> None:
        self._decided |= {key: Decision(choice, text) for key in keys}
        for follower in tuple(self._followers):
            follower()

    def key(self, ref: str, field: str, kind: str | None = None) -> str:
        """Return the key of the first change of a field of an item or one named so."""
        return next(
            one.key
            for one in self.all.changes
            if ref in (one.difference.ref, one.difference.name)
            and one.difference.field == field
            and kind in (None, one.difference.kind)
        )


def _changes(plan: Plan, comparison: Comparison) -> Iterable[ReturnChange]:
    refusals = ties_of(comparison).refusals
    for place, one in enumerate(comparison.differences):
        mine = said_now(plan, one)
        yield ReturnChange(str(place), one, mine, is_conflict(plan, one), (), refusals.get(place, ""))
