"""The desk: one plan at a time, whatever happens to the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from planapp import paths
from planapp.application.document import Document
from planapp.application.importing import Import
from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.views.desk import SAMPLE, Desk, Trouble
from planapp.views.jobs import Jobs
from planapp.views.settings import Settings
from tests.exchange.test_protected import protected
from tests.views.answers import Answers
from tests.views.plans import first_edit


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def desk(answers: Answers) -> Iterator[Desk]:
    jobs = Jobs()
    made = Desk(answers, jobs, Settings())
    yield made
    made.close()
    jobs.close()


@pytest.fixture
def troubles(desk: Desk) -> list[Trouble]:
    told: list[Trouble] = []
    desk.troubled.connect(told.append)
    return told


@pytest.fixture
def plan_path(tmp_path: Path, small: Plan) -> Path:
    """Return the path of a plan that nobody has open."""
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    return path


def test_a_new_plan_can_be_rated_at_once(desk: Desk, answers: Answers, tmp_path: Path) -> None:
    answers.plan = tmp_path / "Northmere.plan"
    desk.new_plan()
    assert desk.document is not None
    plan = desk.document.plan
    assert (plan.about.title, len(plan.levels), len(plan.items)) == ("Northmere", 4, 0)
    assert plan.current_period is not None
    assert plan.current_period.ends_on is not None


def test_no_answer_leaves_all_as_it_is(desk: Desk, answers: Answers) -> None:
    desk.new_plan()
    desk.choose_plan()
    desk.choose_source()
    assert desk.document is None
    assert len(answers.asked) == 3


def test_a_plan_that_is_there_is_not_replaced(
    desk: Desk, answers: Answers, plan_path: Path, troubles: list[Trouble]
) -> None:
    before = plan_path.read_bytes()
    answers.plan = plan_path
    desk.new_plan()
    assert desk.document is None
    assert "already there" in troubles[0].text
    assert plan_path.read_bytes() == before


def test_a_plan_that_is_made_out_of_another_takes_its_place(
    desk: Desk, answers: Answers, plan_path: Path, small: Plan
) -> None:
    desk.open(plan_path)
    first = first_edit(small)
    assert not desk.make_plan(first, "Plan 2026/27: care")
    assert desk.document is not None
    assert answers.asked == [str(plan_path.parent / "Plan 2026-27- care.plan")]
    answers.plan = plan_path
    with pytest.raises(UserError, match="already there"):
        desk.make_plan(first, "Plan")
    assert desk.document.path == plan_path
    answers.plan = plan_path.with_name("next.plan")
    assert desk.make_plan(first, "Plan")
    assert desk.document.path == answers.plan
    assert answers.asked[-1] == str(plan_path.parent / "Plan.plan")


def test_a_plan_that_is_made_out_of_another_is_signed_as_settings_say(
    desk: Desk, answers: Answers, plan_path: Path, small: Plan
) -> None:
    Settings().journal_name = "Performance officer"
    answers.plan = plan_path.with_name("next.plan")
    assert desk.make_plan(first_edit(small), "Plan")
    assert desk.document is not None
    assert [entry.by for entry in desk.document.entries()] == ["Performance officer"]


def test_an_opened_plan_is_first_of_the_recent_ones(desk: Desk, answers: Answers, plan_path: Path) -> None:
    answers.open = plan_path
    desk.choose_plan()
    assert desk.document is not None
    (recent,) = Settings().recent
    assert (recent.path, recent.period) == (str(plan_path.resolve()), "April 2026")
    assert Settings().folder == plan_path.parent


def test_a_large_plan_is_counted_when_it_is_closed(
    desk: Desk, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planapp.views.desk._COUNTED_AT_ONCE", 3)
    settings = Settings()
    desk.open(plan_path)
    assert settings.recent[0].counts == ()
    desk.close()
    counted = settings.recent[0].counts
    assert dict(counted)["red"] == 1
    desk.open(plan_path)
    assert settings.recent[0].counts == counted


def test_what_is_not_a_plan_leaves_the_open_one(
    desk: Desk, plan_path: Path, tmp_path: Path, troubles: list[Trouble]
) -> None:
    desk.open(plan_path)
    (tmp_path / "b.plan").write_text("no plan", encoding="utf-8")
    desk.open(tmp_path / "b.plan")
    assert desk.document is not None
    assert desk.document.path == plan_path
    assert "not a plan" in troubles[0].text
    assert troubles[0].way == "Open another plan…"


def test_a_plan_that_is_open_elsewhere_can_be_read(
    desk: Desk, plan_path: Path, troubles: list[Trouble]
) -> None:
    other = Document.open(plan_path, by="Colleague")
    try:
        desk.open(plan_path)
        assert desk.document is None
        assert "open elsewhere: by Colleague" in troubles[0].text
        assert troubles[0].way == "Open read-only"
        assert troubles[0].do is not None
        troubles[0].do()
        assert desk.document is not None
        assert desk.read_only
    finally:
        other.close()


def test_opening_the_open_plan_again_keeps_it(desk: Desk, plan_path: Path) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    desk.open(plan_path)
    document = desk.document
    desk.open(plan_path)
    assert desk.document is document
    assert said == ["small.plan is open already."]


def test_closing_gives_the_file_up(desk: Desk, plan_path: Path) -> None:
    desk.open(plan_path)
    closing: list[bool] = []
    desk.closing.connect(lambda: closing.append(desk.document is not None))
    desk.close()
    assert closing == [True]
    assert desk.document is None
    Document.open(plan_path, by="Colleague").close()


def test_what_the_file_refuses_becomes_trouble(desk: Desk, plan_path: Path, troubles: list[Trouble]) -> None:
    desk.open(plan_path, read_only=True)
    assert desk.document is not None
    with pytest.raises(UserError):
        desk.document.edit(edits.add_period(desk.document.plan, "May 2026"))
    assert troubles[0].safe
    assert "read-only" in troubles[0].text


def test_a_workbook_is_read_beside_the_window_and_made_where_she_says(
    desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / SAMPLE
    source.write_bytes(paths.resource("samples", SAMPLE).read_bytes())
    with qtbot.waitSignal(desk.drafted, timeout=20_000) as told:
        desk.take(source)
    found = told.args[1]
    assert isinstance(found, Import)
    assert desk.document is None
    answers.plan = tmp_path / "made.plan"
    assert desk.make(found)
    assert answers.asked == [str(source.with_suffix(".plan"))]
    assert desk.document is not None
    assert desk.document.plan == found.plan


def test_a_second_import_suggests_a_name_that_is_free(
    desk: Desk, answers: Answers, tmp_path: Path, sample: Import
) -> None:
    (tmp_path / "a.plan").touch()
    assert not desk.make(Import(tmp_path / "a.xlsx", sample.plan, sample.accounting, ()))
    assert answers.asked == [str(tmp_path / "a 2.plan")]


def test_what_is_no_workbook_is_told(
    desk: Desk, tmp_path: Path, qtbot: QtBot, troubles: list[Trouble]
) -> None:
    (tmp_path / "letter.xlsx").write_text("Dear colleague", encoding="utf-8")
    with qtbot.waitSignal(desk.troubled, timeout=20_000):
        desk.take(tmp_path / "letter.xlsx")
    assert "letter.xlsx" in troubles[0].text


def test_the_plan_is_written_as_it_was_when_asked(
    desk: Desk, answers: Answers, plan_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open(plan_path)
    answers.export = tmp_path / "out.xlsx"
    with qtbot.waitSignal(desk.said, timeout=20_000) as told:
        desk.export()
    assert told.args == ["out.xlsx is written."]
    assert answers.asked == [str(plan_path.with_suffix(".xlsx"))]
    assert "Plan" in load_workbook(tmp_path / "out.xlsx").sheetnames


def test_the_sample_plan_is_made_once(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open_sample()
    assert desk.document is not None
    desk.document.edit(edits.add_period(desk.document.plan, "My own"))
    desk.close()
    with qtbot.waitSignal(desk.opened):
        desk.open_sample()
    assert "My own" in [period.label for period in desk.document.plan.periods]


def test_a_file_with_a_password_is_asked_for_it_until_it_fits(
    desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = protected(tmp_path, "Lamp Post 7")
    answers.secret = "Lamp Post 8"
    with qtbot.waitSignal(desk.drafted, timeout=20_000):
        desk.read_source(path)
        qtbot.waitUntil(lambda: len(answers.asked) == 1, timeout=20_000)
        answers.secret = "Lamp Post 7"
    assert answers.asked[0] == "tracker.xlsx has a password:"
    assert answers.asked[-1] == "That password does not open it. tracker.xlsx has a password:"


def test_without_a_password_nothing_is_read(
    desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot, troubles: list[Trouble]
) -> None:
    desk.read_source(protected(tmp_path, "Lamp Post 7"))
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=20_000)
    assert troubles == []


def test_a_pdf_has_the_columns_that_the_plan_remembers(
    desk: Desk, answers: Answers, plan_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open(plan_path)
    assert desk.document is not None
    sizes = []
    for keys in (["due", "lead"], []):
        desk.document.remember("board.columns", {"columns": keys, "widths": {}})
        answers.export = tmp_path / f"{len(keys)}.pdf"
        with qtbot.waitSignal(desk.said, timeout=20_000):
            desk.export()
        sizes.append(answers.export.stat().st_size)
    assert sizes[0] > sizes[1]


def test_the_ending_says_that_a_pdf_is_written(
    desk: Desk, answers: Answers, plan_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open(plan_path)
    answers.export = tmp_path / "Board pack.PDF"
    with qtbot.waitSignal(desk.said, timeout=20_000) as told:
        desk.export()
    assert told.args == ["Board pack.PDF is written."]
    assert answers.export.read_bytes().startswith(b"%PDF")
