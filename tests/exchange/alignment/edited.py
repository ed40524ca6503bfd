"""Made-up plans and random edits of a copy, each with the difference that it should be told as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.draft import Draft
from planapp.domain.due import read_due
from planapp.domain.edits.dates import fields_of
from planapp.domain.edits.rows import set_row
from planapp.domain.plan import Plan
from planapp.domain.scale import NOT_RATED_LETTER
from planapp.domain.status import read_state
from planapp.exchange.alignment.said import Sayings, label_of
from planapp.exchange.alignment.take_slips import SLIP_FIELDS
from planapp.exchange.mapping import Mapped
from planapp.exchange.workbook.values import evidence_text
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.reading import read
from tests.exchange.workbook.making import LEVELS, Making

_TITLES = (
    "Visit every family within five days", "Audit closed files each month", "Recruit ten foster carers",
    "Publish a threshold guide", "Hold a panel for permanence", "Train managers in reflective supervision",
    "Replace the old laptops", "Agree a protocol with the police", "Ask young people what changed",
    "Open a second contact centre", "Rewrite the neglect toolkit", "Clear the assessment backlog",
    "Give each school a named worker", "Report to scrutiny in public", "Offer therapy to adopters",
    "Chart missing episodes weekly", "Check private fostering notices", "Brief councillors on care leavers",
    "Sign the joint commissioning deal", "Test the out of hours line", "Review unregistered homes",
    "Share data with health visitors", "Set caseload limits by team", "Map gaps in short breaks",
)  # fmt: skip
_NOTES = ("All teams briefed", "Two posts are vacant", "Pilot began in the north", "Delayed by the move")
_NEW_UPDATE = "Then it was signed off (5.5.2018)"
_NAMES = ("Head of Service", "Team Manager", "Principal Social Worker", "Board Manager")
_DUES = ("31/03/2026", "Jun 2026", "30 September 2026", "Termly", "Q4 2026/27")
_STATUSES = ("In progress", "COMPLTED", "On hold", "Not started")


@dataclass(slots=True)
class Drawing:
    """A plan being drawn: titles that are used up, and what each number stands for."""

    draw: st.DrawFn
    making: Making = field(default_factory=Making)
    titles: list[str] = field(
        default_factory=lambda: [*_TITLES, *(f"In schools, {title.lower()}" for title in _TITLES)]
    )

    def title(self) -> str:
        """Take a title that no other item has."""
        return self.titles.pop(self.draw(st.integers(0, len(self.titles) - 1)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a small plan in which everything that a sheet shows may stand."""
    drawing = Drawing(draw)
    making = drawing.making
    periods = [making.add(r.Period, label=label) for label in ("01/18", "03/18")]
    making.rows[-1] = periods[1] = replace(periods[1], current=True)
    risk = making.add(r.ExtraField, heading="Risk to delivery", kinds=(r.ACTION,))
    people = [making.add(r.Person, name=name) for name in _NAMES]
    for one in range(1, draw(st.integers(1, 2)) + 1):
        theme = making.item(r.THEME, drawing.title(), ref=f"{one}")
        for two in range(1, draw(st.integers(1, 2)) + 1):
            objective = making.item(r.OBJECTIVE, drawing.title(), theme, ref=f"{one}.{two}")
            for three in range(1, draw(st.integers(1, 3)) + 1):
                action = making.item(
                    r.ACTION, drawing.title(), objective, ref=f"{one}.{two}.{three}", **_due_and_status(draw)
                )
                _belongings(drawing, action, people)
                for period in periods:
                    level = draw(st.sampled_from([*LEVELS, None]))
                    if level is not None:
                        making.add(r.Rating, item=action.id, period=period.id, level=level.id)
                if draw(st.booleans()):
                    making.add(r.ExtraValue, item=action.id, field=risk.id, text="High")
                for _ in range(draw(st.integers(0, 2))):
                    making.item(r.STEP, drawing.title(), action, **_due_and_status(draw))
    return making.plan()


def _due_and_status(draw: st.DrawFn) -> dict[str, Any]:
    status = draw(st.sampled_from(["", *_STATUSES]))
    due = read_due(draw(st.sampled_from(["", *_DUES])))
    return {**fields_of(due), "status": status, "state": read_state(status)}


def _belongings(drawing: Drawing, action: r.Item, people: list[Any]) -> None:
    draw, making = drawing.draw, drawing.making
    for person in draw(st.lists(st.sampled_from(people), max_size=2, unique=True)):
        making.add(r.Assignment, item=action.id, person=person.id)
    for text in draw(st.lists(st.sampled_from(_NOTES), max_size=2, unique=True)):
        making.add(r.Measure, item=action.id, text=f"Measured: {text.lower()}")
    for number, text in enumerate(draw(st.lists(st.sampled_from(_NOTES), max_size=2, unique=True))):
        day = date(2018, 1 + number, 9)
        making.add(r.Update, item=action.id, on=day, text=f"{text} ({day.day}.{day.month}.{day.year})")
    if draw(st.booleans()):
        making.add(r.Evidence, item=action.id, title="Minutes", target=f"docs/{action.id}.docx")


# (field, title of the item, was, theirs, kind)
Told = tuple[str, str, str, str, str]


@dataclass(slots=True)
class Edited:
    """A copy of a plan with edits, and the differences that these are."""

    plan: Plan
    told: set[Told] = field(default_factory=set)
    touched: set[tuple[int, str]] = field(default_factory=set)
    moves: int = 0

    def do(self, change_set: ChangeSet) -> None:
        """Make an edit."""
        self.plan = apply(self.plan, change_set)


def edit(draw: st.DrawFn, edited: Edited, titles: list[str]) -> None:
    """Make one random edit, if there is something to make it to."""
    name = draw(st.sampled_from(sorted(_EDITS)))
    items = [item for item in edited.plan.walk() if item.kind in _KINDS[name]]
    items = [item for item in items if not {(item.id, name), (item.id, "row")} & edited.touched]
    if items:
        item = draw(st.sampled_from(items))
        edited.touched.add((item.id, name))
        _EDITS[name](draw, edited, item, titles)


def _text_field(key: str, texts: tuple[str, ...]) -> Callable[..., None]:
    def change(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
        was, now = getattr(item, key), draw(st.sampled_from(["", *texts]))
        values = fields_of(read_due(now)) if key == "due" else {key: now, "state": read_state(now)}
        edited.do(set_row(edited.plan, item, "", **values))
        _tell(edited, key, item, was, now)

    return change


def _tell(edited: Edited, key: str, item: r.Item, was: str, now: str) -> None:
    if was != now:
        edited.told.add((key, item.title, was, now, "changed" if now else "emptied"))


_RETITLED = " and say so"


def _retitle(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    now = item.title + _RETITLED
    edited.told = {
        (key, _now(title, item, now), was, _now(theirs, item, now) if key == "place" else theirs, kind)
        for key, title, was, theirs, kind in edited.told
    }
    edited.do(edits.set_field(edited.plan, item.id, "title", now))
    edited.told.add(("title", now, item.title, now, "changed"))


def _now(text: str, item: r.Item, title: str) -> str:
    return title if text == item.title else text


def _lead(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    was = [person.name for person in edited.plan.assigned(item.id, r.LEAD)]
    now = draw(st.lists(st.sampled_from([*_NAMES, "Service Manager"]), max_size=2, unique=True))
    edited.do(edits.set_people(edited.plan, item.id, r.LEAD, now))
    _tell(edited, "lead", item, "\n".join(was), "\n".join(now))


def _rate(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    period = draw(st.sampled_from(edited.plan.periods.of()))
    old = edited.plan.rating(item.id, period.id)
    level = draw(st.sampled_from([*LEVELS, None]))
    was = "" if old is None else edited.plan.levels[old.level].letter if old.level else NOT_RATED_LETTER
    edited.do(edits.rate(edited.plan, [item.id], period.id, level.id if level else None))
    _tell(edited, "rating", item, was, level.letter if level else NOT_RATED_LETTER)


def _clear(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    for rating in edited.plan.ratings.of(item.id)[:1]:
        if (item.id, "rate") not in edited.touched:
            edited.touched.add((item.id, "rate"))
            edited.do(edits.clear_ratings(edited.plan, [item.id], rating.period))
            letter = edited.plan.levels[rating.level].letter if rating.level else NOT_RATED_LETTER
            _tell(edited, "rating", item, letter, "")


def _new_update(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    edited.do(edits.add_update(edited.plan, item.id, _NEW_UPDATE, on=date(2018, 5, 5)))
    _tell(edited, "update", item, "", _NEW_UPDATE)


def _reworded_update(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    for update in edited.plan.updates.of(item.id)[:1]:
        if update.text == _NEW_UPDATE:
            return
        text = f"Corrected: {update.text}"
        edited.do(edits.set_update(edited.plan, update.id, text=text))
        _tell(edited, "update", item, update.text, text)


def _new_measure(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    edited.do(edits.add_measure(edited.plan, item.id, "Nine in ten families agree"))
    _tell(edited, "measure", item, "", "Nine in ten families agree")


def _no_measures(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    found = edited.plan.measures.of(item.id)
    if not found or (item.id, "new measure") in edited.touched:
        return
    edited.touched.add((item.id, "new measure"))
    draft = Draft(edited.plan)
    for measure in found:
        draft.remove(measure)
    edited.do(draft.change_set(""))
    bullet = "• " if len(found) > 1 else ""
    _tell(edited, "measure", item, "\n".join(bullet + measure.text for measure in found), "")


def _evidence(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    for row in edited.plan.evidence.of(item.id)[:1]:
        edited.do(edits.set_evidence(edited.plan, row.id, title="Minutes of the board"))
        _tell(edited, "evidence", item, evidence_text(row), evidence_text(edited.plan.evidence[row.id]))


def _extra(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    risk = edited.plan.extra_fields.of()[0]
    old, now = edited.plan.extra(item.id, risk.id), draw(st.sampled_from(["", "Low", "Very high"]))
    edited.do(edits.set_extra(edited.plan, item.id, risk.id, now))
    _tell(edited, "extra", item, old.text if old else "", now)


def _add(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    title = titles.pop()
    edited.do(
        edits.add_item(edited.plan, item.kind, parent=item.parent, after=item.id, title=title, due="May 2027")
    )
    new = next(one for one in edited.plan.items if one.title == title)
    edited.touched.add((new.id, "row"))
    edited.told.add(("", title, "", title, "added"))


def _remove(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    siblings = edited.plan.children(item.parent)
    if edited.plan.children(item.id) or any(
        item_id == item.id for item_id, key in edited.touched - _own(item)
    ):
        return
    if len(siblings) == 1:
        return
    edited.do(edits.remove_items(edited.plan, [item.id]))
    text = f"{item.ref} {item.title}".strip()
    edited.told.add(("", item.title, text, "", "missing"))


def _own(item: r.Item) -> set[tuple[int, str]]:
    return {(item.id, "remove")}


def _move(draw: st.DrawFn, edited: Edited, item: r.Item, titles: list[str]) -> None:
    parent = edited.plan.items[item.parent or 0]
    others = [one for one in edited.plan.items if one.kind == parent.kind and one.id != parent.id]
    others = [one for one in others if (one.id, "row") not in edited.touched]
    if not others or edited.moves == 2:
        return
    edited.moves += 1
    other = draw(st.sampled_from(sorted(others, key=lambda one: one.id)))
    last = edited.plan.children(other.id)
    edited.do(edits.move_items(edited.plan, [item.id], other.id, last[-1].id if last else None))
    edited.touched |= {(item.id, "remove")}
    ref = f"{other.ref}.{len(last) + 5}"
    edited.do(edits.set_field(edited.plan, item.id, "ref", ref))
    edited.told.add(("ref", item.title, item.ref, ref, "changed"))
    # The plan knows the parent by the title that it had before the copy was edited.
    was = parent.title.removesuffix(_RETITLED)
    edited.told.add(("place", item.title, was, other.title, "changed"))


_EDITS: dict[str, Callable[[st.DrawFn, Edited, r.Item, list[str]], None]] = {
    "title": _retitle,
    "due": _text_field("due", _DUES),
    "status": _text_field("status", _STATUSES),
    "lead": _lead,
    "rate": _rate,
    "clear": _clear,
    "new update": _new_update,
    "reword": _reworded_update,
    "new measure": _new_measure,
    "no measures": _no_measures,
    "evidence": _evidence,
    "extra": _extra,
    "add": _add,
    "remove": _remove,
    "move": _move,
}
_LEAVES = (r.ACTION, r.STEP)
_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_EDITS, (r.ACTION,)),
    "title": r.KINDS,
    "due": _LEAVES,
    "status": _LEAVES,
    "add": _LEAVES,
    "remove": _LEAVES,
    "move": (r.ACTION,),
}


@st.composite
def edited_copies(draw: st.DrawFn, most: int = 5) -> tuple[Plan, Edited]:
    """Draw a plan and an edited copy of it, with the differences that tell one from the other."""
    plan = draw(plans())
    edited = Edited(plan)
    titles = [f"{title}, once more" for title in _TITLES]
    for _ in range(draw(st.integers(0, most))):
        edit(draw, edited, titles)
    return plan, edited


def sent_and_read(plan: Plan, folder: Path) -> Mapped:
    """Write a plan as a workbook and read it back."""
    path = folder / "plan.xlsx"
    write_workbook(plan, path)
    return read(path)


def told(comparison: Any) -> set[Told]:
    """Return the differences of a comparison as the edits above tell them."""
    found = set()
    for one in comparison.differences:
        was, theirs = (_untitled(text) if one.field == "place" else text for text in (one.was, one.theirs))
        name = comparison.source.items[one.source].title if one.source else one.name
        found.add((one.field, name, was, theirs, one.kind))
    assert len(found) == len(comparison.differences)
    return found


def _untitled(text: str) -> str:
    """Return number and title without the number."""
    return text.split(" ", 1)[1] if text[:1].isdigit() else text


def as_texts(plan: Plan) -> list[Any]:
    """Return a plan as its sheet shows it: no ids, no ranks; and no slips, which a copy does not have yet."""
    sayings = Sayings(plan, plan)
    shown = []
    for item in plan.walk():
        said = {
            label_of(plan, plan, key): text
            for key, text in sayings.said(item).items()
            if key[0] not in SLIP_FIELDS
        }
        shown.append((len(plan.ancestors(item.id)), item.kind, said))
    return shown
