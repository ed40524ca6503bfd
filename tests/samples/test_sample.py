"""The sample workbook is what its script makes, holds what it promises, and names posts only."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
COMMITTED = SAMPLES / "northmere-improvement-plan.xlsx"
HEADING_ROW = 4

POST_WORDS = re.compile(
    r"\b(Directors?|Heads?|Managers?|Leads?|Officers?|Nurse|Social Worker|Moderator|Worker|Coordinator"
    r"|Personal Adviser|HR Business Partner|Board)\b"
)
HONORIFICS = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame|Prof|Professor)\b\.? +[A-Z]")
# The commonest given names in the country, less those that are words too (Mark, Grace, Will, May …).
GIVEN_NAMES = """
Aisha Alan Alex Alice Alison Amanda Amy Andrea Andrew Angela Anna Anne Anthony Barbara Ben Brian
Carol Caroline Catherine Charlotte Chris Christine Christopher Claire Daniel David Deborah Diane
Donna Edward Elizabeth Emily Emma Fatima Fiona Gary George Graham Hannah Harry Heather Helen Ian
Imran Jack Jacqueline James Jane Janet Jason Jean Jennifer Jessica Joanne John Jonathan Joseph Julie
Karen Kate Katherine Keith Kelly Kevin Laura Lauren Lee Linda Lisa Lucy Luke Lynn Margaret Maria
Martin Mary Matthew Michael Michelle Mohammed Natalie Neil Nicholas Nicola Oliver Pamela Patricia
Paul Peter Philip Priya Rachel Rebecca Richard Robert Ruth Samantha Sandra Sarah Sharon Simon Sophie
Stephanie Stephen Steven Susan Thomas Timothy Tom Tracey Valerie Victoria Wendy William
"""


@pytest.fixture(scope="module")
def rebuilt_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook made afresh by the script."""
    path = tmp_path_factory.mktemp("sample") / "rebuilt.xlsx"
    subprocess.run([sys.executable, str(SAMPLES / "make_sample.py"), str(path)], check=True, timeout=120)
    return path


@pytest.fixture(scope="module")
def sample() -> Workbook:
    return load_workbook(COMMITTED)


@pytest.fixture(scope="module")
def plan(sample: Workbook) -> Worksheet:
    sheet = sample["Plan"]
    assert isinstance(sheet, Worksheet)
    return sheet


def facts(workbook: Workbook) -> dict[str, object]:
    """What an officer sees in a workbook: values, formats, fills, notes, merges, widths and heights."""
    return {
        sheet.title: (
            {
                cell.coordinate: (
                    cell.value,
                    cell.number_format,
                    cell.fill.fgColor.rgb,
                    cell.comment and cell.comment.text,
                )
                for row in sheet.iter_rows()
                for cell in row
            },
            sorted(str(merged) for merged in sheet.merged_cells.ranges),
            {key: column.width for key, column in sheet.column_dimensions.items()},
            {key: row.height for key, row in sheet.row_dimensions.items()},
        )
        for sheet in workbook.worksheets
    }


def column(plan: Worksheet, heading: str) -> list[object]:
    """The filled cells below a heading, theme and objective rows left out."""
    headings = [cell.value for cell in plan[HEADING_ROW]]
    number = headings.index(heading) + 1
    actions = set(range(HEADING_ROW + 1, plan.max_row + 1)) - set(banner_rows(plan))
    return [value for row in sorted(actions) if (value := plan.cell(row, number).value) is not None]


def banner_rows(plan: Worksheet) -> dict[int, int]:
    """Rows that are merged up to the last column, each with its first merged column."""
    return {
        merged.min_row: merged.min_col
        for merged in plan.merged_cells.ranges
        if merged.max_col == plan.max_column and merged.min_col < merged.max_col
    }


def lines(values: list[object]) -> list[str]:
    return [line for value in values for line in str(value).split("\n")]


def all_texts(workbook: Workbook) -> list[str]:
    """Every text in the workbook, notes and their authors included."""
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]
    notes = [cell.comment for cell in cells if cell.comment]
    return [
        *(cell.value for cell in cells if isinstance(cell.value, str)),
        *(note.text for note in notes),
        *(note.author for note in notes),
    ]


def test_the_script_makes_the_same_workbook_again(rebuilt_file: Path, sample: Workbook) -> None:
    assert facts(load_workbook(rebuilt_file)) == facts(sample)


def test_nothing_in_the_workbook_tells_when_it_was_made(rebuilt_file: Path) -> None:
    with zipfile.ZipFile(rebuilt_file) as parts:
        assert {part.date_time[:3] for part in parts.infolist()} == {(2026, 4, 30)}
    properties = load_workbook(rebuilt_file).properties
    assert properties.created == properties.modified


def test_themes_objectives_actions_and_steps(plan: Worksheet) -> None:
    assert Counter(banner_rows(plan).values()) == {1: 6, 2: 18}
    assert len(column(plan, "Action")) == len(set(column(plan, "Ref"))) == 60
    assert len(column(plan, "Steps")) == 158
    assert sum(cell.startswith("•") for cell in map(str, column(plan, "Success measures"))) == 30


def test_ratings_of_eight_periods(plan: Worksheet) -> None:
    headings = [str(cell.value) for cell in plan[HEADING_ROW] if str(cell.value).startswith("RAG ")]
    assert len(headings) == 8
    assert (headings[0], headings[-1]) == ("RAG Sep 2025", "RAG Apr 2026")
    now = Counter(column(plan, "RAG Apr 2026"))
    assert now == {"R": 4, "A": 20, "G": 19, "B": 12, "–": 1}
    assert {rating for heading in headings for rating in column(plan, heading)} == {"R", "A", "G", "B", "–"}
    assert sum(1 for row in plan.iter_rows() for cell in row if cell.comment) == 24


def test_a_complete_action_stays_complete(plan: Worksheet) -> None:
    first = [cell.value for cell in plan[HEADING_ROW]].index("RAG Sep 2025") + 1
    for row in plan.iter_rows(min_row=HEADING_ROW + 1, min_col=first, max_col=first + 7, values_only=True):
        if "B" in row:
            assert set(row[row.index("B") :]) == {"B"}


def test_slips_recommendations_updates_and_evidence(plan: Worksheet) -> None:
    assert len(column(plan, "Original date")) == 6
    assert len(column(plan, "Reason for new date")) == 4
    assert len(column(plan, "Approved by")) == 5
    assert set(lines(column(plan, "Recommendation"))) == {
        *(f"Inspection Sept 2024, rec {number}" for number in range(1, 8)),
        *(f"Monitoring visit Feb 2025, rec {number}" for number in range(1, 4)),
    }
    dated = [
        line for line in lines(column(plan, "Latest update")) if re.search(r"\d+\.\d+\.(20)?2\d\)?$", line)
    ]
    assert len(dated) == 89
    assert len(lines(column(plan, "Evidence"))) == 41
    assert set(column(plan, "Priority")) == {"High, statutory", "High", "Medium"}


def test_dates_are_dates_months_and_words(plan: Worksheet) -> None:
    number = [cell.value for cell in plan[HEADING_ROW]].index("By when") + 1
    cells = [plan.cell(row, number) for row in range(HEADING_ROW + 1, plan.max_row + 1)]
    kinds = Counter(cell.number_format if cell.is_date else "words" for cell in cells if cell.value)
    assert set(kinds) == {"dd/mm/yyyy", "mmm-yy", "words"}
    assert min(kinds.values()) > 30
    assert {"Mar 2026", "Jan – April 2026", "From Nov 2025 and ongoing", "Termly"} <= {
        cell.value for cell in cells
    }


def test_twelve_indicators_with_eighteen_months(sample: Workbook) -> None:
    headings, *rows = sample["Indicators"].iter_rows()
    months = [
        n for n, cell in enumerate(headings) if re.fullmatch(r"[A-Z][a-z]{2} 202[456]", str(cell.value))
    ]
    assert (len(rows), len(months)) == (12, 18)
    values = [row[n] for row in rows for n in months]
    assert sum(cell.value is None for cell in values) == 2
    assert all(isinstance(cell.value, int | float) for cell in values if cell.value is not None)
    shares = {row[0].row for row in rows if row[months[0]].number_format == "0.0%"}
    assert len(shares) == 2
    assert {row[1].value for row in rows} == {"High is good", "Low is good"}


def test_key_explains_each_letter(sample: Workbook) -> None:
    rows = list(sample["Key"].iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in rows] == [("R", "Red"), ("A", "Amber"), ("G", "Green"), ("B", "Complete")]
    assert all(row[2] for row in rows)


@pytest.mark.parametrize("heading", ["Lead", "Responsible officer", "Approved by"])
def test_people_are_posts(plan: Worksheet, heading: str) -> None:
    assert [line for line in lines(column(plan, heading)) if not POST_WORDS.search(line)] == []


def test_no_text_names_a_person(sample: Workbook) -> None:
    texts, given = all_texts(sample), set(GIVEN_NAMES.split())
    assert [text for text in texts if HONORIFICS.search(text)] == []
    assert [text for text in texts if given & set(re.findall(r"\w+", text))] == []
