"""The page of a sheet: paper, and what stands at its head and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planapp.domain.days import show_day
from planapp.exchange.workbook.sending import A4, Sending
from planapp.exchange.workbook.xml import escaped_characters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A3, _A4 = 8, 9
# Excel: 255 characters for the three parts of a head or foot, their codes included.
_LONGEST_PART = 110
_LONGEST_ESCAPE = 7


def set_page(sheet: Worksheet, title: str, header_row: int, sending: Sending | None = None) -> None:
    """Set up A3 or A4 landscape, as wide as the sheet, with the header on every page.

    At the head stand the plan's title and the circulation, at the foot for whom it is and the page.
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4 if sending is not None and sending.paper == A4 else _A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    # A wide sheet is printed small; what stands at its head and foot stays as large as it is.
    both: Any = sheet.HeaderFooter
    both.scaleWithDoc = False
    head: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    head.left.text = _words(title)
    foot.right.text = "Page &P of &N"
    if sending is not None:
        head.right.text = _words(sending.name)
        foot.left.text = _words(_for_whom(sending))
        foot.center.text = _words(show_day(sending.sent_on))


def _for_whom(sending: Sending) -> str:
    reply = f"reply by {show_day(sending.reply_by)}" if sending.reply_by is not None else ""
    return ", ".join(filter(None, (f"for {sending.recipient}" if sending.recipient else "", reply)))


def _words(text: str) -> str | None:
    """Return a text on one line as a head or foot can hold it. '&' starts a code there."""
    whole = " ".join(text.split())
    words = whole
    while len(shown := escaped_characters(words).replace("&", "&&")) > _LONGEST_PART:
        words = words[: len(words) - max(1, (len(shown) - _LONGEST_PART) // _LONGEST_ESCAPE)]
    return (shown if words == whole else shown + "…") or None
