"""Those who were sent a workbook and have not sent it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planapp.application.chasing import Chased, Reply, back_words, standing
from planapp.application.circulations import Circulation
from planapp.application.returns.model import Returned
from planapp.models.return_files import LateHeading, LateRow, ListRow
from planapp.models.sent_list import day_and_month


def back_of(circulation: Circulation, returns: Iterable[Returned], today: date) -> tuple[Chased, ...]:
    """Return how each workbook of a circulation stands, as far as it came back or not."""
    came = (one for one in returns if one.circulation == circulation.id)
    return standing(circulation, (Reply(one.came_on, one.extract, one.officer) for one in came), today)


def back_count(circulation: Circulation, chased: Iterable[Chased]) -> str:
    """Return how many of those who were asked have sent it back: '8 of 12'."""
    asked = {extract.id for extract in circulation.extracts if not extract.is_master}
    lines = [one for one in chased if one.extract.id in asked]
    return f"{sum(bool(one.replies) for one in lines):,} of {len(lines):,}" if lines else ""


def not_back_rows(circulation: Circulation, chased: Iterable[Chased], today: date) -> Iterator[ListRow]:
    """Yield a heading and a row for each workbook that is not back; nothing where all are."""
    missing = [one for one in chased if not one.replies]
    if not missing:
        return
    until = circulation.reply_by
    yield LateHeading(day_and_month(until) if until is not None else "")
    for one in missing:
        is_late = bool(one.days_late)
        words = back_words(one, circulation, today) if is_late else ""
        yield LateRow(" ".join(one.extract.recipient.split()), words, is_late)
