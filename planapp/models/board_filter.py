"""Which rows of the board a search text and the chips leave: the matches, with all that stands above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.models.chip_facts import KeptFacts, Unrated
from planapp.models.search_texts import SearchTexts, fold


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for: every part that is set has to be met. Ids of levels, people and recommendations.

    `levels`, `not_rated` and `to_rate` speak of the current period; a row meets one of those that are set.
    `people` have any part in a row. `due_days` (0: not asked) and `due_in_period` leave what is not done yet
    and due so many days from today, or in the current period.
    """

    text: str = ""
    overdue: bool = False
    levels: frozenset[int] = frozenset()
    not_rated: bool = False
    to_rate: bool = False
    leads: frozenset[int] = frozenset()
    changed: bool = False
    people: frozenset[int] = frozenset()
    recommendations: frozenset[int] = frozenset()
    due_days: int = 0
    due_in_period: bool = False

    def __bool__(self) -> bool:
        return bool(fold(self.text)) or self.chips != Filter()

    @property
    def chips(self) -> Filter:
        """Return the filter without its text."""
        return replace(self, text="")

    @property
    def by_rating(self) -> bool:
        """Tell whether a rating is asked for."""
        return bool(self.levels) or self.not_rated or self.to_rate


class Numbers(NamedTuple):
    """How many items each person, as a lead or in any part, and each recommendation leaves, by id."""

    leads: Counter[int]
    people: Counter[int]
    recommendations: Counter[int]


class Finder:
    """Finds in one plan, and remembers its last search: a longer text is sought in those matches only."""

    def __init__(self, plan: Plan, today: date) -> None:
        """Remember no search."""
        self._today = today
        self._changed: frozenset[int] = frozenset()
        self._is_partial = False
        self.texts = SearchTexts(plan)
        self.facts = KeptFacts(plan, today)
        self._take(plan)

    def start_again(self, plan: Plan) -> None:
        """Take another plan."""
        self.texts.start_again(plan)
        self.facts.start_again(plan, self._today)
        self._take(plan)

    def go_on(self, plan: Plan, item_ids: Collection[int], *, everything: bool) -> None:
        """Take a plan in which only these items say something else; or all do, by ratings and periods."""
        self.texts.renew(plan, item_ids)
        if everything:
            self.facts.start_again(plan, self._today)
        else:
            self.facts.renew(plan, item_ids)
        self._take(plan)

    @property
    def changed(self) -> frozenset[int]:
        """Return the ids of the items that count as changed."""
        return self._changed

    def set_changed(self, item_ids: frozenset[int]) -> None:
        """Say which items count as changed."""
        self._changed = item_ids
        self._forget()

    def set_today(self, today: date) -> None:
        """Say which day it is."""
        self._today = today
        self.facts.start_again(self._plan, today)
        self._forget()

    def _take(self, plan: Plan) -> None:
        self._plan = plan
        self._forget()

    def _forget(self) -> None:
        """Search everything again next time."""
        self._last_text = ""
        self._last_found: set[int] = set()
        self._last_chips = Filter()
        self._last_chosen: set[int] = set()

    @property
    def can_find_more(self) -> bool:
        """Tell whether the last search came before all texts had been gathered, which they now are."""
        return self._is_partial and self.texts.is_whole

    def find(self, sought: Filter) -> set[int]:
        """Return the ids of the items that match; archived ones are not left out."""
        text, chips = fold(sought.text), sought.chips
        self._is_partial = False
        found = self._by_text(text) if text else None
        chosen = self._by_chips(chips) if chips else None
        if found is None:
            return set(chosen) if chosen is not None else {item.id for item in self._plan.items}
        return found & chosen if chosen is not None else set(found)

    def matches(self, sought: Filter, item: Item) -> bool:
        """Tell whether an item matches."""
        return fold(sought.text) in self.texts.text(item.id) and self._meets(sought, item.id)

    def counts(self, chips: Iterable[Filter]) -> list[int]:
        """Return how many items that are not archived each filter leaves; its text is passed over."""
        ids = [item.id for item in self._plan.items if not item.archived]
        return [sum(self._meets(chip, item_id) for item_id in ids) for chip in chips]

    def numbers(self) -> Numbers:
        """Return how many items that are not archived each person and recommendation leaves."""
        found = Numbers(Counter(), Counter(), Counter())
        for item in self._plan.items:
            if not item.archived:
                facts = self.facts.of(item.id)
                found.leads.update(facts.leads)
                found.people.update(facts.people)
                found.recommendations.update(facts.recommendations)
        return found

    def gather(self, go_on: Callable[[], bool]) -> bool:
        """Gather what searches need while `go_on` says so; return whether any is left."""
        return self.texts.gather(go_on) or self.facts.gather(go_on)

    def _by_text(self, text: str) -> set[int]:
        narrows = bool(self._last_text) and self._last_text in text
        found = self.texts.containing(text, self._last_found if narrows else None)
        self._is_partial = not self.texts.is_whole
        # In what the titles alone gave, a longer text is not found for sure.
        self._last_text, self._last_found = "" if self._is_partial else text, found
        return found

    def _by_chips(self, chips: Filter) -> set[int]:
        if chips != self._last_chips:
            self._last_chosen = {item.id for item in self._plan.items if self._meets(chips, item.id)}
            self._last_chips = chips
        return self._last_chosen

    def _meets(self, chips: Filter, item_id: int) -> bool:
        if chips.changed and item_id not in self.changed:
            return False
        facts = self.facts.of(item_id)
        return (
            (not chips.overdue or facts.overdue)
            and (not chips.leads or not chips.leads.isdisjoint(facts.leads))
            and (not chips.by_rating or _is_asked_for(chips, facts.rated))
            and (not chips.people or not chips.people.isdisjoint(facts.people))
            and (not chips.recommendations or not chips.recommendations.isdisjoint(facts.recommendations))
            and (not chips.due_days or self._is_due_within(chips.due_days, facts.due))
            and (not chips.due_in_period or facts.in_period)
        )

    def _is_due_within(self, days: int, due: date | None) -> bool:
        return due is not None and self._today <= due <= self._today + timedelta(days)


def _is_asked_for(chips: Filter, rated: int | Unrated) -> bool:
    if rated is Unrated.TO_RATE:
        return chips.to_rate
    return chips.not_rated if rated is Unrated.NOT_RATED else rated in chips.levels
