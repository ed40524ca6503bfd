"""Finding a text in chosen fields of a plan and replacing it: every place first, then one edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.days import show_day
from planapp.domain.draft import Draft
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.domain.records import ExtraValue, Item
from planapp.domain.status import read_state
from planapp.domain.tables import NAME_OF
from planapp.domain.word_diff import DELETED, INSERTED, SAME, Piece
from planapp.errors import UserError

TITLE, MEASURE, UPDATE, STATUS, COMMENT, EVIDENCE, EXTRA = (
    "title",
    "measure",
    "update",
    "status",
    "comment",
    "evidence",
    "extra",
)
# What can be searched through, and what it is called. Names are changed among the people, where each is once.
FIELDS = {
    TITLE: "Titles",
    MEASURE: "Success measures",
    UPDATE: "Progress updates",
    STATUS: "Status",
    COMMENT: "Comments on ratings",
    EVIDENCE: "Titles of evidence",
    EXTRA: "Your own fields",
}
FROZEN, EMPTY = "frozen, stays", "would be empty, stays"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, what comes in its place, and where."""

    text: str
    by: str = ""
    fields: frozenset[str] = frozenset(FIELDS)
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that holds what is looked for: its row and field, what it is called, and how it would read.

    `spans` are the places in `before`, `news` what comes there. `stays` says why it is not changed, '' where
    it can be.
    """

    item: Item
    row: Any
    field: str
    label: str
    before: str
    after: str
    spans: tuple[tuple[int, int], ...]
    news: tuple[str, ...]
    stays: str = ""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the text in pieces: what stays, and at each place what goes and what comes."""
        found: list[Piece] = []
        last = 0
        for (start, end), new in zip(self.spans, self.news, strict=True):
            found += [Piece(SAME, self.before[last:start]), Piece(DELETED, self.before[start:end])]
            found.append(Piece(INSERTED, new))
            last = end
        found.append(Piece(SAME, self.before[last:]))
        return tuple(piece for piece in found if piece.text)

    @property
    def key(self) -> tuple[type[Any], int, str]:
        """Return what it is known by from one search to the next."""
        return type(self.row), self.row.id, self.field


# A text of an item: its row, field and label, and whether its period is frozen, or it must not become empty.
_Text = tuple[Any, str, str, bool, bool]


def find(plan: Plan, sought: Sought) -> tuple[Hit, ...]:
    """Return every place, in the order of the plan; archived items are passed over."""
    if not sought.text:
        return ()
    pattern = _pattern(sought)
    return tuple(
        hit
        for item in plan.walk()
        if not item.archived
        for key, texts in _TEXTS.items()
        if key in sought.fields
        for text in texts(plan, item)
        if (hit := _hit(item, text, pattern, sought)) is not None
    )


def replace_in(plan: Plan, hits: Iterable[Hit], sought: Sought) -> ChangeSet:
    """Change these places; those that stay are passed over. Raises UserError where a text has changed."""
    draft, made = Draft(plan), 0
    for hit in hits:
        if hit.stays:
            continue
        there = plan.table(NAME_OF[type(hit.row)]).get(hit.row.id)
        row = draft.now(there) if there is not None else None
        if row is None or getattr(row, hit.field) != hit.before:
            raise UserError("The plan has changed since the places were found. Find them again.")
        if isinstance(row, ExtraValue) and not hit.after:
            draft.remove(row)
        else:
            draft.set(row, **_values(hit))
        made += 1
    places = "1 place" if made == 1 else f"{made} places"
    return draft.change_set(f"replace ‘{short(sought.text)}’ in {places}")


def _values(hit: Hit) -> dict[str, Any]:
    values: dict[str, Any] = {hit.field: hit.after}
    if hit.field == STATUS:
        values["state"] = read_state(hit.after)
    if hit.field == COMMENT and not hit.after:
        values["comment_by"] = ""
    return values


def _pattern(sought: Sought) -> re.Pattern[str]:
    exact = re.escape(sought.text)
    if not sought.match_case:
        # As they are typed on a keyboard and as they stand in a text.
        exact = re.sub("['‘’]", "['‘’]", exact)
    if sought.whole_words:
        exact = rf"(?<!\w){exact}(?!\w)"
    return re.compile(exact, re.NOFLAG if sought.match_case else re.IGNORECASE)


def _hit(item: Item, text: _Text, pattern: re.Pattern[str], sought: Sought) -> Hit | None:
    row, field, label, is_frozen, is_needed = text
    before: str = getattr(row, field)
    found = list(pattern.finditer(before))
    if not found:
        return None
    news = tuple(_with_capital(one[0], sought) for one in found)
    coming = iter(news)
    after = pattern.sub(lambda _: next(coming), before)
    stays = FROZEN if is_frozen else EMPTY if is_needed and not after.strip() else ""
    spans = tuple(one.span() for one in found)
    return Hit(item, row, field, label, before, before if stays else after, spans, news, stays)


def _with_capital(found: str, sought: Sought) -> str:
    """Return what comes in place of a find: with a capital where only that parts the find from the text."""
    typed, by = sought.text, sought.by
    began_a_sentence = found != typed and found[1:] == typed[1:] and found[:1] == typed[:1].upper()
    return by[:1].upper() + by[1:] if began_a_sentence else by


def _titles(plan: Plan, item: Item) -> Iterator[_Text]:
    yield item, "title", "Title", False, False


def _statuses(plan: Plan, item: Item) -> Iterator[_Text]:
    yield item, "status", "Status", False, False


def _measures(plan: Plan, item: Item) -> Iterator[_Text]:
    for row in plan.measures.of(item.id):
        yield row, "text", "Success measure", False, True


def _updates(plan: Plan, item: Item) -> Iterator[_Text]:
    for row in plan.updates.of(item.id):
        day = f" of {show_day(row.on)}" if row.on is not None else ""
        yield row, "text", f"Update{day}", _is_frozen(plan, row.period), True


def _comments(plan: Plan, item: Item) -> Iterator[_Text]:
    for row in plan.ratings.of(item.id):
        label = f"Comment, {plan.periods[row.period].label}"
        yield row, "comment", label, _is_frozen(plan, row.period), False


def _evidence(plan: Plan, item: Item) -> Iterator[_Text]:
    for row in plan.evidence.of(item.id):
        yield row, "title", "Evidence", False, True


def _extras(plan: Plan, item: Item) -> Iterator[_Text]:
    for row in plan.extra_values.of(item.id):
        yield row, "text", plan.extra_fields[row.field].heading or "Field without a name", False, False


def _is_frozen(plan: Plan, period_id: int | None) -> bool:
    period = plan.periods.get(period_id)
    return period is not None and period.frozen


_TEXTS: dict[str, Callable[[Plan, Item], Iterator[_Text]]] = {
    TITLE: _titles,
    STATUS: _statuses,
    MEASURE: _measures,
    UPDATE: _updates,
    COMMENT: _comments,
    EVIDENCE: _evidence,
    EXTRA: _extras,
}
