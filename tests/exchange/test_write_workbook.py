"""The workbook that goes out, read back with openpyxl."""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.utils.escape import unescape

from planapp.domain import records as r
from planapp.errors import UserError
from planapp.exchange.workbook.model import hex_id
from planapp.exchange.workbook.overflow import LONGEST_TEXT
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.workbook.making import LEVELS, Making, all_text, fields, values, written


def small(**look: str) -> tuple[Making, r.Item]:
    """A plan with a layout of hers: a theme, an action with a rating and a comment, and a step."""
    making = Making("Improvement & care plan")
    period = making.add(r.Period, label="03/18")
    columns = fields("ref", "action", "lead", "step", "due", "status")
    columns[4]["number_format"] = "mmm-yy"
    rating = {"field": "rating", "heading": "RAG 03/18", "period": period.id, "width": 9.0}
    making.layout(
        *columns,
        rating,
        *fields("update"),
        sheet="My plan",
        titles=("Title", "Second"),
        look=tuple(look.items()),
    )
    theme = making.item(r.THEME, "Help early", ref="1")
    action = making.item(r.ACTION, "Train all staff", theme, ref="1.1")
    making.item(r.STEP, "Choose a trainer", action, due="Apr-18", due_from=date(2018, 4, 1), status="IN HAND")
    making.add(
        r.Rating,
        item=action.id,
        period=period.id,
        level=LEVELS[1].id,
        comment="Late\nagain",
        comment_by="Lead",
    )
    return making, action


def test_her_headings_order_widths_titles_and_sheet_come_back(tmp_path: Path) -> None:
    sheet = written(small()[0].plan(), tmp_path)["My plan"]
    assert values(sheet)[:6] == [
        ["Title", *[""] * 7],
        ["Second", *[""] * 7],
        [""] * 8,
        ["REF", "ACTION", "LEAD", "STEP", "DUE", "STATUS", "RAG 03/18", "UPDATE"],
        ["1 Help early", *[""] * 7],
        [1.1, "Train all staff", "", "Choose a trainer", datetime(2018, 4, 1), "IN HAND", "A", ""],
    ]
    assert [sheet.column_dimensions[letter].width for letter in "ABG"] == [20.0, 20.0, 9.0]
    assert sheet["E6"].number_format == "mmm-yy"
    assert sheet["A6"].number_format == "General"
    assert not sheet.merged_cells.ranges


def test_the_page_is_set_up_for_print_and_screen(tmp_path: Path) -> None:
    sheet = written(small()[0].plan(), tmp_path)["My plan"]
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"
    page = sheet.page_setup
    assert (page.orientation, int(page.paperSize), page.fitToWidth, page.fitToHeight) == (
        "landscape",
        8,
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.left.text == "Improvement && care plan"
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_cells_wrap_have_lines_and_her_colours(tmp_path: Path) -> None:
    making, _ = small(header_fill="BFBFBF", theme_fill="1F4E78", theme_font="FFFFFF")
    sheet = written(making.plan(), tmp_path)["My plan"]
    assert sheet["A4"].fill.fgColor.rgb == "00BFBFBF"
    assert {cell.fill.fgColor.rgb for cell in sheet[5][:8]} == {"001F4E78"}
    assert sheet["A5"].font.color.rgb == "00FFFFFF"
    assert not sheet["A5"].alignment.wrap_text
    cell = sheet["D6"]
    assert (cell.alignment.wrap_text, cell.alignment.vertical, cell.border.top.style) == (True, "top", "thin")


def test_steps_of_one_action_stand_without_lines_between_its_own_cells(tmp_path: Path) -> None:
    making, action = small()
    making.item(r.STEP, "Book rooms", action)
    sheet = written(making.plan(), tmp_path)["My plan"]
    drawn = [sides(sheet[at]) for at in ("B6", "B7", "D6", "D7")]
    edges = [("top" in some, "bottom" in some) for some in drawn]
    assert edges == [(True, False), (False, True), (True, True), (True, True)]


def sides(cell: Any) -> set[str]:
    """The sides of a cell that have a line."""
    lines = {side: getattr(cell.border, side) for side in ("left", "right", "top", "bottom")}
    return {side for side, line in lines.items() if line is not None and line.style}


@pytest.mark.parametrize("text", ["=1+1", "+44 20 7946 0000", "-", "@x", '=HYPERLINK("x")', "1", "TRUE"])
def test_no_text_becomes_a_formula_or_a_number(tmp_path: Path, text: str) -> None:
    making = Making()
    making.item(r.ACTION, text, status=text)
    cells = written(making.plan(), tmp_path)["Plan"]
    shown = [cell for row in cells.iter_rows() for cell in row if cell.value == text]
    assert [cell.data_type for cell in shown] == ["s", "s"]
    assert "<f" not in all_text(tmp_path / "written.xlsx").split("<sheetData>")[1].split("</sheetData>")[0]


def test_a_rating_is_a_letter_that_colours_itself_with_its_comment_as_a_note(tmp_path: Path) -> None:
    sheet = written(small()[0].plan(), tmp_path)["My plan"]
    cell = sheet["G6"]
    assert (cell.value, cell.comment.text, cell.comment.author) == ("A", "Late\nagain", "Lead")
    assert cell.fill.fill_type is None
    ((ranges, rules),) = [(found.sqref, found.rules) for found in sheet.conditional_formatting]
    assert str(ranges) == "G5:G6"
    colours = {rule.formula[0]: rule.dxf.fill.bgColor.rgb[-6:] for rule in rules}
    assert colours == {
        '"R"': "C22E30", '"A"': "FFB81C", '"G"': "2DA678", '"B"': "1D70B8", '"–"': "D6DAE0"
    }  # fmt: skip


def test_ratings_and_statuses_are_offered_and_anything_may_be_typed(tmp_path: Path) -> None:
    sheet = written(small()[0].plan(), tmp_path)["My plan"]
    offers = {str(offer.sqref): offer for offer in sheet.data_validations.dataValidation}
    assert offers["G5:G6"].formula1 == '"R,A,G,B,–"'
    listed = offers["F5:F6"].formula1
    assert listed == '"Not started,In progress,Complete,Ongoing,On hold,Dropped,IN HAND"'
    assert not any(offer.showErrorMessage for offer in offers.values())


def test_a_list_of_choices_is_never_longer_than_excel_allows(tmp_path: Path) -> None:
    making = Making()
    for number in range(60):
        making.item(r.ACTION, "Train", status=f"Status “{number}”")
    making.item(r.ACTION, "Train", status="With, comma")
    sheet = written(making.plan(), tmp_path)["Plan"]
    (listed,) = [offer.formula1 for offer in sheet.data_validations.dataValidation]
    assert 200 < len(listed) <= 255
    assert "With" not in listed


def test_a_hidden_column_holds_the_path_of_ids_of_each_row(tmp_path: Path) -> None:
    making, action = small()
    plan = making.plan()
    sheet = written(plan, tmp_path)["My plan"]
    (theme,), (step,) = plan.children(None), plan.children(action.id)
    ids = [sheet.cell(row, 9).value for row in (4, 5, 6)]
    path = "/".join(map(hex_id, (theme.id, action.id, step.id)))
    assert ids == ["planapp", hex_id(theme.id), path]
    assert sheet.column_dimensions["I"].hidden


def test_the_hidden_sheet_holds_the_stamp_and_a_hash_for_each_cell(tmp_path: Path) -> None:
    making, action = small()
    plan = making.plan()
    book = written(plan, tmp_path)
    sheet = book["planapp"]
    assert sheet.sheet_state == "hidden"
    rows = [[value for value in row if value] for row in sheet.iter_rows(values_only=True)]
    about = dict(row for row in rows if len(row) == 2)
    assert (about["format"], about["plan"]) == ("1", "f" * 32)
    assert datetime.fromisoformat(about["made"]).tzinfo is not None
    keys = next(row[2] for row in rows if row[:2] == ["plan", "fields"]).split(" ")
    period = next(iter(plan.periods))
    assert keys == ["ref", "action", "lead", "step", "due", "status", f"rating:{hex_id(period.id)}", "update"]
    (step,) = plan.children(action.id)
    hashes = next(row[2] for row in rows if row[1:2] == [hex_id(step.id)]).split(" ")
    assert [bool(re.fullmatch("[0-9a-f]{16}", one)) for one in hashes] == [
        *(True, True, False, True, True, True, True, False)
    ]
    again = written(plan, tmp_path)["planapp"]
    assert hashes[0] not in str([list(row) for row in again.iter_rows(values_only=True)])


def test_the_stamp_of_a_workbook_that_is_sent_round_names_its_circulation(tmp_path: Path) -> None:
    making, _ = small()
    sent_on = date(2026, 3, 2)
    sending = Sending(7, 8, 12, "March _x0041_", sent_on, recipient="Head of Service", protected=True)
    rows = written(making.plan(), tmp_path, sending=sending)["planapp"].iter_rows(values_only=True)
    about = dict(row[:2] for row in rows if row[0] and not row[2])
    assert {key: about[key] for key in ("circulation", "extract", "entry", "for", "sent")} == {
        "circulation": hex_id(7),
        "extract": hex_id(8),
        "entry": "12",
        "for": "Head of Service",
        "sent": "2026-03-02",
    }
    assert unescape(about["name"]) == "March _x0041_"
    alone = written(making.plan(), tmp_path)["planapp"].iter_rows(values_only=True)
    assert "circulation" not in {row[0] for row in alone}


def test_the_key_names_every_level(tmp_path: Path) -> None:
    sheet = written(small()[0].plan(), tmp_path)["Key"]
    assert values(sheet)[:2] == [
        ["Rating", "Name", "Meaning"],
        ["R", "Red", "Off track: will not be met without a change"],
    ]
    assert len(values(sheet)) == 5


def test_indicators_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    making, _ = small()
    indicator = making.add(
        r.Indicator, name="Visits in time", polarity="high", number_format="0.0%", comparator="81%",
        comparator_label="SN average",
    )  # fmt: skip
    making.add(r.IndicatorValue, indicator=indicator.id, month="2017-07", value=0.945)
    making.add(r.IndicatorValue, indicator=indicator.id, month="2017-08", text="not known")
    sheet = written(making.plan(), tmp_path)["Indicators"]
    assert values(sheet) == [
        ["Indicator", "Polarity", "SN average", "Target", "Jul 2017", "Aug 2017"],
        ["Visits in time", "High is good", "81%", "", 0.945, "not known"],
    ]
    assert sheet["E2"].number_format == "0.0%"


def test_her_block_of_indicators_stays_above_her_plan(tmp_path: Path) -> None:
    making = Making()
    indicator = making.add(r.Indicator, name="Visits in time")
    making.add(r.IndicatorValue, indicator=indicator.id, month="2017-07", value=94.5)
    block = [*fields("indicator"), {"field": "value", "heading": "Jul", "month": "2017-07", "width": 8.0}]
    look = (("first_column", "2"),)
    making.layout(*block, kind="indicators", sheet="Priority 3", look=look)
    making.layout(*fields("ref", "action"), sheet="Priority 3", titles=("Close to its table",))
    making.item(r.ACTION, "Train all staff", ref="a")
    sheet = written(making.plan(), tmp_path)["Priority 3"]
    assert values(sheet) == [
        ["", "INDICATOR", "Jul"],
        ["", "Visits in time", 94.5],
        ["", "", ""],
        ["Close to its table", "", ""],
        ["REF", "ACTION", ""],
        ["a", "Train all staff", ""],
    ]
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.freeze_panes == "C6"


def test_an_export_of_a_part_holds_no_text_of_the_rest(tmp_path: Path) -> None:
    making, action = small()
    theme = next(item for item in making.plan().children(None))
    secret = "Xylophone"
    other = making.item(
        r.ACTION,
        f"{secret} title",
        theme,
        ref=f"{secret} ref",
        status=f"{secret} status",
        due=f"{secret} due",
    )
    making.item(r.STEP, f"{secret} step", other, marker="• ")
    making.item(r.THEME, f"{secret} theme")
    making.lead(other, f"{secret} lead")
    making.add(r.Measure, item=other.id, text=f"{secret} measure")
    making.add(r.Update, item=other.id, text=f"{secret} update " + "x" * LONGEST_TEXT)
    making.add(r.Update, item=theme.id, text=f"{secret} of the theme above")
    making.add(r.Slip, item=other.id, was=f"{secret} was", reason=f"{secret} reason")
    making.add(r.Evidence, item=other.id, title=f"{secret} evidence")
    making.add(r.Indicator, name=f"{secret} indicator")
    source = making.add(r.SourceEvent, title=f"{secret} source")
    answered = making.add(r.Recommendation, ref=f"{secret} rec", source=source.id)
    making.add(r.RecommendationLink, item=other.id, recommendation=answered.id)
    extra = making.add(r.ExtraField, heading="Priority")
    making.add(r.ExtraValue, item=other.id, field=extra.id, text=f"{secret} extra")
    period = next(iter(making.plan().periods))
    making.add(r.Rating, item=other.id, period=period.id, comment=f"{secret} note", comment_by=f"{secret} by")
    written(making.plan(), tmp_path)
    assert all_text(tmp_path / "written.xlsx").count(secret) > 15
    sheet = written(making.plan(), tmp_path, only={action.id})["My plan"]
    assert secret not in all_text(tmp_path / "written.xlsx")
    assert [row[:2] for row in values(sheet)[4:]] == [["1 Help early", ""], [1.1, "Train all staff"]]
    assert sheet["G6"].comment.text == "Late\nagain"


def test_private_fields_are_sent_only_where_they_are_wanted(tmp_path: Path) -> None:
    making = Making()
    secret = making.add(r.ExtraField, heading="Risk to us", private=True)
    making.add(r.ExtraValue, item=making.item(r.ACTION, "One").id, field=secret.id, text="Xylophone")
    written(making.plan(), tmp_path)
    assert "Xylophone" in all_text(tmp_path / "written.xlsx")
    written(making.plan(), tmp_path, private=False)
    assert not re.search("Xylophone|Risk to us", all_text(tmp_path / "written.xlsx"))


def test_control_characters_leave_a_workbook_that_opens(tmp_path: Path) -> None:
    making, action = small()
    making.rows.append(r.Details(1, "", "Ti\x01tle"))
    period = next(iter(making.plan().periods))
    bad = "a\x00b\x0bc\ud800d"
    other = making.item(r.ACTION, bad, status=bad)
    making.add(r.Rating, item=other.id, period=period.id, comment=bad, comment_by=bad)
    sheet = written(making.plan(), tmp_path)["My plan"]
    assert "a_x0000_b_x000B_c_xD800_d" in [row[1] for row in values(sheet)]
    assert action


def test_updates_too_long_for_a_cell_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    making = Making()
    action = making.item(r.ACTION, "Train all staff")
    making.add(r.Update, item=action.id, text="First " + "a" * 39_994, on=date(2026, 1, 5))
    making.add(r.Update, item=action.id, text="Newest", on=date(2026, 2, 6))
    book = written(making.plan(), tmp_path)
    assert book.sheetnames == ["Plan", "Updates", "Key", "planapp"]
    plan_text = next(value for row in values(book["Plan"]) for value in row if "Newest" in str(value))
    assert plan_text.endswith("\nNewest (6.2.2026)")
    rows = values(book["Updates"])
    assert rows[2] == ["Item", "Date", "Update"]
    assert [row[0] for row in rows[3:]] == ["Train all staff"]
    whole = "".join(str(row[2]) for row in rows[3:]) + plan_text.removesuffix("\nNewest (6.2.2026)")
    assert whole == "First " + "a" * 39_994 + " (5.1.2026)"
    assert book["Updates"]["D4"].value == hex_id(action.id)


def test_other_long_texts_are_cut_and_the_rest_is_kept(tmp_path: Path) -> None:
    making = Making()
    making.item(r.ACTION, "b" * 70_000, ref="7")
    book = written(making.plan(), tmp_path)
    rest = values(book["Long texts"])[3:]
    assert [row[:2] for row in rest] == [["7", "Action"], ["7", "Action"]]
    title = next(value for row in values(book["Plan"]) for value in row if str(value).startswith("bb"))
    assert len(title + "".join(row[2] for row in rest)) == 70_000


def test_an_empty_plan_has_its_headings(tmp_path: Path) -> None:
    sheet = written(Making("").plan(), tmp_path)["Plan"]
    assert values(sheet)[0][:3] == ["Ref", "Action", "Lead"]
    assert len(values(sheet)) == 1


def test_a_plan_without_a_layout_has_its_title_on_top(tmp_path: Path) -> None:
    making = Making("Our plan")
    making.item(r.OBJECTIVE, "Timely assessments", ref="1")
    rows = values(written(making.plan(), tmp_path)["Plan"])
    assert [row[0] for row in rows] == ["Our plan", "", "Ref", "1 Timely assessments"]


@pytest.mark.parametrize("target", ["missing/plan.xlsx", "."])
def test_a_target_that_can_not_be_written_is_one_sentence(tmp_path: Path, target: str) -> None:
    with pytest.raises(UserError):
        write_workbook(Making().plan(), tmp_path / target)
    assert os.listdir(tmp_path) == []


def test_progress_is_told_and_ends_with_all(tmp_path: Path) -> None:
    making = Making()
    for _ in range(120):
        making.item(r.ACTION, "Train all staff")
    told: list[tuple[int, int, str]] = []
    write_workbook(making.plan(), tmp_path / "plan.xlsx", progress=lambda *step: told.append(step))
    assert [done for done, _, _ in told] == [50, 100, 120]
    assert {total for _, total, _ in told} == {120}


class Cancelled(Exception):
    """What a caller raises to end the writing."""


def test_cancelling_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    making = Making()
    for _ in range(120):
        making.item(r.ACTION, "Train all staff")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    (tmp_path / "plan.xlsx").write_bytes(b"old")

    def cancel(*_: Any) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(making.plan(), tmp_path / "plan.xlsx", progress=cancel)
    assert (tmp_path / "plan.xlsx").read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["plan.xlsx", "temporary"]
    assert os.listdir(temporary) == []


def test_the_package_is_whole(tmp_path: Path) -> None:
    written(small()[0].plan(), tmp_path)
    with ZipFile(tmp_path / "written.xlsx") as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        assert package.testzip() is None
        types = package.read("[Content_Types].xml").decode()
    parts = [name for name in names if name.endswith(".xml") and name != "[Content_Types].xml"]
    assert [name for name in parts if f'"/{name}"' not in types] == []


@pytest.mark.parametrize("name", ["plan-a.xlsx", "plan-b.xlsx"])
def test_every_text_of_a_real_plan_stands_in_its_workbook(shared: Path, tmp_path: Path, name: str) -> None:
    from tests.exchange.reading import read

    plan = read(shared / "plans" / name).plan
    book = written(plan, tmp_path)
    shown = {str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}
    everything = "\n".join(shown)
    texts = [item.title for item in plan.items] + [measure.text for measure in plan.measures]
    texts += [update.text for update in plan.updates] + [person.name for person in plan.people]
    assert [text for text in texts if text not in everything] == []
