"""A return of 2,000 actions read and compared three ways, against plain `load_workbook` of the same file."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from planapp.application.circulating import circulate
from planapp.application.circulation_draft import CirculationDraft
from planapp.application.circulations import circulations
from planapp.application.document import Document
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.matching import bases, matched
from planapp.application.returns.model import THEIRS, Decision
from planapp.application.returns.passing import Passing
from planapp.application.returns.reading import ReadReturn, read_return
from planapp.domain.changes import compare
from planapp.domain.plan import empty_plan
from tests.benchmarks.big_plan import big_plan
from tests.benchmarks.measure import against, line, seconds

_ACTIONS, _EVERY, _DECIDED = 2_000, 4, 20
_TODAY = date(2026, 4, 16)


def run() -> list[str]:
    """Measure a return with a change in every fourth row, and deciding one change of it."""
    with tempfile.TemporaryDirectory() as folder, _sent(Path(folder)) as (document, path):
        read = _read(document, path)
        return [
            line("return of 2,000 actions compared", *_against(lambda: _compared(document, read), path)),
            line("the same, and read", *_against(lambda: _compared(document, _read(document, path)), path)),
            _decided(*_compared(document, read)),
        ]


def _against(job: Callable[[], object], path: Path) -> tuple[float, str, float]:
    mine, theirs = against(job, lambda: openpyxl.load_workbook(path), 3)
    return mine, "load_workbook", theirs


def _decided(inbox: Inbox, return_id: int) -> str:
    """Measure one key press, accepting all, and what the preview waits for."""
    changes = inbox.compared(return_id).changes
    keys = [change.key for change in changes[:_DECIDED]]
    one = seconds(lambda: [inbox.decide(return_id, [key], Decision(THEIRS)) for key in keys]) / len(keys)
    every = seconds(lambda: inbox.accept_all(return_id))
    preview = seconds(lambda: inbox.change_set(return_id))
    return (
        f"of its {len(changes):,} changes one decided: {one * 1000:,.1f} ms; all: {every * 1000:,.0f} ms; "
        f"previewed: {preview * 1000:,.0f} ms"
    )


@contextmanager
def _sent(folder: Path) -> Iterator[tuple[Document, Path]]:
    """Send a big plan round, and have its master come back with changes."""
    first = compare(empty_plan(), big_plan(_ACTIONS), "new plan")
    document = Document.create(folder / "big.plan", first, by="Officer")
    try:
        draft = CirculationDraft("March", _TODAY, None, (), sender="Officer")
        circulate(document, draft, folder / "sent")
        (master,) = (folder / "sent").iterdir()
        workbook = openpyxl.load_workbook(master)
        _change(workbook.worksheets[0])
        workbook.save(folder / "back.xlsx")
        assert circulations(document)
        yield document, folder / "back.xlsx"
    finally:
        document.close()


def _change(sheet: Any) -> None:
    """Type something behind a text in every fourth row."""
    chance = random.Random(7)
    for cells in sheet.iter_rows(min_row=4):
        texts = [cell for cell in cells[:-1] if isinstance(cell.value, str) and len(cell.value) > 12]
        if texts and cells[0].row % _EVERY == 0:
            cell = chance.choice(texts)
            cell.value = f"{cell.value} and more"


def _read(document: Document, path: Path) -> ReadReturn:
    return read_return(path, scale=document.plan.levels.of())


def _compared(document: Document, read: ReadReturn) -> tuple[Inbox, int]:
    inbox = Inbox(document, Passing())
    returned = inbox.add(matched(read, bases(document, read), document.plan, _TODAY))
    inbox.compared(returned.id)
    return inbox, returned.id
