"""Sending the plan round: files and a named point in the journal, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planapp.application.changed_since import ChangedSince
from planapp.application.circulating import begin, circulate, finish, once_more, write_files
from planapp.application.circulation_draft import CirculationDraft, extracts_by_lead
from planapp.application.circulations import REMEMBERED_AS, Extract, circulations
from planapp.application.document import Document
from planapp.application.importing import import_as_new
from planapp.application.plan_then import plan_after
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import CIRCULATE, values_of
from planapp.domain.plan import Plan
from planapp.domain.tables import SPECS
from planapp.errors import Cancelled, UserError
from planapp.exchange.workbook.model import hex_id
from planapp.exchange.workbook.part import part_of
from planapp.exchange.write_workbook import write_workbook
from planapp.paths import resource
from tests.application.sending_round import REPLY_BY, TODAY, add, draft, item, made_plan, retitle
from tests.exchange.workbook.making import all_text


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = made_plan(tmp_path / "a.plan")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "to send"


def by_lead(document: Document, name: str = "March") -> CirculationDraft:
    return draft(name=name, extracts=extracts_by_lead(document.plan))


def stamp(path: Path) -> dict[str, str]:
    rows = load_workbook(path)["planapp"].iter_rows(max_col=2, values_only=True)
    return {str(row[0]): str(row[1] or "") for row in rows if row[0]}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_who_leads_something_now_gets_it_with_all_below(document: Document) -> None:
    plan = document.plan
    sent = {extract.recipient: extract.items for extract in extracts_by_lead(plan)}
    assert sent == {
        "Director": (item(plan, "Help early"),),
        "Head of Care": (item(plan, "Visit weekly"), item(plan, "Old wishes")),
        "Head of Help": (item(plan, "Train all staff"), item(plan, "Visit weekly")),
    }
    document.edit(edits.set_people(plan, item(plan, "Help early"), "lead", ["Director", "Head of Help"]))
    *_, helper = extracts_by_lead(document.plan)
    assert helper.items == (item(plan, "Help early"), item(plan, "Visit weekly"))


def test_files_a_named_point_and_a_record(document: Document, folder: Path) -> None:
    before = document.plan
    last = document.history.last
    assert last is not None
    sent = circulate(document, by_lead(document), folder)
    assert names(folder) == [
        "Our plan 2026 – March – Director.xlsx",
        "Our plan 2026 – March – Head of Care.xlsx",
        "Our plan 2026 – March – Head of Help.xlsx",
        "Our plan 2026 – March.xlsx",
    ]
    assert [extract.file for extract in sent.extracts] == [names(folder)[3], *names(folder)[:3]]
    entry = document.history.last
    assert entry is not None
    assert (entry.label, entry.kind) == ("circulate March", CIRCULATE)
    (mark,) = document.plan.bookmarks
    assert (mark.id, mark.name, mark.entry) == (sent.id, "March", last.seq)
    assert circulations(document) == (sent,)
    assert (sent.sent_on, sent.reply_by, sent.private) == (TODAY, REPLY_BY, False)
    assert list(plan_after(document, sent.entry).items) == list(before.items)
    for extract in sent.extracts:
        about = stamp(folder / extract.file)
        assert (about["circulation"], about["extract"]) == (hex_id(sent.id), hex_id(extract.id))
        assert (about["entry"], about["for"], about["name"]) == (str(last.seq), extract.recipient, "March")


def test_it_is_read_back_when_the_plan_is_opened_again(tmp_path: Path, folder: Path) -> None:
    document = made_plan(tmp_path / "a.plan")
    sent = circulate(document, by_lead(document), folder)
    document.close()
    again = Document.open(tmp_path / "a.plan", by="Officer")
    assert circulations(again) == (sent,)
    again.close()


def test_undo_stops_at_it(document: Document, folder: Path) -> None:
    sent = circulate(document, draft(), folder)
    with pytest.raises(UserError, match=r"Undo stops at ‘circulate March’\. The plan has been sent round"):
        document.undo()
    last = document.history.last
    assert last is not None
    with pytest.raises(UserError, match="can’t be undone by itself"):
        document.undo_alone(last.seq)
    assert circulations(document) == (sent,)


def test_what_changed_since_shows_from_then_on(document: Document, folder: Path) -> None:
    changed = ChangedSince(document)
    document.subscribe(changed.hear)
    sent = circulate(document, draft(), folder)
    assert changed.point is not None
    assert changed.point.key == f"bookmark {sent.id}"
    while changed.gather():
        pass
    assert changed.items == frozenset()
    retitle(document, "Visit weekly", "Visit daily")
    assert changed.items == {item(document.plan, "Visit daily")}


def test_an_extract_tells_nothing_of_the_rest(document: Document, folder: Path) -> None:
    plan = document.plan
    document.edit(edits.add_extra_field(plan, "Private thoughts", private=True))
    (field,) = document.plan.extra_fields
    for title in ("Train all staff", "Review caseloads"):
        chosen = item(plan, title)
        document.edit(edits.set_extra(document.plan, chosen, field.id, f"Secret of {title}"))
        document.edit(edits.add_update(document.plan, chosen, f"News of {title}"))
    circulate(document, by_lead(document), folder)
    # What changed since then is told as well.
    document.edit(edits.set_extra(document.plan, item(plan, "Train all staff"), field.id, "Secret anew"))
    document.edit(
        edits.move_items(document.plan, [item(plan, "Train all staff")], item(plan, "Stay safe"), None)
    )
    retitle(document, "Review caseloads", "Caseloads reviewed")
    document.edit(edits.remove_items(document.plan, [item(plan, "Old wishes")]))
    second = circulate(document, by_lead(document, "April"), folder)

    helped = all_text(folder / "Our plan 2026 – April – Head of Help.xlsx")
    for text in ("Train all staff", "Choose a trainer", "News of Train", "Visit weekly"):
        assert text in helped
    for text in ("eview", "Old wishes", "Former Head", "Shelve", "Director", "Secret", "Private thoughts"):
        assert text not in helped
    for part in second.extracts[1:]:
        assert "Secret" not in all_text(folder / part.file)
    assert "Secret" not in all_text(folder / second.extracts[0].file)
    third = circulate(document, draft(name="May", private=True), folder)
    assert "Secret anew" in all_text(folder / third.extracts[0].file)


def test_of_a_whole_plan_no_text_that_is_not_sent_gets_out(tmp_path: Path, folder: Path) -> None:
    import_as_new(resource("samples", "northmere-improvement-plan.xlsx"), tmp_path / "b.plan", by="Officer")
    document = Document.open(tmp_path / "b.plan", by="Officer")
    first, *_, last = actions = [one.id for one in document.plan.items if one.kind == r.ACTION]
    circulate(document, draft(), folder)
    document.edit(edits.move_items(document.plan, [first], document.plan.items[last].parent, None))
    for action in actions[::3]:
        document.edit(edits.set_field(document.plan, action, "title", f"Reworded {action}"))
    chosen = extracts_by_lead(document.plan)[2:20:8]
    sent = circulate(document, draft(name="April", extracts=chosen, with_master=False), folder)
    titles = "\n".join(title for layout in document.plan.layouts for title in layout.titles)
    everything = {text for text in texts(document.plan) if text not in titles}
    for extract in sent.extracts:
        theirs = "\n".join(texts(part_of(document.plan, extract.items, private=False)))
        written = unescape(all_text(folder / extract.file))
        assert [text for text in everything if text not in theirs and text in written] == []
    assert len(chosen) == 3
    document.close()


def texts(plan: Plan) -> set[str]:
    """Return the texts of a plan's rows that are long enough to be known again."""
    tables = [spec for spec in SPECS if spec.owner == "item" or spec.name == "items"]
    rows = (row for spec in tables for row in plan.table(spec.name))
    values = (value for row in rows for value in values_of(row).values())
    return {value for value in values if isinstance(value, str) and len(value) > 14}


def test_the_changes_since_the_last_one_are_told(document: Document, folder: Path) -> None:
    circulate(document, draft(), folder)
    plan = document.plan
    retitle(document, "Train all staff", "Train everybody")
    retitle(document, "Review caseloads", "Review all")
    document.edit(edits.archive_items(document.plan, [item(plan, "Old wishes")]))
    sent = circulate(document, by_lead(document, "April"), folder)
    told = {extract.recipient: changes_told(folder / extract.file) for extract in sent.extracts}
    trained, reviewed = ("Train all staff", "Train everybody"), ("Review caseloads", "Review all")
    assert told == {
        "": [trained, reviewed, ("Old wishes", None)],
        "Director": [trained, reviewed],
        "Head of Help": [trained],
        "Head of Care": [],
    }


def changes_told(path: Path) -> list[tuple[object, ...]]:
    rows = list(load_workbook(path)["Changes"].iter_rows(values_only=True))
    assert rows[0][0] == "Changes since March"
    header = next((number for number, row in enumerate(rows) if "Was" in row), len(rows))
    return [row[3:5] for row in rows[header + 1 :]]


def test_an_edit_while_it_is_written_comes_after_what_was_sent(document: Document, folder: Path) -> None:
    changed = ChangedSince(document)
    document.subscribe(changed.hear)
    prepared = begin(document, draft())
    retitle(document, "Visit weekly", "Visit daily")
    files = write_files(prepared, folder)
    sent = finish(document, prepared, files)
    assert "Visit weekly" in all_text(files[0])
    then = plan_after(document, int(stamp(files[0])["entry"]))
    assert then.items[item(document.plan, "Visit daily")].title == "Visit weekly"
    assert circulations(document) == (sent,)
    (mark,) = document.plan.bookmarks
    assert mark.entry == sent.entry
    assert changed.gather() is False
    assert changed.items == {item(document.plan, "Visit daily")}


def test_two_of_one_name_are_told_apart(document: Document, folder: Path) -> None:
    first = circulate(document, draft(), folder)
    second = circulate(document, draft(name=" march "), folder)
    assert (first.name, second.name) == ("March", "march (2)")
    assert names(folder) == ["Our plan 2026 – March.xlsx", "Our plan 2026 – march (2).xlsx"]
    assert [one.id for one in circulations(document)] == [second.id, first.id]
    assert stamp(folder / names(folder)[1])["circulation"] == hex_id(second.id)
    # The files of one that is called otherwise now keep their names.
    document.edit(edits.rename_bookmark(document.plan, first.id, "Spring"))
    assert circulate(document, draft(), folder).name == "March (3)"


def test_two_recipients_of_one_name_get_a_file_each(document: Document, folder: Path) -> None:
    chosen = tuple(
        Extract(0, "Board", items=(one,)) for one in extracts_by_lead(document.plan)[1].items or ()
    )
    sent = circulate(document, draft(extracts=chosen, with_master=False), folder)
    assert names(folder) == ["Our plan 2026 – March – Board (2).xlsx", "Our plan 2026 – March – Board.xlsx"]
    assert len({extract.id for extract in sent.extracts}) == 2


class TestAllOrNothing:
    """What can't be written whole leaves folder and plan as they were."""

    @pytest.fixture(autouse=True)
    def _nothing_is_kept(self, document: Document) -> Iterator[None]:
        before = document.entries()
        yield
        assert document.entries() == before
        assert document.remembered(REMEMBERED_AS) is None

    @pytest.mark.parametrize("is_ours", [True, False])
    def test_a_file_that_is_there(self, document: Document, folder: Path, is_ours: bool) -> None:
        folder.mkdir()
        there = folder / "Our plan 2026 – March – Head of Help.xlsx"
        if is_ours:
            write_workbook(document.plan, there)
        else:
            there.write_text("Hers", encoding="utf-8")
        before = there.read_bytes()
        with pytest.raises(UserError, match=r"Help\.xlsx is there already"):
            circulate(document, by_lead(document), folder)
        assert names(folder) == [there.name]
        assert there.read_bytes() == before

    def test_a_file_that_appears_meanwhile(self, document: Document, folder: Path) -> None:
        there = folder / "Our plan 2026 – March.xlsx"

        def appear(done: int, _total: int, _text: str) -> None:
            if done > 2_000:
                there.write_text("Hers", encoding="utf-8")

        with pytest.raises(UserError, match="is there already"):
            circulate(document, by_lead(document), folder, progress=appear)
        assert names(folder) == [there.name]
        assert there.read_text(encoding="utf-8") == "Hers"

    @pytest.mark.parametrize("after", [0, 1_500, 3_999])
    def test_cancelling(self, document: Document, folder: Path, after: int) -> None:
        said: list[int] = []

        def stop(done: int, total: int, _text: str) -> None:
            said.append(done)
            assert total == 4_000
            if done >= after:
                raise Cancelled

        with pytest.raises(Cancelled):
            circulate(document, by_lead(document), folder, progress=stop)
        assert said == sorted(said)
        assert not folder.exists()

    def test_a_folder_that_can_not_be(self, document: Document, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="There is no folder"):
            circulate(document, draft(), tmp_path / "none" / "deeper")
        (tmp_path / "file").touch()
        with pytest.raises(UserError, match="There is no folder"):
            circulate(document, draft(), tmp_path / "file")
        assert not [name for name in names(tmp_path) if name.endswith((".part", ".xlsx"))]

    def test_a_plan_that_refuses_the_bookmark(
        self, document: Document, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_change_set: object) -> None:
            raise UserError("The drive is full.")

        folder.mkdir()
        prepared = begin(document, by_lead(document))
        files = write_files(prepared, folder)
        with monkeypatch.context() as patch:
            patch.setattr(document, "edit", refuse)
            with pytest.raises(UserError, match="full"):
                finish(document, prepared, files)
        assert names(folder) == []

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"name": " "}, "needs a name"),
            ({"with_master": False}, "nothing to send"),
            ({"reply_by": date(2026, 3, 1)}, "1 March 2026"),
            ({"extracts": (Extract(0, "Board", items=(5,)),)}, "nothing in the plan for Board"),
        ],
    )
    def test_a_draft_that_is_not_whole(
        self, document: Document, folder: Path, values: dict[str, object], said: str
    ) -> None:
        with pytest.raises(UserError, match=said):
            circulate(document, draft(**values), folder)
        assert not folder.exists()


def test_a_plan_that_is_only_read_is_not_sent_round(tmp_path: Path, folder: Path) -> None:
    made_plan(tmp_path / "a.plan").close()
    document = Document.open(tmp_path / "a.plan", by="Officer", read_only=True)
    with pytest.raises(UserError, match="read-only"):
        circulate(document, draft(), folder)
    assert not folder.exists()
    document.close()


def test_the_options_reach_each_workbook(
    document: Document, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[object, ...]] = []

    def write(_plan: object, path: Path, **options: object) -> None:
        sending = options["sending"]
        told.append((options["private"], sending.paper, sending.protected, sending.reply_by))  # type: ignore[attr-defined]
        path.touch()

    monkeypatch.setattr("planapp.application.circulating.write_workbook", write)
    chosen = replace(by_lead(document), private=True, paper="A4", protected=True)
    circulate(document, chosen, folder)
    assert told == [(True, "A4", True, REPLY_BY), *[(False, "A4", True, REPLY_BY)] * 3]
    add(document, "New action", "action")


def test_what_is_written_again_has_the_paper_and_the_lock_that_it_was_sent_with(
    document: Document, folder: Path
) -> None:
    circulate(document, replace(by_lead(document), paper="A4", protected=True), folder)
    (sent,) = circulations(document)
    again = folder.parent / "again"
    for path in write_files(once_more(document, sent), again):
        sheet, before = (load_workbook(at).worksheets[0] for at in (path, folder / path.name))
        assert int(sheet.page_setup.paperSize) == int(before.page_setup.paperSize) == 9
        assert sheet.protection.sheet
        assert before.protection.sheet


def test_a_circulation_of_before_the_paper_was_kept_is_still_known(document: Document, folder: Path) -> None:
    sent = circulate(document, replace(by_lead(document), paper="A4"), folder)
    kept = document.remembered(REMEMBERED_AS)
    del kept[0]["paper"], kept[0]["protected"]
    document.remember(REMEMBERED_AS, kept)
    assert circulations(document) == (replace(sent, paper="A3"),)
