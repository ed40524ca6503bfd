"""Where the backups of a plan are, making one when it is due, and making a plan of one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from planapp.application.document import Document
from planapp.store.backups import Backup, back_up, backups_in, copy_into
from planapp.store.new_file import new_file
from planapp.store.refusals import not_made


def folder_of(document: Document, root: Path) -> Path:
    """Return the folder of a plan's backups: by its name, and by its uid where two plans are called alike."""
    return root / f"{document.path.stem} {document.plan.about.uid[:8]}".strip()


def back_up_if_due(document: Document, root: Path, now: datetime) -> Backup | None:
    """Back up a plan if it has changed since it last was. Raises UserError if that can't be done."""
    return back_up(document.path, folder_of(document, root), now)


def backups_of(document: Document, root: Path) -> list[Backup]:
    """Return the backups of a plan, the newest first; of a backup that is looked at, those beside it."""
    beside = document.path.resolve().parent
    return backups_in(beside if beside.parent == root.resolve() else folder_of(document, root))


def plan_from(backup: Path, place: Path) -> None:
    """Make a new plan file of a backup. Raises UserError if it is there already or can't be made there."""
    try:
        with new_file(place) as temporary:
            copy_into(backup, temporary)
    except OSError as problem:
        raise not_made(place, problem) from problem
