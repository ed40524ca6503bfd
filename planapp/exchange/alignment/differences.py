"""What an item of a source says otherwise than the plan's, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planapp.domain.edits.dates import NO_REASON
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.domain.scale import level_of, sign
from planapp.exchange.alignment import model as m
from planapp.exchange.alignment.carried import Carried
from planapp.exchange.alignment.entries import Shown, differing_entries, shown_entries, told_updates
from planapp.exchange.alignment.folding import loose, plain, same_due
from planapp.exchange.alignment.likeness import Profile
from planapp.exchange.alignment.said import COMMENT, LISTS, PEOPLE, UPDATE, Key, label_of, order_of
from planapp.exchange.alignment.terms import Terms
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook.columns import RATING
from planapp.exchange.workbook.values import title_of

REASON = "slip_reason"
_DUES = frozenset({"due", "first_due"})


def named(item: Item) -> str:
    """Return an item's number and title."""
    return f"{item.ref} {title_of(item)}".strip()


class ItemComparer:
    """Compares pairs of items of a plan and a source."""

    def __init__(self, plan: Plan, source: Plan, terms: Terms, carried: Carried) -> None:
        """Compare only what the source carries."""
        self.plan, self.source, self.terms, self.carried = plan, source, terms, carried
        self._order = order_of(plan, source)

    def differences(self, mine: Profile, theirs: Profile) -> Iterator[m.Difference]:
        """Yield the fields in which an item of the source says something else."""
        keys = [key for key in {**mine.said, **theirs.said} if self._differs(key, mine, theirs)]
        for key in sorted(keys, key=self._order):
            was, now = mine.said.get(key, ""), theirs.said.get(key, "")
            found = m.Difference(
                m.CHANGED if now else m.EMPTIED,
                m.ITEMS,
                mine.id,
                theirs.id,
                *key,
                label=label_of(self.plan, self.source, key),
                name=mine.item.title,
                ref=mine.item.ref,
                was=was,
                theirs=now,
            )
            if key[0] in LISTS:
                yield from self._entries(found)
            elif key[0] == NEW_UPDATE:
                yield from self._new_updates(found)
            else:
                yield replace(found, refusal=self.refusal(found))

    def _differs(self, key: Key, mine: Profile, theirs: Profile) -> bool:
        was, now = mine.said.get(key, ""), theirs.said.get(key, "")
        if not plain(now) and not (plain(was) and self.carried.of_items(key)):
            return False
        return not is_same(key[0], was, now)

    def _entries(self, found: m.Difference) -> Iterator[m.Difference]:
        """Yield a difference for each text of a field that holds several; one where all were emptied."""
        assert found.item is not None
        assert found.source is not None
        mine = shown_entries(self.plan, found.item, found.field)
        if found.kind == m.EMPTIED:
            yield replace(found, refusal=self.refusal(found))
            return
        theirs = [one.text for one in self._theirs(found.source, found.field)]
        for pair in differing_entries(found.field, mine, theirs):
            one = replace(
                found,
                kind=m.EMPTIED if pair.theirs is None else m.CHANGED,
                was=pair.was,
                theirs=pair.theirs or "",
                entry=pair.row,
                after=pair.after,
            )
            yield replace(one, refusal=self.refusal(one))

    def _theirs(self, source: int, field: str) -> list[Shown]:
        if field == UPDATE:
            return told_updates(self.source, self.plan, source)[0]
        return shown_entries(self.source, source, field)

    def _new_updates(self, found: m.Difference) -> Iterator[m.Difference]:
        """Yield each update that was written as a new one: it comes behind what the plan has."""
        assert found.item is not None
        assert found.source is not None
        last = next((one.row for one in reversed(shown_entries(self.plan, found.item, UPDATE))), None)
        for one in told_updates(self.source, self.plan, found.source)[1]:
            yield replace(found, field=UPDATE, theirs=one.text, after=last)

    def refusal(self, found: m.Difference) -> str:
        """Return why the plan can't take in a difference of a field of an item; '' if it can."""
        if found.field == UPDATE:
            return next(filter(None, map(self._frozen_update, self._updates(found))), "")
        if found.field not in (RATING, COMMENT):
            return ""
        if self._is_off_scale(found):
            return "This rating is not on the plan’s scale. Add it to the scale first."
        if found.field == COMMENT:
            return self._frozen(found.part, "comment")
        level = level_of(self.plan.levels.of(), found.theirs)
        if level is not None and level.retired:
            return f"{level.name} is retired from the scale. Choose another rating by hand."
        return self._frozen(found.part, "rating")

    def _updates(self, found: m.Difference) -> list[int]:
        """Return the updates that a difference changes: one, or all of them."""
        if found.entry is not None:
            return [found.entry]
        rows = self.plan.updates.of(found.item) if found.kind == m.EMPTIED else ()
        return [row.id for row in rows]

    def _frozen_update(self, row: int) -> str:
        update = self.plan.updates.get(row)
        return "" if update is None else self._frozen(update.period, "update")

    def _is_off_scale(self, found: m.Difference) -> bool:
        """Tell whether the source rates by a level that the plan's scale lacks."""
        ratings = self.source.ratings.of(found.source or 0)
        given = [one.level for one in ratings if self.terms.period(one.period) == found.part]
        return any(level is not None and level not in self.terms.levels for level in given)

    def _frozen(self, period_id: object, what: str) -> str:
        period = self.plan.periods.get(period_id if isinstance(period_id, int) else None)
        if period is None or not period.frozen:
            return ""
        return f"{period.label} is frozen, so its {what} stays. Unfreeze it first to take this."


def is_same(field: str, was: str, now: str) -> bool:
    """Tell whether two texts of a field say the same."""
    if plain(was) == plain(now):
        return True
    if field == RATING:
        return sign(was) == sign(now)
    if field in PEOPLE:
        return [loose(name) for name in was.splitlines()] == [loose(name) for name in now.splitlines()]
    if field == REASON:
        return _reasons(was) == _reasons(now)
    return field in _DUES and same_due(was, now)


def _reasons(text: str) -> list[str]:
    """Return the reasons of slips; that none was given is what a slip says by itself."""
    given = [plain(line) for line in text.splitlines()]
    return [line for line in given if line not in ("", NO_REASON)]


def whole(kind: str, mine: Item | None, theirs: Item | None) -> m.Difference:
    """Return the difference that a row as a whole is: one that is new or missing."""
    item = mine or theirs
    assert item is not None
    return m.Difference(
        kind,
        m.ITEMS,
        mine.id if mine else None,
        theirs.id if theirs else None,
        label=item.kind.capitalize(),
        name=item.title,
        ref=item.ref,
        was=named(mine) if mine else "",
        theirs=named(theirs) if theirs else "",
    )


def place(plan: Plan, source: Plan, mine: Item, theirs: Item) -> m.Difference:
    """Return the difference that an item stands below another one."""
    above, other = plan.items.get(mine.parent), source.items.get(theirs.parent)
    return m.Difference(
        m.CHANGED,
        m.ITEMS,
        mine.id,
        theirs.id,
        m.PLACE,
        label="Place",
        name=mine.title,
        ref=mine.ref,
        was=named(above) if above else "",
        theirs=named(other) if other else "",
    )
