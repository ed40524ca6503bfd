"""The ratings of an item after a merge, those larger that the return gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planapp.application.returns.model import ReturnChange
from planapp.domain.records import ACTION
from planapp.exchange.alignment.said import COMMENT
from planapp.exchange.workbook.columns import RATING
from planapp.models.after_merge.shown import Part, Text
from planapp.models.after_merge.subject import Subject
from planapp.models.facts import Facts
from planapp.models.words import cell_words


def rating_parts(subject: Subject, today: date) -> Iterator[Part]:
    """Yield the strip of ratings of an item that has any, and what is said of those touched."""
    plan, item = subject.plan, subject.item
    touched = subject.of(item, RATING) + subject.of(item, COMMENT)
    if item.kind != ACTION and not plan.ratings.ids_of(item.id) and not touched:
        return
    if not plan.ratings.ids_of(item.id) and not touched:
        return
    facts = Facts(plan, today)
    cells = tuple(facts.cell(item, period.id) for period in plan.periods.of())
    told = ["; ".join([cell.period.label, ", ".join(cell_words(facts, cell))]) for cell in cells]
    yield Part(
        "Rating",
        subject.winners.words(touched) if touched else "",
        tuple(_comments(subject, touched)),
        tuple(_choices(subject, touched)),
        cells,
        frozenset(_given(subject, touched)),
        ". ".join(told),
    )


def _given(subject: Subject, touched: list[ReturnChange]) -> Iterator[int]:
    """Yield the periods, of the plan that is shown, that the return rates; those that are open as well."""
    terms = subject.merging.compared.comparison.terms
    own = {terms.period(one.id): one.id for one in subject.plan.periods} if subject.is_of_return else {}
    for one in touched:
        part, winners = one.difference.part, subject.winners
        if isinstance(part, int) and (winners.is_theirs(one) or winners.is_open(one)):
            yield own.get(part, part)


def _comments(subject: Subject, touched: list[ReturnChange]) -> Iterator[Text]:
    for one in touched:
        part = one.difference.part
        if one.difference.field == COMMENT and isinstance(part, int) and subject.winners.is_theirs(one):
            rating = subject.plan.rating(subject.item.id, part)
            comment = rating.comment.strip() if rating is not None else ""
            yield Text(comment, head=_period(subject, part), is_new=True)


def _choices(subject: Subject, touched: list[ReturnChange]) -> Iterator[str]:
    for one in touched:
        for words in subject.winners.choices(subject.merging.now, [one]):
            yield f"{_period(subject, one.difference.part)}: {words}"


def _period(subject: Subject, part: object) -> str:
    of = part if isinstance(part, int) else None
    source = subject.merging.compared.comparison.source
    period = subject.plan.periods.get(of) or source.periods.get(of)
    return " ".join(period.label.split()) if period is not None else "Rating"
