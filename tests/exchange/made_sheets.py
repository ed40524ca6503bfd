"""A plan as somebody else would keep it: sheets made from it in other shapes, for tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME, Item
from planapp.exchange.grid import Sheet, Value, address
from tests.exchange.reading import people
from tests.exchange.sheets import sheet_of

FIELDS = ("lead", "officer", "due", "measure", "status", "update")
HEADINGS = {
    "ref": "Ref",
    "title": "Action",
    "step": "Steps",
    "lead": "Lead",
    "officer": "Responsible officer",
    "due": "By when",
    "measure": "Success measures",
    "status": "Status",
    "update": "Progress update",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An item as a row: how deep it stands, its kind and number, and its texts by field."""

    depth: int
    kind: str
    texts: Mapping[str, str]
    item: Item


def lines_of(plan: Plan) -> Iterator[Line]:
    """Yield a line for each item of a plan that has a title or a number that is no group's."""
    for item in plan.walk():
        if item.kind in (THEME, OBJECTIVE) and not item.title:
            continue
        texts = {
            "ref": item.ref,
            "title": item.marker + item.title,
            "lead": "\n".join(people(plan, item)),
            "officer": "\n".join(people(plan, item, "officer")),
            "due": item.due,
            "measure": "\n".join(one.marker + one.text for one in plan.measures.of(item.id)),
            "status": item.status,
            "update": "\n".join(one.text for one in plan.updates.of(item.id)),
        }
        yield Line(len(plan.ancestors(item.id)), item.kind, texts, item)


def used_fields(lines: Sequence[Line]) -> list[str]:
    """Return the fields in which any line says something."""
    return [field for field in FIELDS if any(line.texts[field] for line in lines)]


Rated = Callable[[Item, str], tuple[str, str, str]]


def flat_sheet(
    plan: Plan,
    name: str = "Plan",
    *,
    lines: Sequence[Line] | None = None,
    kinds: Sequence[str] = (THEME, OBJECTIVE, ACTION, STEP),
    numbered: bool = True,
    by_indent: str = "",
    steps_below: bool = False,
    titles: Sequence[str] = (),
    rated: Rated | None = None,
    rating_heading: str = "RAG {}",
) -> Sheet:
    """Return a sheet with a row for each item of some kinds.

    `by_indent`: 'format' or 'blanks' to tell levels by nothing else, 'outline' by grouped rows. With
    `steps_below`, steps stand in the column of the actions. `rated` gives text, fill and font of a rating.
    """
    lines = [line for line in (lines or list(lines_of(plan))) if line.kind in kinds]
    in_columns = STEP in {line.kind for line in lines} and not steps_below
    keys = [*(["ref"] if numbered else []), "title", *(["step"] if in_columns else []), *used_fields(lines)]
    periods = [period.label for period in plan.periods.of()] if rated else []
    rows: list[list[Value]] = [[title] for title in titles]
    rows.append([*(HEADINGS[key] for key in keys), *(rating_heading.format(label) for label in periods)])
    looks: dict[str, dict[str, str]] = {"fills": {}, "fonts": {}}
    indents, outline = dict[str, int](), dict[int, int]()
    top = min((line.depth for line in lines), default=0)
    for line in lines:
        row = len(rows) + 1
        texts = dict(line.texts)
        depth = line.depth - top
        if in_columns and line.kind == STEP:
            texts["step"], texts["title"] = texts["title"], ""
        elif by_indent == "blanks":
            texts["title"] = "   " * depth + texts["title"]
        elif by_indent == "format" and depth:
            indents[address(row, keys.index("title") + 1)] = depth
        elif by_indent == "outline" and depth:
            outline[row] = depth
        values: list[Value] = [texts.get(key, "") for key in keys]
        for place, label in enumerate(periods, start=len(keys) + 1):
            text, fill, font = rated(line.item, label) if rated else ("", "", "")
            values.append(text)
            looks["fills"].update({address(row, place): fill} if fill else {})
            looks["fonts"].update({address(row, place): font} if font else {})
        rows.append(values)
    return sheet_of(
        rows, name=name, indents=indents, outline=outline, fills=looks["fills"], fonts=looks["fonts"]
    )


def sheets_by_theme(plan: Plan, names: Callable[[Item], str], **how: bool) -> list[Sheet]:
    """Return a sheet for each theme, without a row for the theme itself."""
    sheets = []
    lines = list(lines_of(plan))
    for theme in plan.children(None):
        below = [line for line in lines if theme.id in [one.id for one in plan.ancestors(line.item.id)]]
        sheets.append(flat_sheet(plan, names(theme), lines=below, **how))
    return sheets
