"""One small tracker in several formats, and the real plans in them: the same cells come in."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.grid import Cell
from planapp.exchange.mapping import map_book
from planapp.exchange.read_apart import read_apart
from planapp.exchange.read_file import read_file
from planapp.exchange.reading import Reading
from planapp.exchange.recognise import recognise
from planapp.exchange.source import opened

SAMPLES = Path(__file__).parent / "samples"


def read(path: Path) -> Reading:
    with opened(path) as source:
        return read_file(source)


def cells(path: Path) -> dict[str, Cell]:
    reading = read(path)
    return {f"{sheet.name}!{cell.address}": cell for sheet in reading.book.sheets for cell in sheet.filled()}


@pytest.fixture(scope="module")
def tracker() -> dict[str, Cell]:
    return cells(SAMPLES / "tracker.xlsx")


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_other_formats_show_all_that_a_workbook_does(tracker: dict[str, Cell], kind: str) -> None:
    found = cells(SAMPLES / f"tracker.{kind}")
    assert sorted(found) == sorted(tracker)
    for at, cell in found.items():
        mine, theirs = (
            (
                one.value,
                one.text,
                one.number_format.replace("\\", ""),
                one.fill,
                one.font_colour,
                one.bold,
                one.indent,
                one.note,
            )
            for one in (cell, tracker[at])
        )
        assert mine == theirs


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_the_layout_of_other_formats(kind: str) -> None:
    reading = read(SAMPLES / f"tracker.{kind}")
    mine, theirs = reading.book, read(SAMPLES / "tracker.xlsx").book
    assert reading.remarks == ()
    for sheet, other in zip(mine.sheets, theirs.sheets, strict=True):
        assert (sheet.name, sheet.state, set(sheet.merges)) == (other.name, other.state, set(other.merges))
        assert (sheet.hidden_rows, sheet.hidden_columns, sheet.outline) == (
            other.hidden_rows,
            other.hidden_columns,
            other.outline,
        )
    assert mine.sheets[0].widths[7] == pytest.approx(13, abs=0.1)
    assert max(mine.sheets[0].widths) == 8


def test_a_web_page_made_of_a_workbook(tracker: dict[str, Cell]) -> None:
    found = {at.split("!")[1]: cell.text for at, cell in cells(SAMPLES / "tracker.html").items()}
    table = {at.split("!")[1]: cell.text for at, cell in tracker.items() if at.startswith("Tracker!")}
    assert {at: text for at, text in found.items() if at < "G"} == {
        at: text for at, text in table.items() if at < "G"
    }


def facts(plan: Plan) -> list[tuple[object, ...]]:
    """Return the items of a plan in order, as values."""
    found: list[tuple[object, ...]] = []

    def walk(parent: int | None, depth: int) -> None:
        for item in plan.children(parent):
            found.append(
                (
                    depth,
                    item.kind,
                    item.ref,
                    item.title,
                    item.due,
                    item.due_from,
                    item.due_to,
                    item.status,
                    item.done_on,
                    tuple(measure.text for measure in plan.measures.of(item.id)),
                    tuple(person.name for person in plan.assigned(item.id, "lead")),
                    tuple(person.name for person in plan.assigned(item.id, "officer")),
                    tuple(update.text for update in plan.updates.of(item.id)),
                )
            )
            walk(item.id, depth + 1)

    walk(None, 0)
    return found


def plan_of(path: Path) -> Plan:
    book = read(path).book
    mapped = map_book(book, recognise(book), path.stem)
    assert mapped.accounting.left_out == ()
    return mapped.plan


@pytest.fixture(scope="module", params=["plan-a", "plan-b"])
def tidy(request: pytest.FixtureRequest, shared: Path) -> Path:
    return shared / "plans" / f"{request.param}.xlsx"


@pytest.fixture
def variants(tidy: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with a tidy plan as other programs save it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("there is no LibreOffice to save a plan in other formats")
    as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true"
    for kind in ("ods", "xls", "html", as_shown):
        home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        command = [office, home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(tidy)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    yield tmp_path
    shutil.rmtree(tmp_path / "office", ignore_errors=True)


def test_the_tidy_plans_in_other_formats(tidy: Path, variants: Path) -> None:
    wanted = facts(plan_of(tidy))
    assert facts(plan_of(variants / f"{tidy.stem}.ods")) == wanted
    assert facts(plan_of(variants / f"{tidy.stem}.xls")) == wanted
    assert facts(plan_of(variants / f"{tidy.stem}.html")) == wanted
    # A text file has no merges: what stands for all steps of an action stands on the first of them.
    names = [fact[:4] for fact in wanted]
    assert [fact[:4] for fact in facts(plan_of(variants / f"{tidy.stem}.csv"))] == names


def test_the_tidy_plans_with_macros_and_as_templates(tidy: Path, tmp_path: Path) -> None:
    wanted = facts(plan_of(tidy))
    for kind in ("sheet.macroEnabled", "template", "template.macroEnabled"):
        path = tmp_path / f"{tidy.stem}.xlsm"
        with ZipFile(tidy) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
            for part in old.namelist():
                content = old.read(part)
                if part == "[Content_Types].xml":
                    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                    assert plain in content
                    content = content.replace(plain, f"application/vnd.ms-excel.{kind}.main+xml".encode())
                new.writestr(part, content)
            new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
        assert facts(plan_of(path)) == wanted


def test_every_awkward_file_is_read_or_refused(shared: Path) -> None:
    folder = shared / "corpus" / "awkward"
    if not folder.is_dir():
        pytest.skip("there are no other people's workbooks beside the project")
    index = (folder / "INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]
    openpyxl_reads = {line.split("\t")[0] for line in index if line.split("\t")[3] == "ok"}
    refused = {}
    for path in sorted(folder.iterdir()):
        try:
            read_apart(path)
        except UserError as refusal:
            refused[path.name] = str(refusal)
    assert not openpyxl_reads & refused.keys()
    assert all("\n" not in sentence for sentence in refused.values())
    texts_and_pages = [name for name in refused if name.endswith((".csv", ".xls", ".tsv"))]
    assert texts_and_pages == []
