"""Export of 10,000 actions against XlsxWriter (constant memory) writing the same cells in the same formats.

    python -m tests.benchmarks export

Time: both in this process, turn about, medians. Peak memory: each in a process of its own; planapp's holds
the plan, XlsxWriter's only the row that it is writing. XlsxWriter is given its cells ready made.
"""

from __future__ import annotations

import os

# What an officer has: openpyxl without lxml.
os.environ["OPENPYXL_LXML"] = "False"

import pickle
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from planapp.domain import rank
from planapp.domain import records as r
from planapp.domain.plan import Plan, make_plan
from planapp.domain.scale import default_levels
from planapp.exchange.workbook.lists import key_block
from planapp.exchange.workbook.looks import HEADER, Look, looks_of, title_look
from planapp.exchange.workbook.model import OURS, Block
from planapp.exchange.workbook.overflow import Overflows
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.workbook.sheets import SheetPlan, sheets_of
from planapp.exchange.workbook.stamp import Stamp
from planapp.exchange.write_workbook import write_workbook
from tests.benchmarks.measure import against, seconds

ACTIONS, OBJECTIVES, PERIODS = 10_000, 100, 4
# With the ratings these are 14 columns; the lengths make 27 MB of text.
LENGTHS = {"action": 250, "measure": 500, "update": 1_300, "first extra": 350, "second extra": 250}

SENDING = Sending(1, 2, 3, "April 2026", date(2026, 4, 1), since="March 2026")

# The values of a row and the numbers of their looks.
Cells = tuple[list[Any], list[int]]


def main() -> None:
    """Print the result, or do one of the two jobs for the process that measures its memory."""
    if len(sys.argv) == 1:
        print("\n".join(run()))
    elif sys.argv[1] == "planapp":
        plan = big_plan()
        before = peak()
        write_workbook(plan, Path(sys.argv[2]))
        print(before, peak())
    else:
        with Path(sys.argv[3]).open("rb") as file:
            looks = pickle.load(file)
            with_xlsxwriter(stored_cells(file), looks, Path(sys.argv[2]))
        print(peak())


def run() -> list[str]:
    """Measure both and return the lines of the result."""
    plan = big_plan()
    looks: dict[Look, int] = {}
    cells = list(cells_of(plan, looks))
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "planapp.xlsx"), Path(folder, "xlsxwriter.xlsx")
        mine, other = against(
            lambda: write_workbook(plan, ours), lambda: with_xlsxwriter(cells, list(looks), theirs)
        )
        sizes = [path.stat().st_size / 1e6 for path in (ours, theirs)]
        sent = seconds(lambda: write_workbook(plan, ours, sending=SENDING))
        store_cells(cells, list(looks), Path(folder, "cells"))
        before, most = peaks_of("planapp", ours)
        (least,) = peaks_of("xlsxwriter", theirs, Path(folder, "cells"))
    count = sum(len(values) for _, rows in cells for values, _ in rows)
    return [
        f"export: {ACTIONS:,} actions, {count:,} cells, against XlsxWriter (constant memory)",
        f"  time    {mine:.2f} s against {other:.2f} s: ratio {mine / other:.2f} (goal 1.0 or less)",
        f"  sent    {sent:.2f} s as a workbook of a circulation",
        f"  memory  {most:.0f} MB, {before:.0f} of it for the plan, against {least:.0f} MB without a plan",
        f"  file    {sizes[0]:.1f} MB against {sizes[1]:.1f} MB",
    ]


def peaks_of(*arguments: object) -> list[float]:
    """Return what a process that does one job says of its peak memory, in MB."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_export", *map(str, arguments)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return [float(amount) for amount in done.stdout.split()]


def peak() -> float:
    """Return this process's peak memory in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux, ru_maxrss counts what the process that started this one held.
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        if found is not None:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def big_plan() -> Plan:
    """Return a plan of 10,000 actions with four periods, their texts always the same."""
    words = random.Random(7)
    levels, ids = default_levels(), iter(range(1, 1_000_000))
    periods = [
        r.Period(next(ids), place, f"0{number}/18", current=number == PERIODS)
        for number, place in enumerate(rank.spread(PERIODS), 1)
    ]
    extras = [
        r.ExtraField(next(ids), place, heading)
        for heading, place in zip(("Risk", "Notes"), rank.spread(2), strict=True)
    ]
    people = [r.Person(next(ids), f"Service Manager {number}") for number in range(60)]
    rows: list[Any] = [r.Details(1, "bench", "Plan"), *levels, *periods, *extras, *people]
    objectives = [
        r.Item(next(ids), None, place, r.OBJECTIVE, str(number), "", text(words, 60))
        for number, place in enumerate(rank.spread(OBJECTIVES), 1)
    ]
    rows.extend(objectives)
    for objective in objectives:
        for number, place in enumerate(rank.spread(ACTIONS // OBJECTIVES), 1):
            action = next(ids)
            rows.append(
                r.Item(
                    action, objective.id, place, r.ACTION, f"{objective.ref}.{number}", "",
                    text(words, LENGTHS["action"]), "Apr-18", date(2018, 4, 1), status="In progress",
                )
            )  # fmt: skip
            rows.append(r.Measure(next(ids), action, text=text(words, LENGTHS["measure"])))
            rows.append(r.Update(next(ids), action, text=text(words, LENGTHS["update"])))
            for role in r.ROLES:
                rows.append(r.Assignment(next(ids), action, words.choice(people).id, role))
            for extra, length in zip(extras, (350, 250), strict=True):
                rows.append(r.ExtraValue(next(ids), action, extra.id, text(words, length)))
            for period in periods:
                rows.append(r.Rating(next(ids), action, period.id, words.choice(levels).id))
    return make_plan([*rows, *layout(ids, periods, extras)])


def layout(
    ids: Iterator[int], periods: Sequence[r.Period], extras: Sequence[r.ExtraField]
) -> Iterator[r.Layout | r.LayoutColumn]:
    """Yield a layout of 14 columns."""
    look = (("objective_as", "banner"),)
    made = r.Layout(next(ids), "V", sheet="Plan", titles=("Improvement plan",), look=look)
    yield made
    columns: list[dict[str, Any]] = [
        {"field": key} for key in ("ref", "action", "lead", "officer", "due", "measure", "status")
    ]
    columns[4]["number_format"] = "mmm-yy"
    columns += [{"field": "rating", "period": period.id} for period in periods]
    columns += [{"field": "update"}, *({"field": "extra", "extra": extra.id} for extra in extras)]
    for place, column in zip(rank.spread(len(columns)), columns, strict=True):
        heading = column["field"].capitalize()
        yield r.LayoutColumn(next(ids), made.id, place, heading, width=20.0, **column)


def text(words: random.Random, length: int) -> str:
    """Return a text of about a length."""
    vocabulary = (
        "audits show that plans for children are reviewed on time and managers check each month".split()
    )
    return " ".join(words.choices(vocabulary, k=length // 6))


def cells_of(plan: Plan, looks: dict[Look, int]) -> Iterator[tuple[str, list[Cells]]]:
    """Yield each sheet with its rows as planapp writes them; `looks` gathers the numbers of the looks."""
    stamp = Stamp("bench")
    for sheet in [*sheets_of(plan, Overflows()), SheetPlan("Key", (key_block(plan),))]:
        rows = [row for block in sheet.blocks for row in block_cells(block, stamp)]
        yield sheet.name, [(values, numbered(own, looks)) for values, own in rows]
    yield OURS, [(list(texts), numbered([Look(wrapped=False)] * len(texts), looks)) for texts in stamp.rows()]


def numbered(own: Iterable[Look], looks: dict[Look, int]) -> list[int]:
    """Return the numbers of looks, given to each when it is first met."""
    return [looks.setdefault(look, len(looks)) for look in own]


def block_cells(block: Block, stamp: Stamp) -> Iterator[tuple[list[Any], list[Look]]]:
    """Yield the rows of a table, the column of ids among them."""
    looks, plain = looks_of(block), Look(wrapped=False)
    yield from (([title], [title_look(True)]) for title in block.titles)
    yield [*(column.heading for column in block.columns), OURS], [*looks[HEADER, True], plain]
    for row in block.rows:
        stamp.add(block, row)
        cells = list(zip(row.values, looks[row.role, row.is_wrapped], strict=True))
        values = [value if isinstance(value, str) else value.value for value, _ in cells]
        own = [look if isinstance(value, str) else look.showing(value.number_format) for value, look in cells]
        yield [*values, row.path], [*own, plain]


def store_cells(sheets: Iterable[tuple[str, list[Cells]]], looks: list[Look], path: Path) -> None:
    """Put the cells into a file, to be read row by row."""
    with path.open("wb") as file:
        pickle.dump(looks, file)
        for name, rows in sheets:
            pickle.dump((name, len(rows)), file)
            for row in rows:
                pickle.dump(row, file)


def stored_cells(file: BinaryIO) -> Iterator[tuple[str, Iterator[Cells]]]:
    """Yield the sheets of a file of cells; only a row at a time is in memory."""
    while True:
        try:
            name, count = pickle.load(file)
        except EOFError:
            return
        yield name, (pickle.load(file) for _ in range(count))


def with_xlsxwriter(sheets: Iterable[tuple[str, Iterable[Cells]]], looks: list[Look], path: Path) -> None:
    """Write the cells with XlsxWriter."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    formats = [workbook.add_format(as_format(look)) for look in looks]
    for name, rows in sheets:
        sheet = workbook.add_worksheet(name)
        for number, (values, numbers) in enumerate(rows):
            for column, (value, shown) in enumerate(zip(values, numbers, strict=True)):
                write_cell(sheet, number, column, value, formats[shown])
    workbook.close()


def write_cell(sheet: Any, row: int, column: int, value: Any, shown: Any) -> None:
    """Write a cell by the quickest function for what it holds."""
    if value == "":
        sheet.write_blank(row, column, None, shown)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, shown)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, shown)
    else:
        sheet.write_number(row, column, value, shown)


def as_format(look: Look) -> dict[str, Any]:
    """Return a look in XlsxWriter's words."""
    sides = {"l": "left", "r": "right", "t": "top", "b": "bottom"}
    said: dict[str, Any] = {sides[edge]: 1 for edge in look.edges}
    said |= {"bold": look.bold, "font_size": look.size, "text_wrap": look.wrapped, "valign": "top"}
    said |= {"bg_color": f"#{look.fill}"} if look.fill else {}
    said |= {"font_color": f"#{look.colour}"} if look.colour else {}
    said |= {"align": look.horizontal} if look.horizontal else {}
    return said | ({"num_format": look.number_format} if look.number_format else {})


if __name__ == "__main__":
    main()
