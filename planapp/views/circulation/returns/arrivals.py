"""Taking in the files that came back, and comparing them, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from planapp.application.returns.against_sent import AgainstSent
from planapp.application.returns.matching import Base, bases, matched
from planapp.application.returns.model import Returned
from planapp.application.returns.reading import ReadReturn, read_return
from planapp.domain.plan import Plan
from planapp.domain.records import Level
from planapp.errors import PasswordNeeded, UserError
from planapp.exchange.as_kept import Headings, headings_of
from planapp.views.jobs import Progress, Work

if TYPE_CHECKING:
    from planapp.views.circulation.returns.returns_tab import ReturnsTab

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file to read, with its password if one was asked for."""

    path: Path
    password: str = ""


@dataclass(frozen=True, slots=True)
class _Needs:
    """A file that needs a password; `was_tried` tells that one was given and did not fit."""

    path: Path
    was_tried: bool


@dataclass(slots=True)
class _Taken:
    """What became of the files so far: read, or told of in a sentence."""

    read: list[ReadReturn] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


class Arrivals(QObject):
    """Reads one file after the other in one piece of work; one that is refused does not stop the others."""

    def __init__(self, tab: ReturnsTab) -> None:
        """Serve a tab."""
        super().__init__(tab)
        self._tab = tab
        self._last: int | None = None
        self._is_comparing = self._is_over = False
        self.is_taking = False

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and take those into the inbox that are returns."""
        self._tab.message.hide()
        self._read([_Wanted(path) for path in dict.fromkeys(paths)], _Taken())

    def _read(self, wanted: Sequence[_Wanted], taken: _Taken) -> None:
        """Read files beside the window; where all are read, hold them against the plan."""
        if not wanted:
            self._match(taken)
            return
        plan = self._tab.document.plan
        text = "Reading what came back" if len(wanted) > 1 else f"Reading {wanted[0].path.name}"
        work = partial(_read_all, tuple(wanted), plan.levels.of(), headings_of(plan))
        self._start(text, work, lambda found: self._take(found, taken))

    def stop(self) -> None:
        """Take in nothing more: the plan is being closed."""
        self._is_over = True

    def _start(self, text: str, work: Work, then: Callable[[Any], object]) -> None:
        try:
            self._tab.around.start(
                text, work, self._unless_over(then), self._unless_over(self._tab.message.tell)
            )
        except UserError as refusal:
            self._tab.message.tell(refusal.message)

    def _unless_over(self, then: Callable[[Any], object]) -> Callable[[Any], object]:
        """Return what does something with what was found, unless the plan has been closed meanwhile."""
        return lambda found: None if self._is_over else then(found)

    def _take(self, found: Sequence[ReadReturn | _Needs | str], taken: _Taken) -> None:
        """Keep what was read, and read once more what needs a password that is given."""
        taken.read += [one for one in found if isinstance(one, ReadReturn)]
        taken.told += [one for one in found if isinstance(one, str)]
        locked = [one for one in found if isinstance(one, _Needs)]
        self._read([one for one in map(self._with_password, locked) if one is not None], taken)

    def _with_password(self, locked: _Needs) -> _Wanted | None:
        again = "That password does not open it. " if locked.was_tried else ""
        password = self._tab.around.ask_password(f"{again}{locked.path.name} has a password:")
        return _Wanted(locked.path, password) if password is not None else None

    def _match(self, taken: _Taken) -> None:
        """Find out which circulation each answers and whose it is, beside the window."""
        document, waiting = self._tab.document, []
        for read in taken.read:
            try:
                waiting.append((read, bases(document, read)))
            except UserError as refusal:
                taken.told.append(refusal.message)
        if not waiting:
            self._end(taken.told)
            return
        work = partial(_match_all, tuple(waiting), document.plan)
        self._start("Matching what came back", work, lambda found: self._keep(found, taken.told))

    def _keep(self, found: Sequence[Returned | str], told: list[str]) -> None:
        self.is_taking = True
        for one in found:
            if isinstance(one, str):
                told.append(one)
            else:
                self._add(one, told)
        self.is_taking = False
        self._end(told)

    def _add(self, returned: Returned, told: list[str]) -> None:
        """Take in a return; say so where it was there already."""
        inbox = self._tab.inbox
        before = {one.id for one in inbox.returns}
        try:
            kept = inbox.add(returned)
        except UserError as refusal:
            told.append(refusal.message)
            return
        self._last = kept.id
        if kept.id in before:
            told.append(f"{kept.file} was here already. What you decided of it stays.")

    def _end(self, told: Sequence[str]) -> None:
        """Show what came, and say a sentence for each file that was not taken in as a new one."""
        self._tab.refresh()
        if self._last is not None:
            self._tab.choose(self._last)
            self._tab.files.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._last = None
        if told:
            rest = len(told) - _MOST_NAMED
            more = [f"And {rest:,} more."] if rest > 0 else []
            self._tab.message.tell("\n".join([*told[:_MOST_NAMED], *more]), state="warn")

    # Comparing.

    def compare_first(self) -> bool:
        """Compare in the background what was not compared yet; return whether that is under way.

        While the window does other work, it is done when it is asked for.
        """
        if self.is_taking:
            return True
        inbox = self._tab.inbox
        work = [(one, inbox.comparing(one.id)) for one in inbox.returns]
        waiting = [(one, compare) for one, compare in work if compare is not None]
        if not waiting:
            return False
        try:
            self._tab.around.start(
                "Comparing what came back",
                partial(_compare_all, tuple(waiting)),
                self._unless_over(self._know),
                self._unless_over(self._refused),
            )
        except UserError:
            return self._is_comparing
        self._is_comparing = True
        return True

    def is_busy(self, return_id: int) -> bool:
        """Tell whether a return is still being compared."""
        return self._is_comparing and self._tab.inbox.comparing(return_id) is not None

    def _know(self, found: Sequence[tuple[Returned, AgainstSent]]) -> None:
        self._is_comparing = False
        for returned, sent in found:
            self._tab.inbox.know(returned, sent)
        self._tab.refresh()

    def _refused(self, sentence: str) -> None:
        self._is_comparing = False
        self._tab.message.tell(sentence)


def _read_all(
    wanted: Sequence[_Wanted], scale: Sequence[Level], headings: Headings, progress: Progress
) -> list[ReadReturn | _Needs | str]:
    """Read files one after the other; one that is refused does not stop the others."""
    parts = [partial(_part_of, progress, at, len(wanted)) for at in range(len(wanted))]
    return [_read(one, scale, headings, part) for one, part in zip(wanted, parts, strict=True)]


def _part_of(progress: Progress, at: int, number: int, done: int, total: int, text: str) -> None:
    """Say how far one of several files is as a part of all."""
    share = done / total if total else 0.0
    progress(round(1000 * (at + share)), 1000 * number, text)


def _read(
    wanted: _Wanted, scale: Sequence[Level], headings: Headings, progress: Progress
) -> ReadReturn | _Needs | str:
    try:
        return read_return(
            wanted.path, password=wanted.password, progress=progress, scale=scale, headings=headings
        )
    except PasswordNeeded as needed:
        return _Needs(wanted.path, needed.tried)
    except UserError as refusal:
        return refusal.message


def _match_all(
    waiting: Sequence[tuple[ReadReturn, Sequence[Base]]], plan: Plan, progress: Progress
) -> list[Returned | str]:
    found: list[Returned | str] = []
    for at, (read, candidates) in enumerate(waiting):
        progress(at, len(waiting), f"Matching {read.file}")
        try:
            found.append(matched(read, candidates, plan, date.today()))
        except UserError as refusal:
            found.append(refusal.message)
    return found


def _compare_all(
    waiting: Sequence[tuple[Returned, Callable[[], AgainstSent]]], progress: Progress
) -> list[tuple[Returned, AgainstSent]]:
    found = []
    for at, (returned, compare) in enumerate(waiting):
        progress(at, len(waiting), f"Comparing {returned.file}")
        found.append((returned, compare()))
    return found
