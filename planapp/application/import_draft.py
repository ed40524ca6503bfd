"""A workbook while the officer checks how it is understood: what was read once, and all she says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from planapp.application import remembered_imports
from planapp.application.agreed import Offer
from planapp.application.importing import Import, holds_plan, no_plan, understand
from planapp.domain.records import Level
from planapp.exchange.grid import Book
from planapp.exchange.read_apart import read_apart
from planapp.exchange.reading import Progress, Reading, no_progress
from planapp.exchange.recognise import recognise
from planapp.exchange.recognise.corrections import Corrections, Said, picked, said_of
from planapp.exchange.recognise.headings import is_known


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A reading, and what is said of it. Each change is another draft, so that one can go back to it.

    `scale` is that of the plan it is to go into, or empty for a new one; `recalled` the file for which the
    choice of columns was made with which the draft began, or ''.
    """

    source: Path
    reading: Reading
    said: Said = field(default_factory=dict)
    agreed: frozenset[Offer] = frozenset()
    scale: tuple[Level, ...] = ()
    recalled: str = ""

    def corrections(self, sheet: str) -> Corrections:
        """Return what is said of a sheet."""
        return said_of(self.said, sheet)

    def with_corrections(self, sheet: str, corrections: Corrections) -> ImportDraft:
        """Return the draft with something else said of a sheet."""
        return replace(self, said={**self.said, sheet: corrections})

    def agreeing(self, offers: Sequence[Offer]) -> ImportDraft:
        """Return the draft with offers agreed to."""
        return replace(self, agreed=self.agreed | set(offers))

    def for_scale(self, scale: Sequence[Level]) -> ImportDraft:
        """Return the draft with ratings read by another scale."""
        return replace(self, scale=tuple(scale))

    def understood(self) -> Import:
        """Return what all this comes to."""
        return understand(self.source, self.reading, said=self.said, agreed=self.agreed, scale=self.scale)


def read_draft(
    source: Path, *, password: str = "", progress: Progress = no_progress, scale: Sequence[Level] = ()
) -> tuple[ImportDraft, Import]:
    """Read a workbook, with the columns chosen for a file of its shape before; return it as understood, too.

    A table in which no plan was found is a draft all the same: the officer may see what it means. Raises as
    `read_apart` does, and UserError where there is no table at all.
    """
    reading = read_apart(source, password=password, progress=progress)
    memory = remembered_imports.load()
    said, title = remembered_imports.recalled(recognise(reading.book), memory) if memory else ({}, "")
    draft = ImportDraft(source, reading, said, scale=tuple(scale), recalled=title)
    found = draft.understood()
    if not holds_plan(found) and not _has_table(reading.book):
        raise no_plan(source)
    return draft, found


def _has_table(book: Book) -> bool:
    """Tell whether there are two rows with several cells, or a heading over a list of titles."""
    rows = [filled for sheet in book.sheets for row in sheet.cells if (filled := sheet.row(row[0].row))]
    wide = (row for row in rows if len(row) > 1)
    return len(list(islice(wide, 2))) == 2 or (len(rows) > 1 and is_known(rows[0][0].text))


def remember(draft: ImportDraft, today: date) -> None:
    """Keep the choice of columns for the next file like this."""
    book = picked(draft.reading.book, draft.said)
    remembered_imports.remember(draft.source.name, recognise(book, draft.said), draft.said, today)
