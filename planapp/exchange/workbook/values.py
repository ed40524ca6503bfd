"""What an item shows in a column, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, OFFICER, Evidence, Item, Level, Measure, Rating, Slip, Update
from planapp.domain.scale import NOT_RATED_LETTER
from planapp.exchange.remembered import notes_of
from planapp.exchange.workbook.columns import EXTRA, RATING
from planapp.exchange.workbook.model import OURS, Cell, Column, Value
from planapp.exchange.workbook.typed import day_value, due_value, extra_value

ValueOf = Callable[[Item], Value]
TextOf = Callable[[Item], str]

_BULLET = "• "


def value_of(plan: Plan, column: Column) -> ValueOf:
    """Return the function that gives an item's value in a column, but for the levels and the updates."""
    if column.field == RATING and column.period is not None:
        return _ratings(plan, column.period)
    if column.field == EXTRA and column.extra is not None:
        return _extras(plan, column.extra, column.number_format)
    maker = _MAKERS.get(column.field)
    return maker(plan, column) if maker is not None else lambda item: ""


def update_texts(plan: Plan, item: Item) -> list[str]:
    """Return the updates of an item in order, each with its day."""
    texts = map(dated_text, plan.updates.of(item.id))
    return [text for text in texts if text.strip()]


def dated_text(update: Update) -> str:
    """Return an update's text; its day stands behind it unless the text itself ends in it."""
    if update.on is None:
        return update.text
    notes = notes_of(update.text)
    if len(notes) == 1 and notes[0].on == update.on:
        return update.text
    return f"{update.text} ({short_day(update.on)})".lstrip()


def short_day(day: date) -> str:
    """Return a day as officers write it behind a note: '9.2.2017'."""
    return f"{day.day}.{day.month}.{day.year}"


def title_of(item: Item) -> str:
    """Return an item's title behind its list mark."""
    return item.marker + item.title


def written_levels(levels: Sequence[Level]) -> Mapping[int, str]:
    """Return how each level is written: by its letter, or name or number if another level has that letter."""
    written: dict[int, str] = {}
    for level in levels:
        names = (level.letter, level.name, str(level.number), level.key)
        taken = set(written.values())
        written[level.id] = next((name for name in names if name and name not in taken), level.key)
    return written


def _people(role: str) -> Callable[[Plan, Column], ValueOf]:
    def of(plan: Plan, _column: Column) -> ValueOf:
        return lambda item: "\n".join(
            [_line(person.name or person.post) for person in plan.assigned(item.id, role)]
        )

    return of


def _dues(_plan: Plan, column: Column) -> ValueOf:
    number_format, width = column.number_format, column.width
    if not number_format:
        return lambda item: item.due
    return lambda item: due_value(item.due, item.due_from, number_format, width)


def _done_days(_plan: Plan, column: Column) -> ValueOf:
    return lambda item: day_value(item.done_on, column.number_format)


def _slips(text_of: Callable[[Slip], str]) -> Callable[[Plan, Column], ValueOf]:
    """Lines that pair up with those of the other slip columns: a blank one keeps its place."""

    def of(plan: Plan, _column: Column) -> ValueOf:
        def lines(item: Item) -> str:
            texts = [text_of(slip) for slip in plan.slips.of(item.id)]
            if len(texts) > 1:
                texts = [_line(text) for text in texts]
            return "\n".join(texts) if any(texts) else ""

        return lines

    return of


def _first_dues(plan: Plan, column: Column) -> ValueOf:
    from planapp.domain.due import read_due

    lines = _slips(lambda slip: slip.was)(plan, column)

    def value(item: Item) -> Value:
        text = str(lines(item))
        return due_value(text, read_due(text).start, column.number_format, column.width) if text else ""

    return value if column.number_format else lines


def _measures(plan: Plan, _column: Column) -> ValueOf:
    def text(item: Item) -> str:
        measures = plan.measures.of(item.id)
        several = len(measures) > 1
        lines = []
        for measure in measures:
            lines.append((measure.marker or (_BULLET if several else "")) + measure_text(plan, measure))
        return "\n".join(lines)

    return text


def measure_text(plan: Plan, measure: Measure) -> str:
    """Return a measure without its list mark: its words, or the name of the indicator that measures it."""
    indicator = plan.indicators.get(measure.indicator)
    return measure.text or (indicator.name if indicator is not None else "")


def _recommendations(plan: Plan, _column: Column) -> ValueOf:
    return lambda item: "\n".join(
        [recommendation_text(plan, link.recommendation) for link in plan.recommendation_links.of(item.id)]
    )


def recommendation_text(plan: Plan, recommendation_id: int) -> str:
    """Return a recommendation on one line, behind its source: 'Inspection Sept 2024, rec 3'."""
    recommendation = plan.recommendations[recommendation_id]
    source = plan.source_events.get(recommendation.source)
    words = recommendation.ref or recommendation.text
    return _line(f"{source.title}, {words}" if source is not None and source.title else words)


def _evidence(plan: Plan, _column: Column) -> ValueOf:
    return lambda item: "\n".join([evidence_text(row) for row in plan.evidence.of(item.id)])


def evidence_text(evidence: Evidence) -> str:
    """Return a piece of evidence on one line: 'Audit report: docs/audit.docx'."""
    return _line(": ".join(filter(None, (evidence.title, evidence.target))))


def _ratings(plan: Plan, period: int) -> ValueOf:
    written = written_levels(plan.levels.of())

    def text(rating: Rating) -> str:
        if rating.level is None:
            return rating.text or NOT_RATED_LETTER
        return written[rating.level]

    def value(item: Item) -> Value:
        rating = plan.rating(item.id, period)
        if rating is None:
            return ""
        if not rating.comment:
            return text(rating)
        return Cell(text(rating), note=rating.comment, note_by=rating.comment_by or OURS)

    return value


def _extras(plan: Plan, field: int, number_format: str) -> ValueOf:
    kind = plan.extra_fields[field].type

    def value(item: Item) -> Value:
        extra = plan.extra(item.id, field)
        return extra_value(extra.text, kind, number_format) if extra is not None else ""

    return value


def _line(text: str) -> str:
    """Return a text on one line: in a list each line is an entry."""
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


_MAKERS: Mapping[str, Callable[[Plan, Column], ValueOf]] = {
    "lead": _people(LEAD),
    "officer": _people(OFFICER),
    "due": _dues,
    "first_due": _first_dues,
    "slip_reason": _slips(lambda slip: slip.reason),
    "slip_approved": _slips(lambda slip: slip.approved_by),
    "measure": _measures,
    "status": lambda _plan, _column: lambda item: item.status,
    "done_on": _done_days,
    "recommendation": _recommendations,
    "evidence": _evidence,
}
