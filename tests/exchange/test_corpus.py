"""Other people's workbooks: whatever can be read is mapped, with every cell accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from planapp.domain.changes import IMPORT, compare
from planapp.domain.plan import empty_plan
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.exchange.mapping import map_book
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.recognise import recognise


@pytest.mark.parametrize("folder", ["real", "awkward"])
def test_every_cell_of_every_workbook_is_accounted_for(shared: Path, folder: str) -> None:
    if not (shared / "corpus" / folder).is_dir():
        pytest.skip("there are no other people's workbooks beside the project")
    read = 0
    for path in sorted((shared / "corpus" / folder).glob("*.xlsx")):
        try:
            book = read_xlsx(path)
        except UserError:
            continue
        found = map_book(book, recognise(book), path.stem)
        cells = found.accounting
        assert cells.filled == sum(1 for sheet in book.sheets for _ in sheet.filled()), path.name
        assert cells.placed + cells.named + len(cells.left_out) == cells.filled, path.name
        check(empty_plan(), compare(empty_plan(), found.plan, "import", IMPORT), found.plan)
        read += 1
    assert read > 5
