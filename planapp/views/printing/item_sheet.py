"""An item as what its report shows: all that the pane has of it, and its history at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from planapp.application.item_history import Past
from planapp.domain.change_words import Told
from planapp.domain.days import show_day
from planapp.domain.edits.dates import NO_REASON
from planapp.domain.edits.items import EXTRA_PREFIX
from planapp.domain.fields import FIELD_OF
from planapp.domain.naming import count_words, listed, name_of, short
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item, Period
from planapp.graphics import rating_cell as rc
from planapp.models.facts import Facts
from planapp.models.roles import State
from planapp.models.steps_model import AboutStep, step_rows
from planapp.models.texts import called, due_of, full_due, newest_first, one_line, whole_text
from planapp.models.words import cell_words
from planapp.reports.frame import Heading
from planapp.reports.item_sheet import Entry, ItemSheet, Part
from planapp.views.board.period_cells import cell_of
from planapp.views.detail.history_entry import KIND_WORDS
from planapp.views.detail.slips_section import slip_day

_FACTS = ("lead", "officer", "due", "status", "done_on")
_LONGEST_TOLD = 600


def item_sheet(plan: Plan, item: Item, past: Sequence[Past], heading: Heading, today: date) -> ItemSheet:
    """Return what the report of an item shows; `past` is its history."""
    reading = _Reading(plan, item, today)
    parts = (
        Part("", tuple(reading.facts())),
        Part("Rating history", tuple(reading.ratings())),
        Part(FIELD_OF["measure"].label, tuple(reading.measures())),
        Part("Steps", tuple(reading.steps())),
        Part("Below this", tuple(reading.below())),
        Part("Progress updates", tuple(reading.updates())),
        Part("Evidence", tuple(reading.evidence())),
        Part("Recommendations", tuple(reading.recommendations())),
        Part("Due date moved", tuple(reading.slips())),
        Part("Extra fields", tuple(reading.own_fields())),
        Part("History", tuple(_history(past))),
    )
    above = " > ".join(_numbered(one) for one in reversed(plan.ancestors(item.id)))
    shown = tuple(part for part in parts if part.entries)
    return ItemSheet(heading, name_of(item), above, reading.title, shown)


class _Reading:
    """Reads what an item has, part by part."""

    def __init__(self, plan: Plan, item: Item, today: date) -> None:
        self._plan, self._item, self._today = plan, item, today
        self._facts = Facts(plan, today)

    @property
    def title(self) -> str:
        """Return number, or letter, and title; an archived item says so."""
        letter = self._facts.letter(self._item)
        words = f"{letter} {_title(self._item)}" if letter else _numbered(self._item)
        return f"{words} (archived)" if self._item.archived else words

    def facts(self) -> Iterator[Entry]:
        plan, item = self._plan, self._item
        for key in _FACTS:
            due = key == "due"
            text = full_due(due_of(item)) if due else ", ".join(whole_text(plan, item, key).splitlines())
            late = due and self._facts.overdue(item)
            if text:
                yield Entry(FIELD_OF[key].label, f"{text}\nOverdue" if late else text, late=late)

    def ratings(self) -> Iterator[Entry]:
        if self._item.kind != STEP:
            for period in self._plan.periods.of():
                yield from self._rating(period)

    def _rating(self, period: Period) -> Iterator[Entry]:
        shown = self._facts.cell(self._item, period.id)
        words = [word for word in cell_words(self._facts, shown) if word != "has comment"]
        if not words or shown.state is State.BEFORE:
            return
        rating = self._plan.rating(self._item.id, period.id)
        comment = rating.comment.strip() if rating is not None else ""
        by = f" ({rating.comment_by.strip()})" if rating is not None and rating.comment_by.strip() else ""
        said = ", ".join(words)
        text = "\n".join(filter(None, [said[:1].upper() + said[1:], comment + by if comment else ""]))
        label = f"{period.label}, current" if period.current else period.label
        yield Entry(label, text, cell_of(shown, rc.Size.LIST))

    def measures(self) -> Iterator[Entry]:
        for measure in self._plan.measures.of(self._item.id):
            indicator = self._plan.indicators.get(measure.indicator)
            named = f"Measured by {one_line(indicator.name)}" if indicator is not None else ""
            text = f"{measure.marker} {measure.text}".strip()
            yield Entry("", "\n".join(filter(None, [text, named])))

    def steps(self) -> Iterator[Entry]:
        for row in step_rows(self._plan, self._item.id, self._today):
            name, _, when, measure, status = (field.shown for field in row.fields)
            step, about = self._plan.items[row.id], row.about
            done = f"done on {show_day(step.done_on)}" if step.done_on is not None else ""
            late = isinstance(about, AboutStep) and about.days_overdue > 0
            more = [when, measure, status, done, "overdue" if late else ""]
            yield Entry(name, f"{step.title.strip()}\n{' · '.join(filter(None, more))}", late=late)

    def below(self) -> Iterator[Entry]:
        period = self._plan.current_period
        for child in self._plan.children(self._item.id):
            if child.kind != STEP and not child.archived:
                shown = self._facts.cell(child, period.id) if period is not None else None
                cell = cell_of(shown, rc.Size.LIST) if shown is not None else None
                yield Entry(one_line(child.ref) or child.kind.capitalize(), _title(child), cell)

    def updates(self) -> Iterator[Entry]:
        for update in newest_first(self._plan, self._item.id):
            period = self._plan.periods.get(update.period)
            day = show_day(update.on) if update.on is not None else period.label if period is not None else ""
            yield Entry("\n".join(filter(None, [day, one_line(update.source)])), update.text.strip())

    def evidence(self) -> Iterator[Entry]:
        for row in self._plan.evidence.of(self._item.id):
            day = show_day(row.on) if row.on is not None else ""
            yield Entry(day, "\n".join(filter(None, [one_line(row.title), row.target.strip()])))

    def recommendations(self) -> Iterator[Entry]:
        for link in self._plan.recommendation_links.of(self._item.id):
            one = self._plan.recommendations[link.recommendation]
            name, text = called(self._plan, one), one.text.strip()
            yield Entry(one_line(one.paragraph), text if text == name else f"{name}\n{text}".strip())

    def slips(self) -> Iterator[Entry]:
        for slip in reversed(self._plan.slips.of(self._item.id)):
            reason = "not given" if slip.reason == NO_REASON else slip.reason.strip() or "not given"
            approved = f"\nApproved by: {slip.approved_by.strip()}" if slip.approved_by.strip() else ""
            moved = f"{slip_day(slip.was, slip.was_to)} → {slip_day(slip.now, slip.now_to)}"
            yield Entry("", f"{moved}\nReason: {reason}{approved}")

    def own_fields(self) -> Iterator[Entry]:
        for field in self._plan.extra_fields.of():
            text = whole_text(self._plan, self._item, f"{EXTRA_PREFIX}{field.id}").strip()
            if text:
                label = one_line(field.heading) or "No heading"
                yield Entry(f"{label} (private)" if field.private else label, text)


def _history(past: Iterable[Past]) -> Iterator[Entry]:
    for one in past:
        at = datetime.fromisoformat(one.entry.at).astimezone()
        by = ", ".join(filter(None, [one.entry.by, KIND_WORDS.get(one.entry.kind, "")]))
        came = listed(count_words(table, count) for table, count in one.came)
        lines = [_told(step.told) for step in one.steps] + ([f"With {came}"] if came else [])
        yield Entry(f"{show_day(at)}, {at:%H:%M}\n{by}", "\n".join(lines))


def _told(told: Told) -> str:
    was, now = (short(text, _LONGEST_TOLD) for text in (told.was, told.now))
    if told.heading != told.label:
        return f"{told.heading}: {now or was}" if now or was else told.heading
    return f"{told.label}: {now or 'empty'}" + (f", was {was}" if was else "")


def _title(item: Item) -> str:
    return one_line(item.title) or "Untitled"


def _numbered(item: Item) -> str:
    return " ".join(filter(None, [one_line(item.ref), _title(item)]))
