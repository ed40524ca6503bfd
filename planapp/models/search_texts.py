"""All text of each item, folded for searching: gathered once, and again only for what changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.models.texts import called

# So many texts a key gathers by itself: the plans of most officers whole. More would be felt.
_AT_ONCE = 400


def fold(text: str) -> str:
    """Return a text as a search compares it: without case, on one line, with single spaces."""
    return " ".join(text.casefold().split())


def all_text(plan: Plan, item: Item) -> str:
    """Return everything that an item says, folded, a text a line (so that no search finds across two)."""
    return "\n".join(filter(None, map(fold, _texts(plan, item))))


class SearchTexts:
    """The folded text of every item of a plan, gathered as there is time or when a search needs it."""

    def __init__(self, plan: Plan) -> None:
        """Gather nothing yet."""
        self.start_again(plan)

    def start_again(self, plan: Plan) -> None:
        """Take another plan and forget all texts of the old one."""
        self._plan = plan
        self._texts: dict[int, str] = {}
        self._waiting: Iterator[Item] = iter(plan.items)
        self._whole = False

    def renew(self, plan: Plan, item_ids: Iterable[int]) -> None:
        """Take a plan in which only the texts of these items differ."""
        self._plan = plan
        for item_id in item_ids:
            item = plan.items.get(item_id)
            if item is None:
                self._texts.pop(item_id, None)
            else:
                self._texts[item_id] = all_text(plan, item)

    def gather(self, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Gather texts for as long as `go_on` says so; return whether there are any left to gather."""
        while not self._whole and go_on():
            item = next(self._waiting, None)
            if item is None:
                self._whole = True
            elif item.id not in self._texts and item.id in self._plan.items:
                self._texts[item.id] = all_text(self._plan, self._plan.items[item.id])
        return not self._whole

    def text(self, item_id: int) -> str:
        """Return an item's folded text."""
        text = self._texts.get(item_id)
        if text is None:
            text = self._texts[item_id] = all_text(self._plan, self._plan.items[item_id])
        return text

    @property
    def is_whole(self) -> bool:
        """Tell whether all texts are there to be searched."""
        return self._whole

    def containing(self, sought: str, among: Collection[int] | None = None) -> set[int]:
        """Return the ids of the items that contain a folded text, of all or `among` some.

        Of a large plan that is still being gathered, the titles stand for the texts that are missing.
        """
        texts = self._texts
        if len(self._plan.items) - len(texts) <= _AT_ONCE:
            self.gather()
        # To look up most of the texts takes longer than to go through all of them.
        if among is not None and 2 * len(among) < len(texts):
            return {item_id for item_id in among if sought in texts[item_id]}
        found = {item_id for item_id, text in texts.items() if sought in text}
        return found if self._whole else found | self._titled(sought)

    def _titled(self, sought: str) -> set[int]:
        """Return the ids of the items without gathered text that have a text in their titles."""
        texts = self._texts
        return {
            item.id for item in self._plan.items if item.id not in texts and sought in item.title.casefold()
        }


def _texts(plan: Plan, item: Item) -> Iterator[str]:
    item_id = item.id
    yield f"{item.ref} {item.title}"
    yield item.due
    yield item.status
    for measure in plan.measures.of(item_id):
        yield measure.text
    for assignment in plan.assignments.of(item_id):
        person = plan.people[assignment.person]
        yield f"{person.name} {person.post}"
    for update in plan.updates.of(item_id):
        yield update.text
        yield update.source
    for value in plan.extra_values.of(item_id):
        yield value.text
    for said in plan.ratings.values_of(item_id, "comment", "text"):
        yield from filter(None, said)
    for evidence in plan.evidence.of(item_id):
        yield f"{evidence.title} {evidence.target}"
    for slip in plan.slips.of(item_id):
        yield f"{slip.was} {slip.reason} {slip.approved_by}"
    for link in plan.recommendation_links.of(item_id):
        recommendation = plan.recommendations[link.recommendation]
        yield called(plan, recommendation)
        yield recommendation.text
