"""Workbooks of any length as officers keep them and as they are pasted, in our own words, for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.benchmarks.big_plan import words

HEADINGS = ("No", "What?", "Who?", "How?", "When?", "Success measures", "Current status", "Outcome")
STEPS, ACTIONS, OBJECTIVES = 3, 3, 3
PAGE = 7
_DUE = (
    "Dec {}",
    "22/23 February {}",
    "From Jan {} and ongoing",
    "Phase 1 completed Phase 2 Mar {}",
    "Termly",
)
_STATUS = ("COMPLETED", "In process", "", "COMPLTED", "ONGOING")

Row = list[str]


def kept_workbook(path: Path, rows: int) -> Path:
    """Write a workbook of about so many rows: banners, a row for each step, merges over the steps."""
    workbook, sheet = _new()
    sheet.append([words(4, 1).capitalize()])
    sheet.append(HEADINGS)
    for banner, action in _actions(rows):
        for line in banner:
            sheet.append(line)
        top = sheet.max_row + 1
        for line in action:
            sheet.append(line)
        for column in (1, 2, 3):
            sheet.merge_cells(start_row=top, end_row=top + STEPS - 1, start_column=column, end_column=column)
    workbook.save(path)
    return path


def pasted_workbook(path: Path, rows: int) -> Path:
    """Write a workbook of about so many rows pasted from a document: torn titles, headings on each page."""
    workbook, sheet = _new()
    for banner, (first, *others) in _actions(2 * rows):
        if len(banner) > 1:
            number, title = banner[0][0].split(" ", 1)
            sheet.append([number, *title.split(maxsplit=2)])
        if banner:
            sheet.append(banner[-1])
        joined = [" ".join(filter(None, texts)) for texts in zip(first, *others, strict=True)]
        title = joined[1].split()
        sheet.append([*joined[:1], " ".join(title[:10]), *joined[2:]])
        sheet.append(["", " ".join(title[10:])])
        if sheet.max_row % PAGE == 0:
            sheet.append([])
            sheet.append(HEADINGS)
        if sheet.max_row >= rows:
            break
    workbook.save(path)
    return path


def _new() -> tuple[openpyxl.Workbook, Worksheet]:
    workbook = openpyxl.Workbook()
    assert isinstance(workbook.active, Worksheet)
    return workbook, workbook.active


def _actions(rows: int) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield the actions, each a row for each step, with the rows of banners above it."""
    for at in range(rows // STEPS):
        objective, place = divmod(at, ACTIONS)
        theme = objective // OBJECTIVES
        banner: list[Row] = []
        if not place and not objective % OBJECTIVES:
            banner.append([f"{theme + 1} {words(5, theme).upper()}"])
        if not place:
            banner.append([str(objective + 1), words(12, objective).capitalize()])
        yield banner, [_line(at, f"{objective + 1}.{place + 1}", step) for step in range(STEPS)]


def _line(at: int, ref: str, step: int) -> Row:
    seed = at * STEPS + step
    who = f"Head of Service {words(1, at)}\nTeam Manager {words(1, at + 1)}"
    note = f"{words(30, seed).capitalize()} {seed % 28 + 1}.{seed % 12 + 1}.16"
    return [
        *((ref, f"{words(14, at).capitalize()} {at}", who) if not step else ("", "", "")),
        f"• {words(16, seed).capitalize()} {seed}",
        _DUE[seed % len(_DUE)].format(2016 + seed % 3),
        f"{words(10, seed + 3).capitalize()} {seed % 90 + 10}%",
        _STATUS[seed % len(_STATUS)],
        f"{note}\n{words(25, seed + 5).capitalize()} (Ofsted rec {seed % 9 + 1})" if seed % 2 else "",
    ]
