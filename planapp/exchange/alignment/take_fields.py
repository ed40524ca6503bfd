"""Taking in what a source says in one field of an item."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.edits.rows import set_row
from planapp.domain.scale import level_of
from planapp.exchange.alignment.said import COMMENT, TITLE, Key
from planapp.exchange.alignment.working import Working
from planapp.exchange.workbook.columns import EXTRA, RATING
from planapp.exchange.workbook.rows import UNTITLED
from planapp.exchange.workbook.values import title_of

Taker = Callable[[Working, int, r.Item, str], None]


def take_field(working: Working, item_id: int, theirs: r.Item, key: Key, text: str) -> None:
    """Set a field of an item to what the item `theirs` of the source says; `text` is that as shown."""
    field, part = key
    if field in _BY_FIELD:
        _BY_FIELD[field](working, item_id, theirs, text)
    elif isinstance(part, int):
        _BY_PART[field](working, item_id, theirs, part, text)
    else:
        raise KeyError(key)


def _ref(working: Working, item_id: int, theirs: r.Item, text: str) -> None:
    working.do(edits.set_field(working.plan, item_id, "ref", text))


def _title(working: Working, item_id: int, theirs: r.Item, text: str) -> None:
    is_untitled = title_of(theirs) == UNTITLED
    values = {"title": "" if is_untitled else theirs.title, "marker": theirs.marker}
    for key, value in values.items():
        if getattr(working.plan.items[item_id], key) != value:
            working.do(edits.set_field(working.plan, item_id, key, value))


def _people(role: str) -> Taker:
    def take(working: Working, item_id: int, theirs: r.Item, text: str) -> None:
        names = [working.person_name(name.strip()) for name in text.splitlines() if name.strip()]
        working.do(edits.set_people(working.plan, item_id, role, names))

    return take


def _due(working: Working, item_id: int, theirs: r.Item, text: str) -> None:
    working.do(edits.set_due(working.plan, item_id, text))


def _status(working: Working, item_id: int, theirs: r.Item, text: str) -> None:
    working.do(edits.set_field(working.plan, item_id, "status", text))


def _done_on(working: Working, item_id: int, theirs: r.Item, text: str) -> None:
    working.do(edits.set_field(working.plan, item_id, "done_on", theirs.done_on))


_BY_FIELD: Mapping[str, Taker] = {
    "ref": _ref,
    TITLE: _title,
    "lead": _people(r.LEAD),
    "officer": _people(r.OFFICER),
    "due": _due,
    "status": _status,
    "done_on": _done_on,
}


def _rating(working: Working, item_id: int, theirs: r.Item, part: int, shown: str) -> None:
    period = working.period(part)
    given = _given(working, theirs, part)
    if given is None:
        working.do(edits.clear_ratings(working.plan, [item_id], period))
        return
    level, text = _level(working, given, shown)
    working.do(edits.rate(working.plan, [item_id], period, level))
    rating = working.plan.rating(item_id, period)
    if rating is not None and text:
        working.do(set_row(working.plan, rating, "", text=text))


def _given(working: Working, theirs: r.Item, part: int) -> r.Rating | None:
    """Return the source's rating of an item in a period, which is named by the plan's id of it."""
    ratings = working.source.ratings.of(theirs.id)
    return next((one for one in ratings if working.comparison.terms.period(one.period) == part), None)


def _level(working: Working, given: r.Rating, shown: str) -> tuple[int | None, str]:
    """Return the plan's level of a rating, or else the text that is kept of it."""
    if given.level is None:
        level = level_of(working.plan.levels.of(), given.text) if given.text else None
        shown = given.text
    else:
        level = working.plan.levels.get(working.comparison.terms.levels.get(given.level))
    if level is not None and not level.retired:
        return level.id, ""
    return None, shown


def _comment(working: Working, item_id: int, theirs: r.Item, part: int, shown: str) -> None:
    given, period = _given(working, theirs, part), working.period(part)
    if working.plan.rating(item_id, period) is None:
        return
    text, by = (given.comment, given.comment_by) if given is not None else ("", "")
    working.do(edits.comment(working.plan, item_id, period, text, by=by))


def _extra(working: Working, item_id: int, theirs: r.Item, part: int, shown: str) -> None:
    field = working.extra(part)
    working.do(edits.set_extra(working.plan, item_id, field, shown))


_BY_PART: Mapping[str, Callable[[Working, int, r.Item, int, str], None]] = {
    RATING: _rating,
    COMMENT: _comment,
    EXTRA: _extra,
}
