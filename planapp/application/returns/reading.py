"""Reading a workbook that came back: what it says, whose circulation it answers, and what was not touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from planapp.application.importing import Import, as_recognised, holds_plan, is_json, no_plan
from planapp.domain.records import Level
from planapp.errors import UserError
from planapp.exchange.as_kept import NO_HEADINGS, Headings, as_kept
from planapp.exchange.as_sent import as_sent, headers_as_sent, with_sent_parts
from planapp.exchange.findings_back import findings_back
from planapp.exchange.package_properties import properties_of
from planapp.exchange.read_apart import read_apart
from planapp.exchange.reading import Progress, Reading, no_progress
from planapp.exchange.recognise import is_ours, recognise
from planapp.exchange.recognise.corrections import Corrections, Said, picked
from planapp.exchange.recognise.model import INDICATORS, PLAN, Recognition
from planapp.exchange.sent_cells import SentCells, sent_cells
from planapp.exchange.source import opened
from planapp.exchange.stamped import Stamp, stamp_of, stamp_sheets
from planapp.exchange.unaltered import Place, unaltered_places


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """A workbook that came back, before it is held against the plan.

    `stamp` is None where it has none that can be read. `digest` tells one content from another. `saved_on`
    and `saved_by` are what the file itself says of its last change, None and '' where it does not.
    """

    found: Import
    digest: str = ""
    stamp: Stamp | None = None
    unaltered: frozenset[Place] = frozenset()
    saved_on: date | None = None
    saved_by: str = ""

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return self.found.source.name


def read_return(
    path: Path,
    *,
    password: str = "",
    progress: Progress = no_progress,
    scale: Sequence[Level] = (),
    headings: Headings = NO_HEADINGS,
) -> ReadReturn:
    """Read a workbook that came back; `scale` and `headings` are those of the plan.

    `progress` gets done, total and a text from time to time; what it raises stops the reading. Raises
    UserError with one sentence for what is no return, PasswordNeeded if a password is missing or wrong.
    """
    if is_json(path):
        raise UserError(f"{path.name} is not a workbook that was sent round. Use Import to take it in.")
    reading = read_apart(path, password=password, progress=progress)
    read = understand_return(path, reading, scale=scale, headings=headings)
    properties = properties_of(path)
    return replace(read, digest=_digest(path), saved_on=properties.modified, saved_by=properties.modified_by)


def understand_return(
    source: Path, reading: Reading, *, scale: Sequence[Level] = (), headings: Headings = NO_HEADINGS
) -> ReadReturn:
    """Return what a workbook that was read says. Raises UserError with one sentence if it holds no plan."""
    stamp = stamp_of(reading.book)
    said: Said = {
        sheet.name: Corrections(is_left_out=True)
        for sheet in stamp_sheets(reading.book)
        if not is_ours(sheet)
    }
    reading = replace(reading, book=picked(reading.book, said))
    recognition, cells = _recognised(reading, stamp, headings)
    found = as_recognised(source, reading, recognition, scale=scale)
    if not holds_plan(found):
        raise no_plan(source)
    if stamp is None:
        return ReadReturn(found)
    unaltered = unaltered_places(stamp, cells, recognition, found.plan)
    found = replace(found, findings=findings_back(found.findings, cells))
    return ReadReturn(found, stamp=stamp, unaltered=unaltered)


def _recognised(
    reading: Reading, stamp: Stamp | None, headings: Headings
) -> tuple[Recognition, list[SentCells]]:
    """Return what the sheets hold, as they were sent where a stamp tells it, and the cells that were sent.

    Without a stamp, or where it knows no column, they are read by the plan's own headings.
    """
    recognition = recognise(reading.book)
    cells = _held_against(recognition, stamp)
    headers = headers_as_sent(cells)
    if headers:
        recognition = recognise(reading.book, headers)
        cells = _held_against(recognition, stamp)
    if not any(one.columns for one in cells):
        kept = as_kept(recognition, headings)
        return recognise(reading.book, kept) if kept else recognition, []
    said = as_sent(cells, headers)
    if said != headers:
        recognition = recognise(reading.book, said)
        cells = _held_against(recognition, stamp)
    return with_sent_parts(recognition, cells), cells


def _held_against(recognition: Recognition, stamp: Stamp | None) -> list[SentCells]:
    if stamp is None:
        return []
    hash_of = stamp.hasher()
    return [
        sent_cells(table, stamp.tables[table.kind], hash_of)
        for table in recognition.tables
        if table.kind in (PLAN, INDICATORS) and table.kind in stamp.tables
    ]


def _digest(path: Path) -> str:
    digest = sha256()
    with opened(path) as source:
        for chunk in source.chunks():
            digest.update(chunk)
    return digest.hexdigest()
