"""The list of keys on paper: every line once, in order, within the columns of its pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPageSize, QPdfWriter

from planapp.errors import UserError
from planapp.reports.keys_sheet import paint_keys, placed
from planapp.views.keys_dialog import all_keys

ROWS = st.lists(st.tuples(st.text(min_size=1), st.just(("F1",))), min_size=1, max_size=30)
PARTS = st.lists(st.tuples(st.text(min_size=1), ROWS), max_size=8)


@given(PARTS, st.integers(60, 900))
def test_every_line_has_a_place_on_its_page(
    parts: list[tuple[str, list[tuple[str, tuple[str, ...]]]]], height: int
) -> None:
    lines = list(placed(parts, height))
    assert [line.words for line in lines] == [
        words for title, rows in parts for words in (title, *(words for words, _ in rows))
    ]
    places = [(line.page, line.column, line.top) for line in lines]
    assert places == sorted(set(places))
    assert all(line.top >= 0 and line.top + 15 <= height for line in lines)
    for line, following in pairwise(lines):
        if line.is_title:
            assert (line.page, line.column) == (following.page, following.column)


@pytest.mark.usefixtures("qapp")
def test_all_keys_fit_on_few_pages(tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "keys.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    pages = paint_keys(writer, all_keys())
    del writer
    written = (tmp_path / "keys.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == pages
    assert pages <= 2


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, qtlog: Any) -> None:
    writer = QPdfWriter(str(tmp_path / "nowhere" / "keys.pdf"))
    with pytest.raises(UserError, match="another folder"):
        paint_keys(writer, all_keys())
    assert [record.message for record in qtlog.records] == ["QPainter::begin(): Returned false"]
