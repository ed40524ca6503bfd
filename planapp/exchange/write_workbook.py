"""Writing a plan as a workbook: her sheet again, only better, with what it takes to read it back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planapp.domain.plan import Plan
from planapp.exchange.whole_file import whole_file
from planapp.exchange.workbook.changes_sheet import changes_block
from planapp.exchange.workbook.lists import key_block, texts_block, updates_block
from planapp.exchange.workbook.marks import only_sent
from planapp.exchange.workbook.part import part_of
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.workbook.sheets import SheetPlan, free_name, sheets_of

if TYPE_CHECKING:
    from planapp.exchange.workbook.package import StreamedSheet
    from planapp.exchange.workbook.stream import Writer


def write_workbook(
    plan: Plan,
    path: Path,
    *,
    only: Collection[int] | None = None,
    private: bool = True,
    sending: Sending | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> None:
    """Write a plan, or the items `only` with all below them, as a workbook in place of any file at `path`.

    Private extra fields come along unless `private` is false. With `sending` it is a workbook of a
    circulation: its stamp names that, what changed is marked, and there is a column for what is new.
    `progress` gets items done, items in all and a sentence; what it raises ends the writing. Then, and where
    a UserError with one sentence says that the file can't be written, nothing is left behind.
    """
    from planapp.exchange.workbook.package import write_package
    from planapp.exchange.workbook.stream import Writer

    part = part_of(plan, only, private)
    if sending is not None:
        sending = only_sent(plan, part, only, sending)
    with whole_file(path) as file:
        writer = Writer(part, progress, sending)
        write_package(writer.workbook, _sheets(part, writer), file)


def _sheets(plan: Plan, writer: Writer) -> Iterator[StreamedSheet]:
    """Yield the sheets; what did not fit into the cells of the first is known when those are written."""
    overflows = writer.overflows
    names: list[str] = []
    for sheet in sheets_of(plan, overflows, writer.sending):
        names.append(sheet.name)
        yield writer.sheet(sheet)
    if writer.charts:
        names.append(free_name("Charts", names))
        yield writer.chart_sheet(names[-1])
    if writer.sending is not None and writer.sending.since:
        names.append(free_name("Changes", names))
        yield writer.sheet(SheetPlan(names[-1], (changes_block(writer.sending),)))
    if overflows.updates:
        yield writer.sheet(SheetPlan(free_name("Updates", names), (updates_block(overflows.updates),)))
    if overflows.texts:
        yield writer.sheet(SheetPlan(free_name("Long texts", names), (texts_block(overflows.texts),)))
    yield writer.sheet(SheetPlan(free_name("Key", names), (key_block(plan),)))
    yield writer.stamp_sheet()
