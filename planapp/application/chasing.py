"""Who has what was sent round, who sent it back and who is late: for the list, and as text for an e-mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planapp.application.circulations import Circulation, Extract
from planapp.domain.days import show_day
from planapp.domain.due_words import MONTHS

# How far an extract is: nothing came back (and is late), it came back, some or all of it is decided.
SENT, LATE, RETURNED, PARTLY, MERGED = "sent", "late", "returned", "partly", "merged"
_HEADINGS = ("Who", "E-mail", "Back", "Changes")


@dataclass(frozen=True, slots=True)
class Reply:
    """A workbook that came back: for which extract (None where that is not known), and from whom.

    `changes` counts all that it says otherwise than what was sent; of these `merged` and `declined` are
    settled.
    """

    came_on: date
    extract: int | None = None
    officer: str = ""
    changes: int = 0
    merged: int = 0
    declined: int = 0


@dataclass(frozen=True, slots=True)
class Chased:
    """How an extract stands: the replies to it in the order in which they came, and the days it is late.

    What came back late stays late, by its first reply; with no day to reply by nothing is.
    """

    extract: Extract
    replies: tuple[Reply, ...]
    state: str
    days_late: int

    @property
    def came_on(self) -> date | None:
        """Return the day on which it first came back."""
        return self.replies[0].came_on if self.replies else None

    @property
    def changes(self) -> int:
        """Return how many changes came back."""
        return sum(reply.changes for reply in self.replies)

    @property
    def merged(self) -> int:
        """Return how many of these are merged."""
        return sum(reply.merged for reply in self.replies)

    @property
    def declined(self) -> int:
        """Return how many of these are declined."""
        return sum(reply.declined for reply in self.replies)

    @property
    def open(self) -> int:
        """Return how many of these are neither."""
        return self.changes - self.merged - self.declined


def standing(circulation: Circulation, replies: Iterable[Reply], today: date) -> tuple[Chased, ...]:
    """Return how each extract of a circulation stands, and after these who else sent something back.

    Nobody is asked for the master. A reply belongs to the extract that it names, else to that of its officer.
    """
    asked = [extract for extract in circulation.extracts if not extract.is_master]
    came: dict[int, list[Reply]] = {extract.id: [] for extract in asked}
    others: dict[str, list[Reply]] = {}
    for reply in sorted(replies, key=lambda reply: reply.came_on):
        extract = _extract_of(asked, reply)
        if extract is not None:
            came[extract.id].append(reply)
        else:
            others.setdefault(_folded(reply.officer), []).append(reply)
    found = [_chased(circulation, extract, came[extract.id], today) for extract in asked]
    found += [_chased(circulation, _stranger(circulation, group), group, today) for group in others.values()]
    return tuple(found)


def back_words(chased: Chased, circulation: Circulation, today: date) -> str:
    """Return whether and when an extract came back: 'asked for 17 Apr', '6 days late', 'on 12 Apr'."""
    late = f"{chased.days_late} {'day' if chased.days_late == 1 else 'days'} late" if chased.days_late else ""
    if chased.came_on is not None:
        return ", ".join(filter(None, (f"on {_day(chased.came_on, today)}", late)))
    if late or circulation.reply_by is None:
        return late or "not yet"
    return f"asked for {_day(circulation.reply_by, today)}"


def change_words(chased: Chased) -> str:
    """Return what became of the changes: '3 of 5 merged, 1 declined, 1 open'; '' before any came back."""
    if not chased.replies:
        return ""
    if not chased.changes:
        return "nothing changed"
    if chased.state == RETURNED:
        return f"{chased.changes} {'change' if chased.changes == 1 else 'changes'} to decide"
    merged = (
        "all merged" if chased.merged == chased.changes else f"{chased.merged} of {chased.changes} merged"
    )
    rest = ((chased.declined, "declined"), (chased.open, "open"))
    return ", ".join([merged, *(f"{count} {words}" for count, words in rest if count)])


def summary(circulation: Circulation, chased: Sequence[Chased]) -> str:
    """Return how many are back, as a sentence."""
    asked = {extract.id for extract in circulation.extracts if not extract.is_master}
    lines = [one for one in chased if one.extract.id in asked]
    if not lines:
        return f"{len(chased)} {'is' if len(chased) == 1 else 'are'} back."
    back = sum(bool(one.replies) for one in lines)
    late = sum(one.state == LATE for one in lines)
    told = f"{back} of {len(lines)} {'is' if back == 1 else 'are'} back"
    return f"{told}, {late} {'is' if late == 1 else 'are'} late." if late else f"{told}."


def standing_text(circulation: Circulation, chased: Sequence[Chased], today: date) -> str:
    """Return the list as text, tabs between its columns, as an e-mail and Excel take it."""
    title = f"{circulation.name}, sent on {show_day(circulation.sent_on)}"
    if circulation.reply_by is not None:
        title += f", asked for by {show_day(circulation.reply_by)}"
    rows = [_HEADINGS]
    for one in chased:
        back = back_words(one, circulation, today)
        rows.append((one.extract.recipient, one.extract.email, back, change_words(one)))
    # A column that is empty throughout would only push the others away.
    used = [column for column in range(len(_HEADINGS)) if any(row[column] for row in rows[1:])]
    table = ["\t".join(" ".join(row[column].split()) for column in used) for row in rows]
    return "\n".join([title, summary(circulation, chased), *(["", *table] if used else [])])


def _chased(circulation: Circulation, extract: Extract, replies: Sequence[Reply], today: date) -> Chased:
    came_on = replies[0].came_on if replies else today
    reply_by = circulation.reply_by
    late = max(0, (came_on - reply_by).days) if reply_by is not None else 0
    return Chased(extract, tuple(replies), _state(replies, late), late)


def _state(replies: Sequence[Reply], days_late: int) -> str:
    if not replies:
        return LATE if days_late else SENT
    settled = sum(reply.merged + reply.declined for reply in replies)
    if settled >= sum(reply.changes for reply in replies):
        return MERGED
    return PARTLY if settled else RETURNED


def _extract_of(asked: Sequence[Extract], reply: Reply) -> Extract | None:
    named = next((extract for extract in asked if extract.id == reply.extract), None)
    if named is not None:
        return named
    officer = _folded(reply.officer)
    return next((one for one in asked if officer and _folded(one.recipient) == officer), None)


def _stranger(circulation: Circulation, replies: Sequence[Reply]) -> Extract:
    """Return a line for somebody who was sent no extract: of the master, or of a workbook not known."""
    sent = circulation.extract(replies[0].extract) or Extract(0)
    return replace(sent, recipient=" ".join(replies[0].officer.split()) or "Somebody")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _day(day: date, today: date) -> str:
    """Return a day in short, with its year where that is not this year."""
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return short if day.year == today.year else f"{short} {day.year:04}"
