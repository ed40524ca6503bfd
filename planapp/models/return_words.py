"""What the tab Merge returns says of a return, and of one that changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from planapp.application.circulations import Circulation
from planapp.application.returns.model import Compared, Returned
from planapp.application.returns.tally import Tally
from planapp.domain.days import show_day
from planapp.store.journal import Entry


def officer_of(returned: Returned) -> str:
    """Return whose a return is, on one line; '' where that is not known."""
    return " ".join(returned.officer.split())


def called(returns: Iterable[Returned], return_id: int) -> str:
    """Return what a return goes by in a sentence: whose it is, or its file; '' for one that is not there."""
    found = next((one for one in returns if one.id == return_id), None)
    return officer_of(found) or found.file if found is not None else ""


def came_words(returned: Returned) -> str:
    """Return when it came: 'Returned 16 April, compared with'."""
    return f"Returned {_in_year(returned.came_on)}, compared with"


def base_words(returned: Returned, sent: Iterable[Circulation], entries: Iterable[Entry]) -> str:
    """Return what it is compared with: 'the circulation of 20 March', or 'the plan of 2 March'."""
    found = next((one for one in sent if one.id == returned.circulation), None)
    if found is not None:
        return f"the circulation of {_in_year(found.sent_on)}"
    entry = next((one for one in entries if one.seq == returned.entry), None)
    if entry is None:
        return "an empty plan"
    return f"the plan of {_in_year(datetime.fromisoformat(entry.at).astimezone().date())}"


def _in_year(day: date) -> str:
    """Return a day in full without its year."""
    return show_day(day).rpartition(" ")[0]


def nothing_words(compared: Compared) -> str:
    """Return why a return shows no change, '' where it does."""
    if compared.changes:
        return ""
    if compared.settled:
        return "The plan says by now all that this return says."
    return "Nothing was changed in this return."


def why_no_merge(tally: Tally) -> str:
    """Return why there is nothing to merge, '' where there is."""
    return "" if tally.to_merge else "There is nothing to merge yet. Keep theirs of something first."


def why_no_accept(tally: Tally) -> str:
    """Return why there is nothing to accept, '' where there is."""
    if not tally.open:
        return "Everything is decided."
    return "" if tally.open > tally.conflicts else "Nothing is open but conflicts."
