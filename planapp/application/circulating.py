"""Sending the plan round: the workbooks into a folder, and a named point in the journal, both or neither.

`begin` and `finish` belong to the thread of the document; `write_files` works on what `begin` gave, in any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from planapp.application.circulation_draft import CirculationDraft, named
from planapp.application.circulation_message import usual_message
from planapp.application.circulations import Circulation, Extract, circulations, forget, keep
from planapp.application.document import Document
from planapp.application.plan_then import plan_after
from planapp.application.points import last_circulation
from planapp.domain import edits
from planapp.domain.changes import CIRCULATE, ChangeSet
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.domain.ids import new_id
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.changed_fields import FieldChange, changed_fields
from planapp.exchange.reading import Progress, no_progress
from planapp.exchange.whole_file import refuse_replacing, remove_files, whole_files
from planapp.exchange.workbook.part import sent_items
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.write_workbook import write_workbook

_PARTS = 1_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A circulation that only has to be written: the plan as it is sent, and as it was sent before.

    `mark` is the change set with which its bookmark gets into the journal.
    """

    circulation: Circulation
    mark: ChangeSet
    plan: Plan
    since: str
    then: Plan | None


def circulate(
    document: Document, draft: CirculationDraft, folder: Path, *, progress: Progress = no_progress
) -> Circulation:
    """Write the workbooks of a draft into a folder and name the point in the journal.

    A folder that is missing is made, its parent is not. Raises UserError where anything can't be written or a
    file of one of the names is there; then nothing was.
    """
    prepared = begin(document, draft)
    return finish(document, prepared, write_files(prepared, folder, progress))


def begin(document: Document, draft: CirculationDraft) -> Prepared:
    """Give a draft its ids and files, and take the plan as it is. Raises UserError if it can't be sent."""
    if document.read_only:
        raise UserError(
            f"{document.path.name} was opened read-only. Open it for editing to send the plan round."
        )
    plan, last, before = document.plan, document.history.last, last_circulation(document.plan)
    draft = named(plan, draft, circulations(document))
    entry = last.seq if last is not None else 0
    at = datetime.now(UTC).isoformat(timespec="seconds")
    mark = edits.add_bookmark(plan, draft.name, CIRCULATION, entry=entry, at=at)
    circulation = Circulation(
        mark.changes[0].id,
        draft.name,
        entry,
        draft.sent_on,
        draft.reply_by,
        draft.message.strip() or usual_message(plan, draft),
        draft.private,
        tuple(_with_id(plan, extract) for extract in draft.extracts),
        draft.paper,
        draft.protected,
    )
    return Prepared(
        circulation,
        replace(mark, label=f"circulate {draft.name}", kind=CIRCULATE),
        plan,
        before.name if before is not None else "",
        plan_after(document, before.entry) if before is not None else None,
    )


def once_more(document: Document, circulation: Circulation) -> Prepared:
    """Return a circulation that was sent, to be written again: the plan and the stamps are those of then.

    Raises UserError if the journal can't be read, or what was sent is not known.
    """
    if not circulation.extracts:
        raise UserError(f"What was sent as ‘{circulation.name}’ is not known, so it can’t be written again.")
    every = circulations(document)
    before = next((one for one in every if one.entry < circulation.entry), None)
    return Prepared(
        circulation,
        ChangeSet("", ()),
        plan_after(document, circulation.entry),
        before.name if before is not None else "",
        plan_after(document, before.entry) if before is not None else None,
    )


def _with_id(plan: Plan, extract: Extract) -> Extract:
    if extract.items is not None and not sent_items(plan, extract.items):
        raise UserError(f"There is nothing in the plan for {extract.recipient} any more. Choose other items.")
    return replace(extract, id=new_id())


def write_files(prepared: Prepared, folder: Path, progress: Progress = no_progress) -> tuple[Path, ...]:
    """Write the workbooks into a folder, all or none, and return them. Replaces no file.

    What `progress` raises ends the writing.
    """
    extracts = prepared.circulation.extracts
    files = tuple(folder / extract.file for extract in extracts)
    for file in files:
        refuse_replacing(file)
    with _made(folder), whole_files(folder) as place:
        changes = changed_fields(prepared.then, prepared.plan) if prepared.then is not None else ()
        for number, extract in enumerate(extracts):
            told = _share(progress, number, extract, len(extracts))
            _write(prepared, extract, changes, place / extract.file, told)
    return files


def finish(document: Document, prepared: Prepared, files: Sequence[Path]) -> Circulation:
    """Name the point in the journal and keep who was sent what; the plan may have been edited meanwhile.

    Raises UserError if the plan's file refuses it; the workbooks that were written are then gone as well.
    """
    circulation = prepared.circulation
    try:
        # What is kept shows with its bookmark only: an end between the two leaves nothing to be seen.
        keep(document, circulation)
        document.edit(prepared.mark)
    except UserError:
        with suppress(UserError):
            forget(document, circulation.id)
        remove_files(files)
        raise
    return circulation


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder if there is none; it goes again if anything is raised.

    Where it can't be made, writing into it says so in words.
    """
    try:
        folder.mkdir()
    except OSError:
        yield
        return
    try:
        yield
    except BaseException:
        with suppress(OSError):
            folder.rmdir()
        raise


def _share(progress: Progress, number: int, extract: Extract, count: int) -> Progress:
    """Return what tells how far all workbooks are while one of them is written."""
    text = f"Writing the workbook for {extract.recipient}" if extract.recipient else "Writing the master"

    def tell(done: int, total: int, _text: str) -> None:
        part = _PARTS * done // total if total else _PARTS
        progress(number * _PARTS + min(part, _PARTS - 1), count * _PARTS, text)

    return tell


def _write(
    prepared: Prepared,
    extract: Extract,
    changes: Sequence[FieldChange],
    path: Path,
    progress: Progress,
) -> None:
    """Write a workbook; of the changes it tells those of what is in it."""
    circulation = prepared.circulation
    sending = Sending(
        circulation.id,
        extract.id,
        circulation.entry,
        circulation.name,
        circulation.sent_on,
        circulation.reply_by,
        extract.recipient,
        prepared.since,
        tuple(changes),
        prepared.circulation.paper,
        prepared.circulation.protected,
    )
    write_workbook(
        prepared.plan,
        path,
        only=extract.items,
        private=circulation.sends_private(extract.id),
        sending=sending,
        progress=progress,
    )
