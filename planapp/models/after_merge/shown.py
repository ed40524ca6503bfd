"""What the preview of a merge shows, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.models.facts import PeriodCell


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, with its day and where it came from; one that is new stands on a tint."""

    text: str
    head: str = ""
    source: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step, which the merge touches or not.

    `notes` say what else than its status the return touches, `choices` what is to be chosen.
    """

    title: str
    is_done: bool = False
    status: str = ""
    is_touched: bool = False
    notes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A field under its label. `won` says who won, in a word; '' where the return does not touch it.

    `choices` are the texts between which the officer has still to choose; a field that holds one text then
    shows these alone. A part may be the strip of ratings (`cells`, those of the periods `changed` larger),
    or the steps.
    """

    label: str
    won: str = ""
    texts: tuple[Text, ...] = ()
    choices: tuple[str, ...] = ()
    cells: tuple[PeriodCell, ...] = ()
    changed: frozenset[int] = frozenset()
    words: str = ""
    steps: tuple[StepLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AfterMerge:
    """An item or indicator after the merge."""

    ref: str
    title: str
    parts: tuple[Part, ...] = ()
