"""A circulation before it is sent: which workbooks there will be, for whom, and what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planapp.application.circulations import Circulation, Extract
from planapp.domain.days import show_day
from planapp.domain.file_names import file_stem, folded_name, told_apart
from planapp.domain.naming import short
from planapp.domain.people import people_by_name
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, LEAD, STEP, Person
from planapp.errors import UserError
from planapp.exchange.workbook.part import sent_items
from planapp.exchange.workbook.sending import A3

_SUFFIX = ".xlsx"
_LONGEST_NAME = 100
_NAMELESS = "Lead without a name"


@dataclass(frozen=True, slots=True)
class CirculationDraft:
    """What the officer is about to send round.

    `extracts` are those wanted, still without ids and files. `private` takes private fields along in the
    master. `message` says how to fill a workbook in and who asks; '' leaves that to planapp, in the name of
    `sender`. Protected workbooks can't be sorted, nor take new rows.
    """

    name: str
    sent_on: date
    reply_by: date | None = None
    extracts: tuple[Extract, ...] = ()
    with_master: bool = True
    private: bool = False
    paper: str = A3
    protected: bool = False
    message: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that will be written: for whom it is, its file, and how much is in it."""

    extract: Extract
    actions: int
    steps: int

    @property
    def words(self) -> str:
        """Return for whom it is and how much is in it: 'for Head of Care, 12 actions, 30 steps'."""
        steps = [_counted(self.steps, "step")] if self.steps else []
        recipient = f"for {self.extract.recipient}" if self.extract.recipient else "the master"
        return ", ".join([recipient, _counted(self.actions, "action"), *steps])


def extracts_by_lead(plan: Plan) -> tuple[Extract, ...]:
    """Return an extract for everybody who now leads something, in the order of their names."""
    led = _led(plan)
    people = [person for person in people_by_name(plan) if person.id in led]
    return tuple(extract_for(plan, person, led[person.id]) for person in people)


def extract_for(plan: Plan, person: Person, items: Sequence[int]) -> Extract:
    """Return the extract that sends items to a person."""
    recipient = short(person.name or person.post or _NAMELESS, _LONGEST_NAME)
    return Extract(0, recipient, person.id, " ".join(person.email.split()), "", tuple(items))


def _led(plan: Plan) -> dict[int, list[int]]:
    """Return what each person leads, in the order of the plan; what stands below it goes with it."""
    found: dict[int, list[int]] = {}
    waiting = [(item, frozenset[int]()) for item in reversed(plan.children(None))]
    while waiting:
        item, above = waiting.pop()
        if item.archived:
            continue
        leads = {row.person for row in plan.assignments.of(item.id) if row.role == LEAD and not row.ends_on}
        for person in leads - above:
            found.setdefault(person, []).append(item.id)
        below = above | leads
        waiting.extend((child, below) for child in reversed(plan.children(item.id)))
    return found


def named(plan: Plan, draft: CirculationDraft, earlier: Iterable[Circulation]) -> CirculationDraft:
    """Return a draft whose workbooks have their files, the master first.

    Where there was a circulation of its name, or a file would be called as one of an earlier circulation, its
    name gets a number. Raises UserError where it can't be sent as it is.
    """
    _check(draft)
    earlier = list(earlier)
    names = {folded_name(one.name) for one in earlier}
    files = {folded_name(sent.file) for one in earlier for sent in one.extracts}
    wanted = (*((Extract(0),) if draft.with_master else ()), *draft.extracts)
    clean = short(draft.name, _LONGEST_NAME)
    name, count = clean, 1
    while True:
        made = _with_files(plan, name, wanted)
        if folded_name(name) not in names and files.isdisjoint(folded_name(one.file) for one in made):
            return replace(draft, name=name, extracts=made)
        count += 1
        name = f"{clean} ({count})"


def preview(plan: Plan, draft: CirculationDraft, earlier: Iterable[Circulation]) -> tuple[Workbook, ...]:
    """Return the workbooks that sending a draft would write, the master first.

    Raises UserError where it can't be sent as it is.
    """
    return workbooks(plan, named(plan, draft, earlier).extracts)


def workbooks(plan: Plan, extracts: Iterable[Extract]) -> tuple[Workbook, ...]:
    """Return how much each extract holds."""
    found: list[Workbook] = []
    for extract in extracts:
        kinds = [plan.items[item].kind for item in sent_items(plan, extract.items)]
        found.append(Workbook(extract, kinds.count(ACTION), kinds.count(STEP)))
    return tuple(found)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _with_files(plan: Plan, name: str, wanted: Sequence[Extract]) -> tuple[Extract, ...]:
    title = plan.about.title if file_stem([plan.about.title]) else "Plan"
    stems = told_apart(file_stem((title, name, _in_file(one))) for one in wanted)
    return tuple(replace(one, file=stem + _SUFFIX) for one, stem in zip(wanted, stems, strict=True))


def _in_file(extract: Extract) -> str:
    """Return how a file names for whom it is; '' for the master, and for nobody else."""
    is_told = extract.is_master or file_stem([extract.recipient])
    return extract.recipient if is_told else _NAMELESS


def _check(draft: CirculationDraft) -> None:
    if not draft.name.strip():
        raise UserError("A circulation needs a name. Type one such as March 2026.")
    if not draft.with_master and not draft.extracts:
        raise UserError("There is nothing to send. Choose the master, or who gets an extract.")
    if draft.reply_by is not None and draft.reply_by < draft.sent_on:
        raise UserError(
            f"The replies would be due on {show_day(draft.reply_by)}, before it is sent. Choose a later day."
        )
