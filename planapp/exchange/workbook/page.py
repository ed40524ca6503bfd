"""Setting up a sheet: widths, panes, and what colours and offers ratings and statuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from planapp import palette
from planapp.domain.plan import Plan
from planapp.domain.scale import NOT_RATED_LETTER
from planapp.domain.status import STATES
from planapp.exchange.grid import address, column_letters
from planapp.exchange.workbook.model import Block, Column
from planapp.exchange.workbook.values import written_levels
from planapp.exchange.workbook.xml import escaped_characters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DEFAULT_WIDTH = 12.0
# Excel: a list of choices in a cell's validation holds 255 characters, commas included.
_LONGEST_LIST, _LONGEST_CHOICE = 255, 40
_LONGEST_PROMPT_TITLE, _LONGEST_PROMPT = 32, 255
# Frozen rows and columns must leave room on a laptop's screen for what scrolls.
_MOST_FROZEN_ROWS, _WIDEST_FROZEN = 12, 60.0


def set_widths(sheet: Worksheet, blocks: Sequence[Block], hidden_column: int) -> Mapping[int, float]:
    """Set the columns' widths, the plan's before those of other tables, and hide the column of ids.

    Return the widths by number of the column.
    """
    widths: dict[int, float] = {}
    for block in sorted(blocks, key=lambda block: block.kind == "plan"):
        for number, column in enumerate(block.columns, block.first_column):
            widths[number] = column.width or _DEFAULT_WIDTH
    for number, width in widths.items():
        sheet.column_dimensions[column_letters(number)].width = width
    if hidden_column:
        sheet.column_dimensions[column_letters(hidden_column)].hidden = True
    return widths


def freeze(sheet: Worksheet, block: Block, header_row: int) -> None:
    """Keep the header in sight, and the columns up to the action's where they leave room for others."""
    if header_row > _MOST_FROZEN_ROWS:
        return
    frozen, width = 1, 0.0
    title = next((at for at, column in enumerate(block.columns) if column.field == "action"), -1)
    for number, column in enumerate(block.columns[: title + 1], block.first_column):
        width += column.width or _DEFAULT_WIDTH
        if width > _WIDEST_FROZEN:
            break
        frozen = number + 1
    sheet.freeze_panes = address(header_row + 1, frozen)


def colour_ratings(sheet: Worksheet, plan: Plan, block: Block, first: int, last: int) -> None:
    """Colour the letters of ratings, so that a letter that is typed over another recolours itself."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill

    places = _ranges(block, lambda column: column.field in ("rating", "level"), first, last)
    if not places:
        return
    levels = plan.levels.of()
    written = written_levels(levels)
    shown = [(written[level.id], palette.rating_colours(level.tone)) for level in levels]
    for letter, colours in [*shown, (NOT_RATED_LETTER, palette.NOT_RATED)]:
        rule = CellIsRule(  # type: ignore[no-untyped-call]
            operator="equal",
            formula=[quoted(escaped_characters(letter))],
            fill=PatternFill("solid", start_color=colours.fill, end_color=colours.fill),
            font=Font(bold=True, color=colours.letter),
        )
        sheet.conditional_formatting.add(" ".join(places), rule)


def offer_choices(sheet: Worksheet, plan: Plan, block: Block, first: int, last: int) -> None:
    """Offer ratings and statuses in lists; anything else may be typed all the same.

    Ratings of frozen periods can't be taken in, so none are offered.
    """
    written = written_levels(plan.levels.of())
    letters = [written[level.id] for level in plan.levels.of() if not level.retired]
    rated = _ranges(
        block, lambda column: column.field == "rating" and not is_frozen(plan, column), first, last
    )
    _offer(sheet, [*letters, NOT_RATED_LETTER], rated)
    _offer(sheet, _statuses(plan), _ranges(block, lambda column: column.field == "status", first, last))


def is_frozen(plan: Plan, column: Column) -> bool:
    """Tell whether a column is that of a period whose ratings can't change."""
    period = plan.periods.get(column.period)
    return period is not None and period.frozen


def _statuses(plan: Plan) -> list[str]:
    """Return the states by name, then the statuses in use, the most usual first."""
    used = Counter(item.status for item in plan.items if item.status)
    return list(dict.fromkeys([*map(str.capitalize, STATES), *(status for status, _ in used.most_common())]))


def _offer(sheet: Worksheet, choices: Iterable[str], places: Sequence[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = ""
    for choice in choices:
        is_short = len(choice) <= _LONGEST_CHOICE and choice == " ".join(choice.split())
        longer = f"{listed},{choice}" if listed else choice
        if is_short and "," not in choice and len(quoted(escaped_characters(longer))) <= _LONGEST_LIST:
            listed = longer
    if places and listed:
        offer = DataValidation("list", formula1=quoted(escaped_characters(listed)), allow_blank=True)
        offer.showErrorMessage = False
        for place in places:
            offer.add(place)
        sheet.add_data_validation(offer)


def say(sheet: Worksheet, address: str, title: str, words: str) -> None:
    """Have a cell tell something when it is chosen."""
    from openpyxl.worksheet.datavalidation import DataValidation

    told = DataValidation(allow_blank=True, showErrorMessage=False, showInputMessage=True)
    told.promptTitle, told.prompt = title[:_LONGEST_PROMPT_TITLE], words[:_LONGEST_PROMPT]
    told.add(address)
    sheet.add_data_validation(told)


def _ranges(block: Block, is_meant: Callable[[Column], bool], first: int, last: int) -> list[str]:
    """Return the cells of the columns that are meant, neighbouring ones together: ['G5:J40']."""
    found: list[list[int]] = []
    for number, column in enumerate(block.columns, block.first_column):
        if not is_meant(column):
            continue
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return [f"{address(first, left)}:{address(max(first, last), right)}" for left, right in found]


def quoted(text: str) -> str:
    """Return a text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'
