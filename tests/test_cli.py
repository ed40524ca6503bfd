"""The command line: what it does, what it prints, and how it refuses."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planapp import __version__, paths
from planapp.application.circulations import circulations
from planapp.application.document import Document
from planapp.application.reading import read_plan
from planapp.cli import main

Circulate = Callable[..., list[str]]


@pytest.fixture(scope="session")
def sample() -> Path:
    return paths.resource("samples", "northmere-improvement-plan.xlsx")


@pytest.fixture
def plan_file(sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sample.plan"
    assert main(["import", str(sample), "-o", str(path)]) == 0
    return path


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that is to be refused; return its one line on stderr."""
    assert main([str(argument) for argument in arguments]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = printed.err.splitlines()
    assert len(lines) == 1
    assert not any(word in lines[0] for word in ("Error", "Failed", "Invalid", "Traceback"))
    assert "planapp met a problem" not in lines[0]
    return lines[0]


def test_a_table_that_is_called_a_workbook(tmp_path: Path) -> None:
    source = tmp_path / "notes.xlsx"
    source.write_text("Action,Lead\nVisit,Head of Service\n", encoding="utf-8")
    assert main(["import", str(source), "-o", str(tmp_path / "a.plan")]) == 0
    assert [item.title for item in read_plan(tmp_path / "a.plan").items] == ["Visit"]


def test_a_password_is_asked_for(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    source, plan = tmp_path / "locked.xlsx", tmp_path / "a.plan"
    with sample.open("rb") as open_one, source.open("wb") as locked:
        ooxml.OOXMLFile(open_one).encrypt("Lamp Post 7", locked)
    said = refusal(capsys, "import", source, "-o", plan)
    assert said.startswith("locked.xlsx is protected with a password.")
    assert said.endswith("Or add --password and type it when you are asked.")
    monkeypatch.setattr(sys, "stdin", io.StringIO("Lamp Post 8\n"))
    assert "The password does not open locked.xlsx." in refusal(
        capsys, "import", source, "-o", plan, "--password"
    )
    assert not plan.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("Lamp Post 7\n"))
    assert main(["import", str(source), "-o", str(plan), "--password"]) == 0
    assert len(read_plan(plan).items)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.strip() == f"planapp {__version__}"


def test_help_tells_of_the_window_and_of_each_command(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        (["--help"], ("planapp [PLAN]", "COMMAND", "window", "import", "export", "check")),
        (["import", "--help"], ("planapp import", "SOURCE", "--json")),
        (["export", "--help"], ("planapp export", "OUT.xlsx|OUT.json|OUT.pdf")),
        (["check", "--help"], ("planapp check", "PLAN")),
        (["circulate", "--help"], ("planapp circulate", "--by", "--reply-by", "FOLDER")),
        (["merge", "--help"], ("planapp merge", "PLAN", "RETURN", "--json", "--accept")),
    ):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 0
        printed = capsys.readouterr().out
        assert [word for word in words if word not in printed] == []


@pytest.mark.parametrize(
    ("arguments", "named"), [([], []), (["my.plan"], ["my.plan"]), (["--", "-my.plan"], ["-my.plan"])]
)
def test_without_a_command_the_window_is_opened(
    arguments: list[str], named: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []

    def open_window(paths: list[str]) -> int:
        opened.append(paths)
        return 0

    monkeypatch.setattr("planapp.views.screen.open_window", open_window)
    assert main(arguments) == 0
    assert opened == [[str(Path.cwd() / name) for name in named]]


def test_commands_do_without_qt(plan_file: Path, tmp_path: Path) -> None:
    code = "import sys; from planapp.cli import main; main(sys.argv[1:]); print('PySide6' in sys.modules)"
    for arguments in (
        ["check", plan_file],
        ["export", plan_file, "-o", tmp_path / "a.xlsx"],
        ["circulate", plan_file, "--name", "March", "-o", tmp_path / "sent"],
        ["merge", plan_file, tmp_path / "a.xlsx", "--accept", "theirs"],
    ):
        command = [sys.executable, "-c", code, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["import"],
        ["import", "a.xlsx"],
        ["lose", "a.plan"],
        ["import", "a.xlsx", "-o", "a.plan", "--into", "b.plan"],
        ["import", "a.xlsx", "-o", "a.plan", "--preview"],
        ["circulate", "a.plan", "-o", "folder"],
        ["merge", "a.plan"],
        ["merge", "a.plan", "b.xlsx", "--accept", "mine"],
        ["circulate", "a.plan", "--name", "March", "-o", "folder", "--by", "colour"],
    ],
)
def test_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_import_prints_what_it_found(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(sample), "-o", str(tmp_path / "s.plan"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["themes"], report["objectives"], report["actions"], report["steps"]) == (6, 18, 60, 158)
    assert report["indicators"] == 12
    assert report["cells"]["left_out"] == []
    assert report["cells"]["placed"] + report["cells"]["named"] == report["cells"]["filled"]
    assert list(report["ratings"])[-1] == "Apr 2026"
    assert report["ratings"]["Apr 2026"] == {"R": 4, "A": 20, "G": 19, "B": 12, "–": 1}
    assert all(set(finding) == {"severity", "where", "text"} for finding in report["findings"])


def test_check_says_that_a_plan_is_sound(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["check", str(plan_file)]) == 0
    assert "sound" in capsys.readouterr().out


def test_json_goes_out_and_in_again(plan_file: Path, tmp_path: Path) -> None:
    assert main(["export", str(plan_file), "-o", str(tmp_path / "s.json")]) == 0
    assert main(["import", str(tmp_path / "s.json"), "-o", str(tmp_path / "again.plan")]) == 0
    assert read_plan(tmp_path / "again.plan") == read_plan(plan_file)


class TestImportInto:
    """`import --into`: a plan that is there takes in what differs."""

    @pytest.fixture
    def edited(self, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
        import openpyxl

        path = tmp_path / "return.xlsx"
        assert main(["export", str(plan_file), "-o", str(path)]) == 0
        workbook = openpyxl.load_workbook(path)
        sheet = workbook.worksheets[0]
        row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "1.1.2")
        sheet.cell(row, 2).value = "Make a decision on every contact within a day"
        sheet.cell(row, 3).value = None
        workbook.save(path)
        capsys.readouterr()
        return path

    def test_a_preview_writes_nothing(
        self, plan_file: Path, edited: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = plan_file.read_bytes()
        assert main(["import", str(edited), "--into", str(plan_file), "--preview", "--json"]) == 0
        report = json.loads(capsys.readouterr().out)
        assert report["rows"] == {"new": 0, "changed": 1, "same": 253, "missing": 0}
        assert [(one["field"], one["kind"]) for one in report["differences"]] == [
            ("title", "changed"),
            ("lead", "emptied"),
        ]
        assert plan_file.read_bytes() == before
        assert main(["import", str(edited), "--into", str(plan_file), "--preview"]) == 0
        printed = capsys.readouterr().out
        assert "Make a decision on every contact" in printed
        assert "nothing was changed" in printed

    def test_it_takes_all_but_what_is_emptied_or_missing(
        self, plan_file: Path, edited: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["import", str(edited), "--into", str(plan_file)]) == 0
        printed = capsys.readouterr().out
        assert "1 difference taken" in printed
        assert "is empty in the file" in printed
        plan = read_plan(plan_file)
        action = next(item for item in plan.items if item.ref == "1.1.2")
        assert action.title == "Make a decision on every contact within a day"
        assert len(plan.assigned(action.id, "lead")) == 1
        assert main(["check", str(plan_file)]) == 0

    def test_it_is_refused_while_the_plan_is_open_elsewhere_and_can_be_previewed(
        self, plan_file: Path, edited: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        document = Document.open(plan_file, by="Officer")
        try:
            refusal(capsys, "import", edited, "--into", plan_file)
            assert main(["import", str(edited), "--into", str(plan_file), "--preview"]) == 0
        finally:
            document.close()

    def test_a_plan_or_a_source_that_is_none_is_refused(
        self, plan_file: Path, edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = plan_file.read_bytes()
        refusal(capsys, "import", edited, "--into", tmp_path / "none.plan")
        refusal(capsys, "import", tmp_path / "none.xlsx", "--into", plan_file)
        refusal(capsys, "import", edited, "--into", edited)
        assert plan_file.read_bytes() == before


def test_the_command_is_installed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "planapp", "check", str(tmp_path / "none.plan")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


class TestRefusals:
    """Bad input: one plain line, nothing written, nothing lost."""

    def test_a_missing_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "none.xlsx" in refusal(capsys, "import", tmp_path / "none.xlsx", "-o", tmp_path / "a.plan")
        assert list(tmp_path.iterdir()) == []

    def test_a_text_file_renamed(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        source = tmp_path / "notes.xlsx"
        source.write_text("Remember, all of you:\nthe board meets, as ever, on Monday.\n", encoding="utf-8")
        assert "No plan" in refusal(capsys, "import", source, "-o", tmp_path / "a.plan")
        assert [path.name for path in tmp_path.iterdir()] == ["notes.xlsx"]

    def test_a_protected_workbook(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        source = tmp_path / "plan.xlsx"
        source.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"))
        said = refusal(capsys, "import", source, "-o", tmp_path / "a.plan")
        assert said.startswith("plan.xlsx is ")
        assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]

    def test_a_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        refusal(capsys, "import", tmp_path, "-o", tmp_path / "a.plan")
        refusal(capsys, "export", tmp_path, "-o", tmp_path / "a.xlsx")
        refusal(capsys, "check", tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_a_workbook_without_a_plan(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        import openpyxl

        workbook = openpyxl.Workbook()
        workbook.worksheets[0].append(["Shopping", "Milk"])
        workbook.save(tmp_path / "list.xlsx")
        assert "No plan" in refusal(capsys, "import", tmp_path / "list.xlsx", "-o", tmp_path / "a.plan")
        assert not (tmp_path / "a.plan").exists()

    def test_a_plan_that_is_there_already(
        self, sample: Path, plan_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        before = plan_file.read_bytes()
        assert "sample.plan" in refusal(capsys, "import", sample, "-o", plan_file)
        assert plan_file.read_bytes() == before

    @pytest.mark.skipif(
        os.name != "posix" or os.geteuid() != 0, reason="a read-only mount is faked as root only"
    )
    def test_a_target_that_is_no_place_to_write(
        self, sample: Path, plan_file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        refusal(capsys, "import", sample, "-o", "/proc/a.plan")
        refusal(capsys, "export", plan_file, "-o", "/proc/a.xlsx")
        refusal(capsys, "export", plan_file, "-o", "/proc/a.json")

    def test_a_target_folder_that_is_missing(
        self, sample: Path, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        refusal(capsys, "import", sample, "-o", tmp_path / "none" / "a.plan")
        for name in ("a.xlsx", "a.json"):
            refusal(capsys, "export", plan_file, "-o", tmp_path / "none" / name)
        assert not (tmp_path / "none").exists()

    def test_a_target_of_another_kind(self, plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        capsys.readouterr()
        assert ".xlsx, .json or .pdf" in refusal(
            capsys, "export", plan_file, "-o", plan_file.with_suffix(".docx")
        )

    def test_plans_that_are_not_plans(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        text = tmp_path / "text.plan"
        text.write_text("not a plan", encoding="utf-8")
        other = tmp_path / "other.plan"
        connection = sqlite3.connect(other)
        connection.execute("CREATE TABLE things (id INTEGER)")
        connection.close()
        empty = tmp_path / "empty.plan"
        empty.touch()
        for path in (text, other, empty, tmp_path / "none.plan"):
            refusal(capsys, "export", path, "-o", tmp_path / "a.xlsx")
            refusal(capsys, "check", path)
        assert not (tmp_path / "a.xlsx").exists()

    def test_a_plan_that_is_open_elsewhere_is_not_written_but_can_be_read(
        self, plan_file: Path, tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        document = Document.open(plan_file, by="Officer")
        try:
            refusal(capsys, "import", sample, "-o", plan_file)
            assert main(["export", str(plan_file), "-o", str(tmp_path / "a.json")]) == 0
        finally:
            document.close()

    def test_a_damaged_plan(self, plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        capsys.readouterr()
        whole = plan_file.read_bytes()
        plan_file.write_bytes(whole[: len(whole) // 2])
        refusal(capsys, "check", plan_file)
        refusal(capsys, "export", plan_file, "-o", plan_file.with_suffix(".xlsx"))


def test_who_reads_what_it_prints_may_stop(plan_file: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "planapp", "check", str(plan_file)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


class TestCirculate:
    """`circulate`: the workbooks to send round, and a named point in the plan."""

    @pytest.fixture
    def circulate(self, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Circulate:
        def run(*more: str, name: str = "March") -> list[str]:
            capsys.readouterr()
            target = ["-o", str(tmp_path / "to send")]
            assert main(["circulate", str(plan_file), "--name", name, *target, *more]) == 0
            return capsys.readouterr().out.splitlines()

        return run

    def test_alone_it_writes_the_master(self, circulate: Circulate, plan_file: Path, tmp_path: Path) -> None:
        (line,) = circulate("--reply-by", "17 April 2099")
        (path,) = (tmp_path / "to send").iterdir()
        assert line == f"{path}: the master, 60 actions, 158 steps"
        document = Document.open(plan_file, by="Officer")
        (sent,) = circulations(document)
        assert (sent.name, sent.reply_by) == ("March", date(2099, 4, 17))
        assert sent.entry == document.entries()[-2].seq
        document.close()
        assert main(["check", str(plan_file)]) == 0

    def test_by_lead_it_writes_an_extract_for_each_as_well(
        self, circulate: Circulate, plan_file: Path, tmp_path: Path
    ) -> None:
        lines = circulate("--by", "lead")
        leads = {row.person for row in read_plan(plan_file).assignments if row.role == "lead"}
        assert len(lines) == len(leads) + 1 == len(list((tmp_path / "to send").iterdir()))
        assert ": the master, 60 actions" in lines[0]
        assert all(": for " in line for line in lines[1:])
        # The same name again is another circulation, beside the first.
        assert circulate("--by", "lead")[0].startswith(lines[0].split(".xlsx")[0] + " (2).xlsx")

    def test_it_is_refused_with_one_line(
        self, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        before = plan_file.read_bytes()
        folder = tmp_path / "to send"
        command = ("circulate", plan_file, "-o", folder, "--name")
        assert "not a day" in refusal(capsys, *command, "March", "--reply-by", "soon")
        assert "Choose a later day" in refusal(capsys, *command, "March", "--reply-by", "2016-04-17")
        refusal(capsys, *command, " ")
        refusal(capsys, "circulate", tmp_path / "none.plan", "-o", folder, "--name", "March")
        refusal(capsys, "circulate", plan_file, "-o", folder / "deeper", "--name", "March")
        document = Document.open(plan_file, by="Officer")
        refusal(capsys, *command, "March")
        document.close()
        assert not folder.exists()
        assert plan_file.read_bytes() == before

    def test_a_file_that_is_there_is_not_replaced(
        self, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        name = "Northmere Council Children's Services – March – Principal Social Worker.xlsx"
        hers = tmp_path / name
        hers.write_text("Hers", encoding="utf-8")
        capsys.readouterr()
        said = refusal(capsys, "circulate", plan_file, "-o", tmp_path, "--name", "March", "--by", "lead")
        assert "is there already" in said
        assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx") == [hers.name]
        assert hers.read_text(encoding="utf-8") == "Hers"
