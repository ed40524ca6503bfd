"""Matching what came back: which circulation, which part of the plan, whose it is, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planapp import paths
from planapp.application.circulations import Circulation, Extract, keep
from planapp.application.document import Document
from planapp.application.plan_then import plan_after
from planapp.application.returns.matching import bases, matched
from planapp.application.returns.model import Returned
from planapp.application.returns.reading import read_return
from planapp.domain import edits
from planapp.domain.changes import IMPORT, compare
from planapp.domain.edits.bookmarks import CIRCULATION, remove_bookmark
from planapp.domain.plan import empty_plan
from planapp.errors import UserError
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.write_workbook import write_workbook
from tests.application.returns.coming_back import mangled, sample_part
from tests.exchange.alignment.sheets_again import column_of, without_ours
from tests.exchange.workbook.making import Making

TODAY = date(2026, 3, 9)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    imported = compare(empty_plan(), sample_part(), "import", IMPORT)
    made = Document.create(tmp_path / "a.plan", imported, by="Officer")
    yield made
    made.close()


def circulated(document: Document, name: str, items: tuple[int, ...] | None = None) -> Circulation:
    """Send the plan round on paper: a bookmark, and what is kept of it."""
    last = document.history.last
    assert last is not None
    mark = edits.add_bookmark(
        document.plan, name, CIRCULATION, entry=last.seq, at="2026-03-02T12:00:00+00:00"
    )
    document.edit(mark)
    extracts = (
        Extract(0xE0, file=f"{name}.xlsx"),
        Extract(0xE1, "Head of Service", file=f"{name} – Head.xlsx", items=items),
    )
    made = Circulation(mark.changes[0].id, name, last.seq, TODAY, private=True, extracts=extracts)
    keep(document, made)
    return made


def written(
    document: Document, circulation: Circulation, path: Path, extract: int = 0xE1, **options: Any
) -> Path:
    """Write a workbook of a circulation as the plan was then."""
    one = circulation.extract(extract)
    assert one is not None
    sending = Sending(
        circulation.id, extract, circulation.entry, circulation.name, TODAY, recipient=one.recipient
    )
    then = plan_after(document, circulation.entry)
    write_workbook(then, path, only=one.items, private=False, sending=sending, **options)
    return path


def match(document: Document, path: Path) -> Returned:
    read = read_return(path, scale=document.plan.levels.of())
    return matched(read, bases(document, read), document.plan, TODAY)


def retitle(document: Document, ref: str) -> None:
    item = next(item for item in document.plan.items if item.ref == ref)
    document.edit(edits.set_field(document.plan, item.id, "title", f"{item.title}, and say so"))


def item_of(document: Document, ref: str) -> int:
    return next(item.id for item in document.plan.items if item.ref == ref)


class TestStamped:
    """What its stamp says."""

    def test_it_is_compared_with_what_was_sent_then(self, document: Document, tmp_path: Path) -> None:
        march = circulated(document, "March", (item_of(document, "1.1"),))
        retitle(document, "2.1.3")
        circulated(document, "April")
        retitle(document, "1.1.2")
        returned = match(document, written(document, march, tmp_path / "back.xlsx"))
        assert (returned.circulation, returned.extract) == (march.id, 0xE1)
        assert returned.entry == march.entry
        assert returned.officer == "Head of Service"
        assert returned.only == (item_of(document, "1.1"),)
        assert not returned.private
        assert returned.is_stamped
        assert returned.came_on == TODAY
        assert returned.unaltered

    def test_only_that_moment_is_asked_of_the_journal(self, document: Document, tmp_path: Path) -> None:
        march = circulated(document, "March")
        retitle(document, "2.1.3")
        circulated(document, "April")
        read = read_return(written(document, march, tmp_path / "back.xlsx"))
        (base,) = bases(document, read)
        assert base.circulation == march
        assert base.plan.items == plan_after(document, march.entry).items

    def test_the_master_is_all_of_it(self, document: Document, tmp_path: Path) -> None:
        march = circulated(document, "March", (item_of(document, "1.1"),))
        returned = match(document, written(document, march, tmp_path / "back.xlsx", 0xE0))
        assert (returned.extract, returned.only, returned.private) == (0xE0, None, True)
        assert returned.officer == ""

    def test_where_nothing_is_kept_the_rows_say_what_was_sent(
        self, document: Document, tmp_path: Path
    ) -> None:
        chosen = (item_of(document, "1.1"), item_of(document, "2.1.3"))
        march = circulated(document, "March", chosen)
        path = written(document, march, tmp_path / "back.xlsx")
        document.remember("circulations", None)
        returned = match(document, path)
        assert (returned.circulation, returned.extract) == (march.id, None)
        assert returned.only == chosen
        assert returned.officer == "Head of Service"

    def test_an_extract_of_everything_is_the_whole_plan(self, document: Document, tmp_path: Path) -> None:
        march = circulated(document, "March")
        path = written(document, march, tmp_path / "back.xlsx")
        document.remember("circulations", None)
        assert match(document, path).only is None

    def test_a_plain_export_is_of_the_moment_in_which_it_was_made(
        self, document: Document, tmp_path: Path
    ) -> None:
        retitle(document, "2.1.3")
        write_workbook(document.plan, tmp_path / "plain.xlsx")
        read = read_return(tmp_path / "plain.xlsx")
        assert read.stamp is not None
        (base,) = bases(document, read)
        assert document.history.last is not None
        assert base.entry == document.history.last.seq
        early = replace(read, stamp=replace(read.stamp, made="2001-01-01T00:00:00+00:00"))
        assert len(bases(document, early)) == 1
        named = replace(read, stamp=replace(read.stamp, entry=1))
        assert [one.entry for one in bases(document, named)] == [1]

    def test_a_circulation_that_is_no_more_is_looked_for_among_the_others(
        self, document: Document, tmp_path: Path
    ) -> None:
        march = circulated(document, "March")
        path = written(document, march, tmp_path / "back.xlsx")
        document.edit(remove_bookmark(document.plan, march.id))
        assert match(document, path).circulation is None

    def test_a_return_of_another_plan_is_refused(self, document: Document, tmp_path: Path) -> None:
        making = Making("Another plan")
        making.item("action", "Visit every family", ref="1.1", due="Mar 2026")
        write_workbook(making.plan(), tmp_path / "other.xlsx")
        with pytest.raises(UserError, match=r"other\.xlsx was made from another plan") as refusal:
            match(document, tmp_path / "other.xlsx")
        assert "\n" not in refusal.value.message


class TestUnstamped:
    """What its rows say, where there is no stamp."""

    def returned(self, document: Document, circulation: Circulation, name: str, **options: Any) -> Returned:
        folder = document.path.parent
        path = written(document, circulation, folder / "sent.xlsx", **options)
        return match(document, without_ours(path, folder / name))

    def test_it_answers_the_circulation_from_which_it_differs_least(self, document: Document) -> None:
        march = circulated(document, "March")
        retitle(document, "2.1.3")
        april = circulated(document, "April")
        retitle(document, "1.1.2")
        assert self.returned(document, march, "a.xlsx").circulation == march.id
        assert self.returned(document, april, "b.xlsx").circulation == april.id

    def test_ratings_alone_tell_two_circulations_apart(self, document: Document) -> None:
        march = circulated(document, "March")
        current = document.plan.current_period
        assert current is not None
        for ref in ("2.1.3", "1.1.2"):
            document.edit(edits.rate(document.plan, [item_of(document, ref)], current.id, None))
        april = circulated(document, "April")
        assert self.returned(document, march, "a.xlsx").circulation == march.id
        assert self.returned(document, april, "b.xlsx").circulation == april.id

    def test_of_two_that_are_as_near_it_answers_the_later(self, document: Document) -> None:
        march = circulated(document, "March")
        april = circulated(document, "April")
        assert self.returned(document, march, "a.xlsx").circulation == april.id

    def test_an_extract_is_known_by_its_rows(self, document: Document) -> None:
        march = circulated(document, "March", (item_of(document, "1.1"),))
        returned = self.returned(document, march, "a.xlsx")
        assert (returned.circulation, returned.extract) == (march.id, 0xE1)
        assert returned.only == (item_of(document, "1.1"),)
        assert returned.officer == "Head of Service"

    def test_a_copy_of_her_own_workbook_is_compared_with_what_was_imported(self, document: Document) -> None:
        retitle(document, "2.1.3")
        returned = match(document, paths.resource("samples", "northmere-improvement-plan.xlsx"))
        assert (returned.circulation, returned.entry, returned.is_stamped) == (None, 1, False)
        assert returned.only is None

    def test_one_that_has_none_of_the_rows_is_refused(self, document: Document, tmp_path: Path) -> None:
        making = Making("Another plan")
        making.item("action", "Paint the town hall green and gold", ref="9.9", due="Mar 2026")
        making.item("action", "Buy a boat", ref="9.8", due="Mar 2026")
        write_workbook(making.plan(), tmp_path / "made.xlsx")
        path = without_ours(tmp_path / "made.xlsx", tmp_path / "other.xlsx")
        with pytest.raises(UserError, match=r"The rows in other\.xlsx are not those of this plan"):
            match(document, path)


class TestOfficer:
    """Whose it is where the stamp does not say."""

    def officer(self, document: Document, name: str) -> str:
        folder = document.path.parent
        write_workbook(document.plan, folder / "sent.xlsx")
        return match(document, without_ours(folder / "sent.xlsx", folder / name)).officer

    @pytest.mark.parametrize(
        ("file", "officer"),
        [
            ("Plan March_Head of Service, MASH_final.xlsx", "Head of Service, MASH"),
            ("head of service fostering return.xlsx", "Head of Service, Fostering"),
            ("MASH return.xlsx", "Head of Service, MASH"),
            ("Children’s services plan, Head of Service, final copy.xlsx", ""),
            ("return.xlsx", ""),
        ],
    )
    def test_a_name_in_the_file_name(self, document: Document, file: str, officer: str) -> None:
        assert self.officer(document, file) == officer

    def test_who_leads_what_was_altered(self, document: Document) -> None:
        folder = document.path.parent
        write_workbook(document.plan, folder / "sent.xlsx")

        def change(book: Any) -> None:
            sheet = book.worksheets[0]
            lead, update = column_of(sheet, "Lead"), column_of(sheet, "Latest update")
            for row in range(6, sheet.max_row + 1):
                if sheet.cell(row, lead).value == "Head of Service, MASH":
                    sheet.cell(row, update).value = f"It is done now, line {row}"

        assert match(document, mangled(folder / "sent.xlsx", change)).officer == "Head of Service, MASH"


def test_the_same_file_comes_back_under_the_same_id(document: Document, tmp_path: Path) -> None:
    march = circulated(document, "March")
    path = written(document, march, tmp_path / "back.xlsx")
    assert match(document, path).id == match(document, path).id > 0
