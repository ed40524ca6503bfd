"""What an item says in each field, as its sheet shows it: what does not show in a sheet is not compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planapp.domain.fields import FIELD_OF, ITEM_FIELDS
from planapp.domain.plan import Plan
from planapp.domain.records import Item, Rating
from planapp.domain.scale import NOT_RATED_LETTER, level_of
from planapp.exchange.alignment.entries import told_updates
from planapp.exchange.alignment.terms import Terms
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook.columns import EXTRA, RATING
from planapp.exchange.workbook.model import Column
from planapp.exchange.workbook.rows import UNTITLED
from planapp.exchange.workbook.values import ValueOf, title_of, value_of, written_levels

# A field, and the period or extra field that it is about or an indicator's month.
Key = tuple[str, int | str | None]
Said = Mapping[Key, str]

TITLE, COMMENT, UPDATE = "title", "comment", "update"
# What a column shows by itself, in the order in which differences are told.
SHOWN = (
    "lead", "officer", "due", "first_due", "slip_reason", "slip_approved", "measure", "status", "done_on",
    "recommendation", "evidence",
)  # fmt: skip
# Fields that hold several texts, compared one by one.
LISTS = frozenset({"measure", UPDATE, "recommendation", "evidence"})
PEOPLE = frozenset({"lead", "officer"})


_TOLD = dict.fromkeys(("ref", TITLE, *(field.key for field in ITEM_FIELDS), COMMENT))
_ORDER = {key: at for at, key in enumerate(_TOLD)}


class Sayings:
    """Reads what the items of a plan say, under the plan's own ids of periods and extra fields.

    Of a source, `terms` gives these, and `plan` is the one whose letters ratings are shown in.
    """

    def __init__(self, of: Plan, plan: Plan, terms: Terms | None = None) -> None:
        """Prepare what each field shows."""
        self.of, self.plan, self.terms = of, plan, terms
        self._shown: list[tuple[str, ValueOf]] = [(key, value_of(of, Column("", key))) for key in SHOWN]
        self._letters = written_levels(plan.levels.of())
        self._own_letters = self._letters if terms is None else written_levels(of.levels.of())

    def said(self, item: Item) -> Said:
        """Return what an item says, without the fields in which it says nothing."""
        return {key: text for key, text in self._fields(item) if text}

    def _fields(self, item: Item) -> Iterator[tuple[Key, str]]:
        yield ("ref", None), item.ref
        title = title_of(item)
        yield (TITLE, None), "" if title == UNTITLED else title
        for key, value in self._shown:
            shown = value(item)
            yield (key, None), shown if isinstance(shown, str) else shown.text
        for rating in self.of.ratings.of(item.id):
            period = self.terms.period(rating.period) if self.terms else rating.period
            yield (RATING, period), self._rating(rating)
            yield (COMMENT, period), rating.comment
        old, new = told_updates(self.of, self.plan, item.id)
        yield (UPDATE, None), "\n".join(one.text for one in old)
        yield (NEW_UPDATE, None), "\n".join(one.text for one in new)
        for extra in self.of.extra_values.of(item.id):
            yield (EXTRA, self.terms.extra(extra.field) if self.terms else extra.field), extra.text

    def _rating(self, rating: Rating) -> str:
        """Return a rating in the letters of the plan, also where only the plan's scale can read it."""
        if rating.level is None:
            known = level_of(self.plan.levels.of(), rating.text) if rating.text else None
            return self._letters[known.id] if known is not None else rating.text or NOT_RATED_LETTER
        known_id = self.terms.levels.get(rating.level) if self.terms else rating.level
        return self._own_letters[rating.level] if known_id is None else self._letters[known_id]


def order_of(*plans: Plan) -> Callable[[Key], tuple[int, str]]:
    """Return what sorts keys as differences are told: by field, then by the periods of the plans."""
    periods = [period.id for plan in plans for period in plan.periods.of()]

    def order(key: Key) -> tuple[int, str]:
        field, part = key
        place = f"{periods.index(part):06}" if isinstance(part, int) and part in periods else str(part)
        return _ORDER.get(field, len(_ORDER)), place

    return order


def label_of(plan: Plan, source: Plan, key: Key) -> str:
    """Return what a field is called: 'Due', 'RAG 03/18', the heading of an extra field."""
    field, part = key
    if isinstance(part, int):
        of = plan if part in plan.periods or part in plan.extra_fields else source
        if field == EXTRA:
            return of.extra_fields[part].heading
        label = of.periods[part].label
        return f"Comment {label}" if field == COMMENT else f"Rating {label}"
    if field == TITLE:
        return "Title"
    label = FIELD_OF[field].label
    return f"{label} {part}" if part else label
