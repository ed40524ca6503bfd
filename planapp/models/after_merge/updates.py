"""The progress updates of an item after a merge, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from planapp.domain.days import show_day
from planapp.domain.records import Update
from planapp.exchange.alignment.said import UPDATE
from planapp.models.after_merge.shown import Part, Text
from planapp.models.after_merge.subject import Subject
from planapp.models.texts import newest_first

# An item that is reported on for years has hundreds: the new ones and the latest of the others are shown.
_SHOWN = 8


def update_parts(subject: Subject) -> Iterator[Part]:
    """Yield the updates of an item that has any."""
    touched = subject.of(subject.item, UPDATE)
    updates = newest_first(subject.plan, subject.item.id)
    texts = [_text(subject, one) for one in updates]
    shown = [one for at, one in enumerate(texts) if at < _SHOWN or one.is_new]
    left = len(texts) - len(shown)
    if left:
        shown.append(Text(f"and {left:,} earlier"))
    if shown or touched:
        won = subject.winners.words(touched) if touched else ""
        yield Part(
            "Progress updates",
            won,
            tuple(shown),
            subject.winners.choices(subject.merging.now, touched),
        )


def _text(subject: Subject, update: Update) -> Text:
    before = subject.merging.now.updates.get(update.id)
    period = subject.plan.periods.get(update.period)
    label = " ".join(period.label.split()) if period is not None else ""
    return Text(
        update.text.strip(),
        show_day(update.on) if update.on is not None else label or "No date",
        update.source.strip(),
        not subject.is_of_return and (before is None or before.text != update.text),
    )
