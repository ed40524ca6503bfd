"""The plan on the desk: making, opening, importing, exporting and closing. One plan is open at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planapp import paths
from planapp.errors import PasswordNeeded, UserError
from planapp.views.asking import Asking
from planapp.views.jobs import Jobs, Progress
from planapp.views.settings import Recent, Settings

if TYPE_CHECKING:
    from planapp.application.import_draft import ImportDraft
    from planapp.application.importing import Import
    from planapp.domain.changes import ChangeSet
    from planapp.domain.plan import Plan
    from planapp.reports.paper import Report
    from planapp.views.plan_file import PlanFile

PLAN_SUFFIX = ".plan"
_COUNTED_AT_ONCE = 2_000
# What some system does not allow in the name of a file.
_NOT_IN_NAMES = frozenset('\\/:*?"<>|')
SAMPLE = "northmere-improvement-plan.xlsx"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a file, in a sentence, and the one way out: its words and what it does."""

    text: str
    way: str = ""
    do: Callable[[], None] | None = None
    safe: bool = False


class Desk(QObject):
    """Holds the open document. What needs SQLAlchemy or openpyxl is imported when it is used.

    `opened` gives the new document; `closing` comes while the old one can still be read. `read` gives the
    Import of a JSON file that waits for `make`, `drafted` the draft of a workbook and what it comes to, both
    whether it is for the open plan. `said` is a sentence that needs no answer.
    """

    opened = Signal(object)
    closing = Signal()
    read = Signal(object, bool)
    drafted = Signal(object, object, bool)
    troubled = Signal(object)
    said = Signal(str)

    def __init__(self, asking: Asking, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        """Have no plan open."""
        super().__init__(parent)
        self._asking, self._jobs, self._settings = asking, jobs, settings
        self.document: PlanFile | None = None
        self.read_only = False

    # What the officer asks for.

    def new_plan(self) -> None:
        """Ask where to keep a new plan, and open it."""
        place = self._asking.place_for_plan(_free(self._settings.folder / f"New plan{PLAN_SUFFIX}"))
        if place is not None:
            self._try(lambda: self._make_new(place))

    def choose_plan(self) -> None:
        """Ask which plan to open, and open it."""
        path = self._asking.plan_to_open(self._settings.folder)
        if path is not None:
            self.open(path)

    def choose_source(self, *, into: bool = False) -> None:
        """Ask which workbook to import, into the open plan or as a new one, and read it."""
        path = self._asking.source_to_import(self._settings.folder)
        if path is not None:
            self.read_source(path, into=into)

    def take(self, path: Path) -> None:
        """Open or import a file that was dropped or named, by its ending."""
        if path.suffix.casefold() == PLAN_SUFFIX:
            self.open(path)
        else:
            self.read_source(path)

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a plan; the one that is open stays if this one can't be."""
        if self.document is not None and not self.read_only and _same(path, self.document.path):
            self.said.emit(f"{path.name} is open already.")
            return
        from planapp.views.plan_file import open_plan

        try:
            document = open_plan(path, self._settings.journal_name, read_only=read_only)
        except UserError as refusal:
            self.troubled.emit(Trouble(refusal.message, *self._way_after(path, read_only)))
            return
        self._put(document, read_only)

    def read_source(self, path: Path, password: str = "", *, into: bool = False) -> None:
        """Read a spreadsheet or JSON file in the background; `drafted` or `read` gives what was found."""
        from planapp.application.importing import is_json, read_plan_json

        self._settings.folder = path.parent
        if is_json(path):
            name = f"Reading {path.name}"
            self._start(name, lambda _: read_plan_json(path), lambda found: self.read.emit(found, into))
        else:
            self._read_draft(path, password, into)

    def _read_draft(self, path: Path, password: str, into: bool) -> None:
        from planapp.application.import_draft import read_draft

        scale = self.document.plan.levels.of() if into and self.document is not None else ()

        def work(progress: Progress) -> tuple[ImportDraft, Import] | PasswordNeeded:
            try:
                return read_draft(path, password=password, progress=progress, scale=scale)
            except PasswordNeeded as needed:
                return needed

        def take(found: tuple[ImportDraft, Import] | PasswordNeeded) -> None:
            if isinstance(found, PasswordNeeded):
                self._ask_password(path, into, tried=found.tried)
            else:
                self.drafted.emit(*found, into)

        self._start(f"Reading {path.name}", work, take)

    def _ask_password(self, path: Path, into: bool, *, tried: bool) -> None:
        """Ask for the password of a file and read it again; the password is kept nowhere."""
        again = "That password does not open it. " if tried else ""
        password = self._asking.password(f"{again}{path.name} has a password:")
        if password is not None:
            self.read_source(path, password, into=into)

    def make(self, found: Import) -> bool:
        """Ask where to keep what was read, make the plan there and open it; return whether it was made."""
        suggested = _free(found.source.with_suffix(PLAN_SUFFIX))
        place = self._asking.place_for_plan(suggested)
        return place is not None and self._try(lambda: self._create(place, found))

    def make_plan(self, first: ChangeSet, title: str) -> bool:
        """Ask where to keep a plan that begins with `first`, make it there and open it; tell whether it was.

        Raises UserError if none can be made there; the plan that is open then stays.
        """
        from planapp.views.plan_file import create_plan

        name = _file_name(title)
        suggested = _free(self._settings.folder / f"{name or 'New plan'}{PLAN_SUFFIX}")
        place = self._asking.place_for_plan(suggested)
        if place is None:
            return False
        self._put(create_plan(place, first, self._settings.journal_name), read_only=False)
        return True

    def open_sample(self) -> None:
        """Open the sample plan; the first time it is made from its workbook."""
        place = paths.data_folder() / f"Sample plan{PLAN_SUFFIX}"
        if place.exists():
            self.open(place)
            return
        from planapp.application.importing import read_source

        source = paths.resource("samples", SAMPLE)
        self._start(
            "Making the sample plan",
            lambda progress: read_source(source, progress=progress),
            lambda found: self._try(lambda: self._create(place, found)),
        )

    def export(self) -> None:
        """Ask where to write the plan, and write it in the background."""
        document = self.document
        if document is None:
            return
        suggested = self._settings.folder / document.path.with_suffix(".xlsx").name
        target = self._asking.place_for_export(suggested)
        if target is None:
            return
        plan, write = document.plan, _exporting(document, target)
        self._settings.folder = target.parent
        self._start(
            f"Writing {target.name}",
            lambda progress: write(plan, target, progress),
            lambda _: self.said.emit(f"{target.name} is written."),
        )

    def save_pdf(self, report: Report) -> None:
        """Ask where a report goes, and write it in the background as a PDF."""
        document = self.document
        if document is None:
            return
        name = _file_name(f"{document.path.stem} {report.mark}")
        target = self._asking.place_for_pdf(self._settings.folder / f"{name}.pdf")
        if target is None:
            return
        from planapp.application.exporting import refuse_to_lose
        from planapp.reports.paper import write_pdf

        def work(progress: Progress) -> None:
            refuse_to_lose(target)
            write_pdf(report, target, progress)

        self._settings.folder = target.parent
        self._start(f"Writing {target.name}", work, lambda _: self.said.emit(f"{target.name} is written."))

    def ask_text(self, title: str, label: str, verb: str) -> str | None:
        """Ask for a line of text; the button that takes it says the verb."""
        return self._asking.text(title, label, verb)

    def ask_place(self, suggested: Path) -> Path | None:
        """Ask where a new plan goes."""
        return self._asking.place_for_plan(_free(suggested))

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        return self._asking.folder(title, folder)

    def ask_files(self, title: str, folder: Path) -> Sequence[Path]:
        """Ask for workbooks, and work in their folder from then on."""
        found = self._asking.files(title, folder)
        if found:
            self._settings.folder = found[0].parent
        return found

    def ask_password(self, label: str) -> str | None:
        """Ask for the password of a file; it is kept nowhere."""
        return self._asking.password(label)

    def sign_as(self, name: str) -> None:
        """Sign the edits of the open plan with a name from now on."""
        if self.document is not None:
            from planapp.views.plan_file import user_name

            self.document.sign_as(name or user_name())

    def close(self) -> None:
        """Close the plan, if one is open."""
        document = self.document
        if document is None:
            return
        self._remember(document)
        self.closing.emit()
        self.document = None
        document.close()

    # How it is done.

    def _make_new(self, place: Path) -> None:
        from planapp.views.new_plan import new_plan
        from planapp.views.plan_file import create_plan

        first = new_plan(place.stem, date.today())
        self._put(create_plan(place, first, self._settings.journal_name), read_only=False)

    def _create(self, place: Path, found: Import) -> None:
        from planapp.views.plan_file import create_plan

        self._put(create_plan(place, found.change_set, self._settings.journal_name), read_only=False)

    def _put(self, document: PlanFile, read_only: bool) -> None:
        self.close()
        document.on_trouble = self._tell_unsaved
        self.document, self.read_only = document, read_only
        # The sample lies where nobody looks for files.
        if document.path.parent != paths.data_folder():
            self._settings.folder = document.path.parent
        # A large plan is counted when it is closed, not while somebody waits to see it.
        self._remember(document, count=len(document.plan.items) <= _COUNTED_AT_ONCE)
        self.opened.emit(document)

    def _remember(self, document: PlanFile, *, count: bool = True) -> None:
        from planapp.views.about_plan import recent_of

        path = document.path.resolve()
        before = next((one for one in self._settings.recent if one.path == str(path)), Recent(str(path)))
        counts = None if count else before.counts
        self._settings.remember(recent_of(path, document.plan, datetime.now(), counts))

    def _tell_unsaved(self, sentence: str) -> None:
        self.troubled.emit(Trouble(sentence, safe=True))

    def _way_after(self, path: Path, read_only: bool) -> tuple[str, Callable[[], None] | None]:
        """Return the way out after a plan could not be opened: read-only, if that works."""
        from planapp.application.reading import read_plan

        if not read_only:
            try:
                read_plan(path)
            except UserError:
                pass
            else:
                return "Open read-only", lambda: self.open(path, read_only=True)
        return "Open another plan…", self.choose_plan

    def _try(self, make: Callable[[], None]) -> bool:
        try:
            make()
        except UserError as refusal:
            self.troubled.emit(Trouble(refusal.message))
            return False
        return True

    def _start(self, text: str, work: Callable[[Progress], Any], then: Callable[[Any], object]) -> None:
        def refuse(sentence: str) -> None:
            self.troubled.emit(Trouble(sentence))

        self._try(lambda: self._jobs.start(text, work, then, refuse))


def _exporting(document: PlanFile, target: Path) -> Callable[[Plan, Path, Progress], None]:
    """Return what writes a plan as the ending of a file says."""
    if target.suffix.casefold() == ".pdf":
        from planapp.models.chosen_columns import REMEMBERED_AS, from_plain
        from planapp.views.printing.pdf import export_pdf

        return partial(export_pdf, chosen=from_plain(document.remembered(REMEMBERED_AS)).keys)
    from planapp.application.exporting import export_plan

    return export_plan


def _file_name(words: str) -> str:
    """Return words without what a file may not have in its name."""
    return "".join("-" if sign in _NOT_IN_NAMES else sign for sign in words).strip(". ")


def _free(place: Path) -> Path:
    """Return a path that no file has yet: 'New plan 2.plan' where there is a 'New plan.plan'."""
    number, found = 1, place
    while found.exists():
        number += 1
        found = place.with_stem(f"{place.stem} {number}")
    return found


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
