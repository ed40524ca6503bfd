"""What the headings of a workbook that is sent tell when they are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planapp.domain.days import show_day
from planapp.domain.plan import Plan
from planapp.exchange.grid import address
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook.model import Block
from planapp.exchange.workbook.page import is_frozen, say
from planapp.exchange.workbook.sending import Sending

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FROZEN = "These ratings are final. What is typed over them is not taken in."


def explain(sheet: Worksheet, plan: Plan, sending: Sending, block: Block, header_row: int) -> None:
    """Say at the headings of due dates, new updates and frozen ratings what to look for and what to write."""
    reply = (
        f" Send the workbook back by {show_day(sending.reply_by)}." if sending.reply_by is not None else ""
    )
    words = {
        "due": ("Due", f"Bold dates were missed on {show_day(sending.sent_on)}."),
        NEW_UPDATE: ("New update", f"Write here what is new. What stands at the left stays as it is.{reply}"),
    }
    for number, column in enumerate(block.columns, block.first_column):
        if column.field in words:
            say(sheet, address(header_row, number), *words[column.field])
        elif is_frozen(plan, column):
            say(sheet, address(header_row, number), "Frozen", _FROZEN)
