"""Make the sample workbook: an invented council's plan as an officer keeps it in Excel.

    python resources/samples/make_sample.py [WORKBOOK]

The same content always gives the same workbook. planapp's own writer is not used: this is what comes in.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import sample_looks as looks
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from sample_content import (
    KEY,
    PERIODS,
    SUBTITLE,
    TITLE,
    Action,
    as_date,
    as_number,
    read_indicators,
    read_themes,
)

WORKBOOK = Path(__file__).parent / "northmere-improvement-plan.xlsx"
MADE_AT = datetime(2026, 4, 30, 16, 0)
COLUMNS = {
    "Ref": 7,
    "Action": 34,
    "Lead": 22,
    "Responsible officer": 23,
    "Steps": 42,
    "By when": 15,
    "Original date": 12,
    "Reason for new date": 24,
    "Approved by": 18,
    "Success measures": 36,
    "Status": 12,
    "Recommendation": 19,
    "Priority": 11,
    **{f"RAG {period}": 7 for period in PERIODS},
    "Latest update": 54,
    "Evidence": 32,
}
NUMBERS = {heading: number for number, heading in enumerate(COLUMNS, start=1)}
HEADING_ROW = 4
STEP_HEADINGS = ("Steps", "By when", "Success measures", "Status")


def main() -> None:
    """Write the workbook to the path given, or beside this script."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else WORKBOOK
    target.write_bytes(_with_fixed_dates(make_workbook()))


def make_workbook() -> Workbook:
    """The whole workbook: sheets Plan, Indicators and Key."""
    workbook = Workbook()
    workbook.properties.creator = "Northmere Council, Performance Officer"
    workbook.properties.title = TITLE
    workbook.properties.created = MADE_AT
    plan = workbook.active
    assert isinstance(plan, Worksheet)
    plan.title = "Plan"
    _write_plan(plan)
    _write_indicators(workbook.create_sheet("Indicators"))
    _write_key(workbook.create_sheet("Key"))
    return workbook


def _write_plan(sheet: Worksheet) -> None:
    """Titles, headings, then banners and actions from top to bottom."""
    for row, (text, font) in enumerate(((TITLE, looks.TITLE), (SUBTITLE, looks.SUBTITLE)), start=1):
        sheet.cell(row, 1, text).font = font
    sheet.row_dimensions[1].height = 24
    _write_headings(sheet, HEADING_ROW, list(COLUMNS.items()), height=44)
    row = HEADING_ROW + 1
    for theme in read_themes():
        _write_theme(sheet, row, f"{theme.ref}  {theme.title}")
        row += 1
        for objective in theme.objectives:
            _write_objective(sheet, row, float(objective.ref), objective.title)
            row += 1
            for action in objective.actions:
                row = _write_action(sheet, row, action)
    looks.set_page(sheet, frozen=f"C{HEADING_ROW + 1}", repeated=f"{HEADING_ROW}:{HEADING_ROW}")


def _write_headings(sheet: Worksheet, row: int, columns: list[tuple[str, int]], height: float) -> None:
    """A dark heading row; each column comes with its width."""
    for number, (heading, width) in enumerate(columns, start=1):
        looks.dress(sheet.cell(row, number, heading), looks.HEADING, looks.CENTRED, looks.HEADING_FILL)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[row].height = height


def _write_theme(sheet: Worksheet, row: int, text: str) -> None:
    """A theme's banner: number and title in one cell over all columns."""
    looks.dress(sheet.cell(row, 1, text), looks.THEME, looks.BANNER, looks.THEME_FILL)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(COLUMNS))
    sheet.row_dimensions[row].height = 26


def _write_objective(sheet: Worksheet, row: int, number: float, title: str) -> None:
    """An objective's row: its number as Excel made it, a number, and the title over the other columns."""
    looks.dress(sheet.cell(row, 1, number), looks.OBJECTIVE, looks.CENTRED, looks.OBJECTIVE_FILL)
    looks.dress(sheet.cell(row, 2, title), looks.OBJECTIVE, looks.BANNER, looks.OBJECTIVE_FILL)
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=len(COLUMNS))
    sheet.row_dimensions[row].height = 21


def _write_action(sheet: Worksheet, row: int, action: Action) -> int:
    """An action over the rows of its steps; returns the row after it."""
    last = row + max(1, len(action.steps)) - 1
    step_rows = _step_texts(action)
    by_step = {heading for texts in step_rows for heading in texts}
    for number, texts in enumerate(step_rows, start=row):
        for heading in by_step:
            _write_text(sheet, number, heading, texts.get(heading, ""))
    for heading, text in _action_texts(action).items():
        if heading not in by_step:
            _write_text(sheet, row, heading, text)
            _merge_down(sheet, row, last, NUMBERS[heading])
    _write_ratings(sheet, row, last, action)
    _fit_rows(sheet, row, last, by_step)
    return last + 1


def _step_texts(action: Action) -> list[dict[str, str]]:
    """What stands in each step's own row, by heading, empty texts left out."""
    rows = [(step.text, step.due, step.measure, step.status) for step in action.steps]
    return [{h: text for h, text in zip(STEP_HEADINGS, row, strict=True) if text} for row in rows]


def _action_texts(action: Action) -> dict[str, str]:
    """What stands once for the whole action, by heading."""
    words, lists = action.words, action.lists
    return {
        "Ref": action.ref,
        "Action": action.title,
        "Lead": "\n".join(lists["lead"]),
        "Responsible officer": "\n".join(lists["officer"]),
        "Steps": "",
        "By when": words.get("due", ""),
        "Original date": words.get("original", ""),
        "Reason for new date": words.get("reason", ""),
        "Approved by": words.get("approved", ""),
        "Success measures": _bulleted(lists.get("measure", [])),
        "Status": words.get("status", ""),
        "Recommendation": "\n".join(lists.get("rec", [])),
        "Priority": words["priority"],
        "Latest update": "\n".join(action.updates),
        "Evidence": "\n".join(lists.get("evidence", [])),
    }


def _bulleted(lines: list[str]) -> str:
    """One line stands plain; several get a bullet each."""
    return "\n".join(f"• {line}" for line in lines) if len(lines) > 1 else "".join(lines)


def _write_text(sheet: Worksheet, row: int, heading: str, text: str) -> None:
    """One cell of the plan; in the date columns a date is stored as a date."""
    value, number_format = as_date(text) if heading in {"By when", "Original date"} else (text, None)
    cell = sheet.cell(row, NUMBERS[heading], value or None)
    looks.dress(cell, looks.STRONG if heading in {"Ref", "Action"} else looks.BODY)
    if number_format:
        cell.number_format = number_format


def _write_ratings(sheet: Worksheet, row: int, last: int, action: Action) -> None:
    """The action's rating in each period, with its note, over all its rows."""
    for period, letter in zip(PERIODS, action.ratings, strict=True):
        number = NUMBERS[f"RAG {period}"]
        cell = sheet.cell(row, number, letter or None)
        looks.dress_rating(cell, letter)
        if period in action.notes:
            cell.comment = Comment(action.notes[period], "Performance Officer", height=90, width=240)
        _merge_down(sheet, row, last, number)


def _merge_down(sheet: Worksheet, row: int, last: int, number: int) -> None:
    if last > row:
        sheet.merge_cells(start_row=row, start_column=number, end_row=last, end_column=number)


def _fit_rows(sheet: Worksheet, row: int, last: int, by_step: set[str]) -> None:
    """Rows tall enough for the steps, and together for the texts merged over them."""

    def points(number: int, heading: str) -> float:
        return looks.points_for(str(sheet.cell(number, NUMBERS[heading]).value or ""), COLUMNS[heading])

    own = [max((points(n, h) for h in by_step), default=18.0) for n in range(row, last + 1)]
    looks.set_heights(sheet, row, own, max(points(row, h) for h in COLUMNS if h not in by_step))


def _write_indicators(sheet: Worksheet) -> None:
    """A heading row and a row for each indicator, numbers as numbers."""
    headings, *rows = read_indicators()
    widths = {"Indicator": 44, "Aim": 13, "Unit": 10, "Statistical neighbours": 12, "Notes": 40}
    _write_headings(sheet, 1, [(heading, widths.get(heading, 9)) for heading in headings], height=34)
    for row, texts in enumerate(rows, start=2):
        for number, text in enumerate(texts, start=1):
            value, number_format = as_number(text)
            cell = sheet.cell(row, number, value)
            looks.dress(cell, looks.STRONG if number == 1 else looks.BODY)
            if number_format:
                cell.number_format = number_format
        sheet.row_dimensions[row].height = 32
    looks.set_page(sheet, frozen="B2", repeated="1:1")


def _write_key(sheet: Worksheet) -> None:
    """What the four letters mean."""
    _write_headings(sheet, 1, [("Rating", 9), ("Name", 14), ("Meaning", 90)], height=22)
    for row, (letter, name, meaning) in enumerate(KEY, start=2):
        looks.dress_rating(sheet.cell(row, 1, letter), letter)
        looks.dress(sheet.cell(row, 2, name), looks.STRONG)
        looks.dress(sheet.cell(row, 3, meaning), looks.BODY)
        sheet.row_dimensions[row].height = 20
    looks.set_page(sheet, frozen="A2", repeated="1:1")


def _with_fixed_dates(workbook: Workbook) -> bytes:
    """The saved workbook with the moment of saving taken out of its parts and its properties."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    moment = MADE_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment, data)
            copy.writestr(zipfile.ZipInfo(name, MADE_AT.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


if __name__ == "__main__":
    main()
