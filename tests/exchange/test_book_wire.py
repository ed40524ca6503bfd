"""A reading sent as lines and put together again is the same reading."""

from __future__ import annotations

import json
from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.book_wire import Unpacker, line_of, lines_of, message
from planapp.exchange.grid import Book, Cell, Merge, Sheet, in_rows
from planapp.exchange.reading import Reading, Remark

texts = st.text(max_size=12)
colours = st.sampled_from(["", "FF0000", "00B050"])
values = st.one_of(
    st.none(),
    texts,
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(9999, 1, 1)),
    st.dates(min_value=date(1900, 1, 1)),
    st.times(),
)
cells = st.builds(
    Cell,
    st.integers(1, 40),
    st.integers(1, 40),
    values,
    texts,
    st.sampled_from(["General", "mmm-yy"]),
    colours,
    colours,
    st.booleans(),
    st.booleans(),
    st.integers(0, 9),
    texts,
    texts,
)
numbers = st.integers(1, 60)
sheets = st.builds(
    Sheet,
    name=texts,
    cells=st.lists(cells, max_size=8, unique_by=lambda cell: (cell.row, cell.column)).map(in_rows),
    state=st.sampled_from(["visible", "hidden", "veryHidden"]),
    merges=st.lists(st.builds(Merge, numbers, numbers, numbers, numbers), max_size=3).map(tuple),
    widths=st.dictionaries(numbers, st.floats(0, 99), max_size=3),
    heights=st.dictionaries(numbers, st.floats(0, 99), max_size=3),
    hidden_rows=st.frozensets(numbers, max_size=3),
    hidden_columns=st.frozensets(numbers, max_size=3),
    outline=st.dictionaries(numbers, st.integers(1, 7), max_size=3),
    freeze=st.sampled_from(["", "C7"]),
    print_title_rows=st.sampled_from(["", "4:4"]),
    orientation=st.sampled_from(["", "landscape"]),
    paper=st.sampled_from(["", "A3"]),
    fit_to_width=st.booleans(),
)
readings = st.builds(
    Reading,
    st.builds(Book, texts, st.lists(sheets, max_size=3).map(tuple)),
    st.lists(st.builds(Remark, texts, texts), max_size=2).map(tuple),
)


def sent(reading: Reading) -> Reading | None:
    unpacker = Unpacker()
    for line in lines_of(reading):
        assert line.endswith(b"\n")
        assert line.count(b"\n") == 1
        unpacker.take(*message(line))
    return unpacker.reading


@given(readings)
def test_what_is_sent_comes_back(reading: Reading) -> None:
    found = sent(reading)
    assert found == reading
    assert found is not None
    for before, after in zip(reading.book.sheets, found.book.sheets, strict=True):
        for old, new in zip(before.filled(), after.filled(), strict=True):
            assert type(old.value) is type(new.value)
            assert type(old.text) is str


def test_more_cells_than_go_into_a_line() -> None:
    rows = in_rows(Cell(row, column, row, str(row)) for row in range(1, 400) for column in range(1, 5))
    reading = Reading(Book("plan.csv", (Sheet("Plan", rows), Sheet("Empty"))))
    assert sent(reading) == reading


def test_half_a_reading_is_none() -> None:
    unpacker = Unpacker()
    for line in list(lines_of(Reading(Book("plan.csv", (Sheet("Plan"),)))))[:-1]:
        unpacker.take(*message(line))
    assert unpacker.reading is None


def test_lines_are_json_and_nothing_else() -> None:
    cell = Cell(1, 1, datetime(2018, 4, 1, 9, 30), "Apr-18", "mmm-yy")
    lines = list(lines_of(Reading(Book("plan.xlsx", (Sheet("Plan", ((cell,),)),)))))
    assert json.loads(lines[2]) == ["cells", [[1, 1, ["dt", "2018-04-01T09:30:00"], "Apr-18", "mmm-yy"]]]
    assert message(line_of("progress", [1, 2, time(9).isoformat()])) == ("progress", [1, 2, "09:00:00"])
