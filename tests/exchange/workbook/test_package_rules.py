"""Workbooks against the rules of their package: a part that breaks one makes Excel offer a repair."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from planapp import paths
from planapp.domain import records as r
from planapp.domain.plan import Plan
from planapp.exchange.changed_fields import changed_fields
from planapp.exchange.workbook.overflow import LONGEST_TEXT
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.reading import read
from tests.exchange.workbook.making import LEVELS, Making, fields
from tests.exchange.workbook.package_rules import Package, broken
from tests.exchange.workbook.sending import items, now, sending, then

BAD = "a\x00b\ud800 & <x> \"q\" 's' _x0041_ =1+1\n{}[]"


def odd() -> Plan:
    """A plan of odd names and long texts, with a note, many indicators, and a sheet of hers called so."""
    making = Making(f"{BAD} & {'title' * 60}")
    period = making.add(r.Period, label=BAD, current=True)
    rating = {"field": "rating", "heading": BAD, "period": period.id, "width": 9.0}
    making.layout(*fields("ref", "action", "step", "due", "status", "update"), rating, sheet=f"O'Brien {BAD}")
    block = [*fields("indicator"), {"field": "value", "heading": "Jul", "month": "2017-07", "width": 8.0}]
    making.layout(*block, kind="indicators", sheet=f"O'Brien {BAD}")
    for number in range(12):
        action = making.item(r.ACTION, f"{BAD} {number}", status=f"{BAD} {number}", state="complete", due=BAD)
        making.add(r.Update, item=action.id, text="u" * LONGEST_TEXT * 2)
        making.add(
            r.Rating, item=action.id, period=period.id, level=LEVELS[0].id, comment=BAD, comment_by=BAD
        )
        indicator = making.add(r.Indicator, name=f"{BAD} {number}", target="≥ 90 %", number_format="0.0%")
        for month in range(1, 4):
            text = "not known" if number == month == 2 else ""
            value = {"text": text} if text else {"value": month / 7}
            making.add(r.IndicatorValue, indicator=indicator.id, month=f"2017-0{month}", **value)
    making.item(r.ACTION, "t" * 3 * LONGEST_TEXT)
    return making.plan()


def _plain(path: Path) -> None:
    write_workbook(read(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan, path)


def _sent(path: Path) -> None:
    plan = now(then())
    write_workbook(plan, path, sending=sending(changes=changed_fields(then(), plan), recipient="Lead"))


def _extract(path: Path) -> None:
    plan = now(then())
    told = sending(changes=changed_fields(then(), plan), protected=True)
    write_workbook(plan, path, only={items(plan, r.ACTION)[0].id}, private=False, sending=told)


def _odd(path: Path) -> None:
    plan = odd()
    told = sending(name=BAD * 20, since=BAD, recipient=BAD, changes=changed_fields(Making().plan(), plan))
    write_workbook(plan, path, sending=told)


def _empty(path: Path) -> None:
    write_workbook(Making("").plan(), path, sending=sending())


@pytest.mark.parametrize("write", [_plain, _sent, _extract, _odd, _empty])
def test_no_rule_is_broken(tmp_path: Path, write: Callable[[Path], None]) -> None:
    write(tmp_path / "a.xlsx")
    assert broken(tmp_path / "a.xlsx") == []


def test_what_is_odd_is_written_and_read(tmp_path: Path) -> None:
    _odd(tmp_path / "a.xlsx")
    package = Package(tmp_path / "a.xlsx")
    assert len([name for name in package.names if name.startswith("xl/charts/")]) == 8
    assert any(name.endswith(".vml") for name in package.names)
    assert read(tmp_path / "a.xlsx").accounting.left_out == ()


BREAKS: list[tuple[str, str, str, str]] = [
    ("xl/worksheets/sheet1.xml", "(<autoFilter.*?/>)(.*)(<pageMargins)", r"\2\1\3", "worksheet has"),
    ("[Content_Types].xml", '<Override PartName="/xl/charts/chart1.xml".*?/>', "", "has no type"),
    ("xl/worksheets/_rels/sheet2.xml.rels", "drawing1.xml", "drawing9.xml", "which is not there"),
    ("xl/worksheets/sheet1.xml", 'priority="2"', 'priority="1"', "the priority 1"),
    ("xl/worksheets/sheet1.xml", 'dxfId="1"', 'dxfId="99"', "the look 99"),
    ("xl/worksheets/sheet1.xml", r' s="\d+"', ' s="9999"', "the format 9999"),
    ("xl/worksheets/sheet1.xml", "<oddHeader>", "<oddHeader>" + "x" * 256, "oddHeader is"),
    ("xl/workbook.xml", 'name="Indicators"', f'name="{"x" * 32}"', "no sheet can be called"),
    ("xl/workbook.xml", "'Changes'!", "'Nowhere'!", "Print_Titles is"),
    ("xl/charts/chart1.xml", "'Indicators'!", "'Nowhere'!", "draws 'Nowhere'"),
    ("xl/worksheets/sheet1.xml", r"<is><t[^>]*>[^<]*</t></is>", "<f>1+1</f>", "holds a formula"),
    ("xl/worksheets/sheet1.xml", r"TODAY\(\)", "TODAY(", "a formula is"),
]


@pytest.mark.parametrize(("part", "pattern", "by", "named"), BREAKS, ids=[one[3] for one in BREAKS])
def test_a_rule_that_is_broken_is_named(tmp_path: Path, part: str, pattern: str, by: str, named: str) -> None:
    _sent(tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as before, ZipFile(tmp_path / "b.xlsx", "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                changed, times = re.subn(pattern, by, text.decode(), count=1, flags=re.DOTALL)
                assert times == 1
                text = changed.encode()
            after.writestr(name, text)
    assert named in "\n".join(broken(tmp_path / "b.xlsx"))


def test_libreoffice_opens_it_and_finds_every_text(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed.")
    _sent(tmp_path / "sent.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    command += [str(tmp_path / "again"), str(tmp_path / "sent.xlsx")]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    ours, theirs = (openpyxl.load_workbook(tmp_path / name) for name in ("sent.xlsx", "again/sent.xlsx"))
    assert ours.sheetnames == theirs.sheetnames
    for sheet in ours:
        again = [list(row) for row in theirs[sheet.title].iter_rows(values_only=True)]
        for row, own in enumerate(sheet.iter_rows(values_only=True)):
            assert again[row][: len(own)] == list(own)
    assert len(theirs["Indicators"]._charts) == 2
