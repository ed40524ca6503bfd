"""Due dates that go by, or are changed, after a workbook was sent: rules by which their cells follow.

What was late on the day of sending is written so. A day that is typed over it, or a status that says it is
done, takes that away; a real date that has gone by since is shown as late too, wherever rows are sorted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from planapp import palette
from planapp.domain.due_grammar import DAY
from planapp.domain.open_items import is_open, is_over
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item
from planapp.domain.status import COMPLETE, DROPPED
from planapp.exchange.grid import column_letters
from planapp.exchange.workbook.model import Block
from planapp.exchange.workbook.page import quoted
from planapp.exchange.workbook.values import written_levels
from planapp.exchange.workbook.xml import escaped_characters

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

_OVER = (COMPLETE, DROPPED)
_MOST_WORDS, _LONGEST_WORDS = 40, 60


def follow_due_dates(sheet: Worksheet, plan: Plan, block: Block, first: int, last: int) -> None:
    """Have the cells of due dates show by themselves what is late."""
    from openpyxl.formatting.rule import FormulaRule

    places = {
        column.field: number for number, column in reversed([*enumerate(block.columns, block.first_column)])
    }
    if "due" not in places:
        return
    letters = column_letters(places["due"])
    due = f"${letters}{first}"
    rates_rows = _rates_rows(plan)
    over = _over(plan, block, first, rates_rows=rates_rows)
    end = due if _are_days(plan) else f"IF(DAY({due})=1,EOMONTH({due},0),{due})"
    rules = [(f"OR({over})", _plain())] if over else []
    rules.append((f"IF(ISNUMBER({due}),{end}>=TODAY(),FALSE)", _plain()))
    if all(_is_told(plan, item, places, rates_rows=rates_rows) for item in plan.items):
        rules.append((f"IF(ISNUMBER({due}),{end}<TODAY(),FALSE)", _late()))
    for formula, font in rules:
        rule = FormulaRule(formula=[formula], font=font, stopIfTrue=True)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(f"{letters}{first}:{letters}{max(first, last)}", rule)


def _are_days(plan: Plan) -> bool:
    """Tell whether all due dates are days: the first of a month may else stand for the whole of it."""
    return all(item.due_precision == DAY for item in plan.items if item.due)


def _over(plan: Plan, block: Block, first: int, *, rates_rows: bool) -> str:
    """Return what says in a row that its item is done or dropped, as a formula has it; '' if nothing does."""
    parts: list[str] = []
    for number, column in enumerate(block.columns, block.first_column):
        at = f"${column_letters(number)}{first}"
        if column.field == "status":
            parts += [f"{at}={quoted(escaped_characters(words))}" for words in _words(plan)]
        elif column.field == "done_on":
            parts.append(f'{at}<>""')
        elif column.field == "rating" and rates_rows and plan.periods[column.period or 0].current:
            parts += [f"{at}={quoted(escaped_characters(letter))}" for letter in _done_letters(plan)]
    return ",".join(parts)


def _words(plan: Plan) -> Sequence[str]:
    """Return the names of the states done and dropped, and the statuses in use that mean them."""
    used = (item.status for item in plan.items if item.state in _OVER)
    short = (words for words in used if len(words) <= _LONGEST_WORDS and words == " ".join(words.split()))
    return list(dict.fromkeys([*map(str.capitalize, _OVER), *short]))[:_MOST_WORDS]


def _done_letters(plan: Plan) -> Iterator[str]:
    written = written_levels(plan.levels.of())
    return (written[level.id] for level in plan.levels.of() if level.done)


def _rates_rows(plan: Plan) -> bool:
    """Tell whether the rating in a row is of the item that is due, not of the action of a step."""
    return all(item.kind != STEP for item in plan.items)


def _is_told(plan: Plan, item: Item, places: dict[str, int], *, rates_rows: bool) -> bool:
    """Tell whether a row says of an item why it is not late, if it is not."""
    if item.due_to is None or is_open(plan, item):
        return True
    if is_over(item):
        return "done_on" in places if item.done_on else "status" in places
    current = plan.current_period
    rating = plan.rating(item.id, current.id) if current is not None else None
    level = plan.levels.get(rating.level) if rating is not None else None
    return level is not None and level.done and rates_rows


def _plain() -> Font:
    from openpyxl.styles import Font

    class Plain(Font):
        """A font that takes bold away: openpyxl leaves out what is not bold."""

        def to_tree(self, *names: Any, **options: Any) -> Any:
            """Return the element with a first child that says so."""
            from openpyxl.xml.functions import Element

            tree = super().to_tree(*names, **options)
            tree.insert(0, Element("b", {"val": "0"}))
            return tree

    return Plain(color=palette.TEXT)


def _late() -> Font:
    from openpyxl.styles import Font

    return Font(bold=True, color=palette.DANGER)
