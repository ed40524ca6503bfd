"""How items, rows and fields are called in labels and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planapp.domain.plan import Plan
from planapp.domain.records import Details, Item, Period

_LONGEST = 40


# A row of each table, in the officer's words.
_ROW_WORDS: Mapping[str, str] = {
    "details": "title",
    "items": "item",
    "measures": "measure",
    "people": "person",
    "assignments": "part of a person",
    "slips": "new due date",
    "updates": "update",
    "periods": "period",
    "levels": "level of the scale",
    "ratings": "rating",
    "rollups": "roll-up",
    "extra_fields": "field",
    "extra_values": "value of a field",
    "source_events": "source of recommendations",
    "recommendations": "recommendation",
    "recommendation_links": "link to a recommendation",
    "evidence": "piece of evidence",
    "indicators": "indicator",
    "indicator_values": "value of an indicator",
    "layouts": "layout",
    "layout_columns": "column of a layout",
    "bookmarks": "bookmark",
}

# Fields whose name in the code is not the officer's word.
_FIELD_WORDS: Mapping[str, str] = {
    "ref": "number",
    "parent": "place",
    "rank": "place",
    "marker": "list mark",
    "due_from": "due date",
    "due_to": "due date",
    "due_precision": "due date",
    "due_flags": "due date",
    "due": "due date",
    "state": "status",
    "done_on": "day done",
    "starts_on": "first day",
    "ends_on": "last day",
    "on": "day",
    "archived": "archiving",
    "email": "e-mail address",
    "frozen": "freezing",
    "retired": "retiring",
    "needs": "demand",
    "done": "counting as done",
    "in_rollups": "counting in roll-ups",
    "private": "privacy",
    "kinds": "choice of kinds",
    "titles": "title block",
    "notes": "text of the notes",
    "extra": "field",
    "officer": "responsible officer",
}


def row_words(table: str) -> str:
    """Return what a row of a table is called, with its article: 'an indicator', 'a rating'."""
    return with_article(_ROW_WORDS[table])


# What rows are called when they are counted, where an 's' alone does not do.
_COUNTED: Mapping[str, tuple[str, str]] = {
    "people": ("person", "people"),
    "assignments": ("person", "people"),
    "levels": ("level of the scale", "levels of the scale"),
    "extra_values": ("extra field", "extra fields"),
    "source_events": ("source of recommendations", "sources of recommendations"),
    "recommendation_links": ("recommendation", "recommendations"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "indicator_values": ("value of an indicator", "values of indicators"),
    "layout_columns": ("column of a layout", "columns of layouts"),
}


def count_words(table: str, count: int) -> str:
    """Return how many rows of a table there are: '1 rating', '3 pieces of evidence'."""
    one, many = _COUNTED.get(table, (_ROW_WORDS[table], f"{_ROW_WORDS[table]}s"))
    return f"{count:,} {one if count == 1 else many}"


def own_name(table: str, row: Any) -> str:
    """Return what a row is called by its own name, in quotes, or what kind of row it is."""
    if isinstance(row, Item):
        return name_of(row)
    if isinstance(row, Details):
        return "the plan"
    fields = ("label", "name", "heading", "title", "sheet", "ref", "text")
    names = (str(getattr(row, field, "")).strip() for field in fields)
    name = next(filter(None, names), "")
    return f"‘{short(name)}’" if name else row_words(table)


def with_article(word: str) -> str:
    """Return a word with 'a' or 'an' before it."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def field_words(field: str) -> str:
    """Return what a field is called in a sentence: 'due date' for every field that is read from it."""
    return _FIELD_WORDS.get(field, field.replace("_", " "))


def short(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut with an ellipsis where it is longer than `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def name_of(item: Item) -> str:
    """Return an item's number, or its title in quotes, or its kind."""
    if item.ref.strip():
        return short(item.ref)
    return f"‘{short(item.title)}’" if item.title.strip() else f"untitled {item.kind}"


def number_above(plan: Plan, item: Item) -> str:
    """Return the number of the nearest item above one that has a number."""
    return next((" ".join(one.ref.split()) for one in plan.ancestors(item.id) if one.ref.strip()), "")


def names_of(plan: Plan, item_ids: Sequence[int]) -> str:
    """Return one item's name, or how many items there are."""
    if len(item_ids) == 1:
        return name_of(plan.items[item_ids[0]])
    return f"{len(item_ids)} items"


def frozen_words(period: Period) -> str:
    """Return the sentence that refuses what a frozen period does not allow."""
    return f"{period.label} is frozen. Unfreeze it first, and say why."


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: 'a, b and c'."""
    parts = list(words)
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
