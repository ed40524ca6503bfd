"""Damaged, mutated and random files: a reading or a refusal in one sentence, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planapp.domain.changes import IMPORT, compare
from planapp.domain.plan import empty_plan
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.exchange.limits import Limits
from planapp.exchange.mapping import map_book
from planapp.exchange.read_apart import read_apart
from planapp.exchange.reading import Reading
from planapp.exchange.recognise import recognise
from planapp.exchange.source import Source
from planapp.exchange.xls_looks import sheets_of
from tests.exchange.fuzz import read_bytes

SAMPLES = Path(__file__).parent / "samples"
CSV = (
    "Ref,Action,Lead,Due,RAG 03/18\r\n1.1,\"Count, and\r\nrenew\",Head of Service,Apr-18,R\r\n"
    "1.2,Report,Team Manager,Summer 2018,G\r\n"
).encode("utf-8-sig")  # fmt: skip

# Where, as a share of the file; how many bytes give way; and to what.
Change = tuple[float, int, bytes]
changes = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 12),
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from(
                [
                    b"<",
                    b">",
                    b'"',
                    b"&#0;",
                    b"999999999",
                    b"-1",
                    b"1e999",
                    b"NaN",
                    b"A1:XFD1048576",
                    b"\xff\xff",
                ]
            ),
        ),
    ),
    min_size=1,
    max_size=4,
)


def changed(content: bytes, given: list[Change]) -> bytes:
    for where, length, new in given:
        at = int(where * len(content))
        content = content[:at] + new + content[at + length :]
    return content


def with_part_changed(content: bytes, which: float, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part of a zip file, which is packed again, so that what is inside has to be read."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = names[min(int(which * len(names)), len(names) - 1)]
        for name in names:
            new.writestr(name, change(old.read(name)) if name == chosen else old.read(name))
    return packed.getvalue()


def accounted(found: Reading | str) -> None:
    """What comes in can be mapped and saved, with every cell accounted for."""
    if isinstance(found, Reading):
        mapped = map_book(found.book, recognise(found.book), "fuzz")
        cells, plan = mapped.accounting, mapped.plan
        assert cells.placed + cells.named + len(cells.left_out) == cells.filled
        check(empty_plan(), compare(empty_plan(), plan, "import", IMPORT), plan)


@given(st.binary(max_size=300))
def test_random_bytes(content: bytes) -> None:
    accounted(read_bytes(content))


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"PK\x05\x06", b"<table>", b"\xff\xfe", b"sep=", b"<?xml ", b"\xef\xbb\xbf"]
)
@given(st.binary(max_size=200))
def test_random_bytes_with_a_start_that_promises(start: bytes, rest: bytes) -> None:
    accounted(read_bytes(start + rest))


@pytest.mark.parametrize("name", ["tracker.xlsx", "tracker.ods", "tracker.html"])
@given(given=changes)
def test_mutated_files(name: str, given: list[Change]) -> None:
    read_bytes(changed((SAMPLES / name).read_bytes(), given), name)


@given(changes)
def test_mutated_text(given: list[Change]) -> None:
    accounted(read_bytes(changed(CSV, given), "plan.csv"))


@given(st.floats(0, 1))
def test_files_cut_short(kept: float) -> None:
    for name in ("tracker.xlsx", "tracker.ods", "tracker.html"):
        content = (SAMPLES / name).read_bytes()
        read_bytes(content[: int(kept * len(content))], name)


@pytest.mark.parametrize("name", ["tracker.xlsx", "tracker.ods"])
@given(which=st.floats(0, 1), given=changes)
def test_mutated_parts(name: str, which: float, given: list[Change]) -> None:
    content = (SAMPLES / name).read_bytes()
    accounted(read_bytes(with_part_changed(content, which, lambda part: changed(part, given)), name))


@settings(max_examples=20)
@given(given=changes)
def test_mutated_old_workbooks(tmp_path_factory: pytest.TempPathFactory, given: list[Change]) -> None:
    """Read apart, for a program that is not ours may end itself on these."""
    path = tmp_path_factory.mktemp("old") / "tracker.xls"
    path.write_bytes(changed((SAMPLES / "tracker.xls").read_bytes(), given))
    with suppress(UserError):
        read_apart(path, limits=Limits(seconds=20))


@given(given=changes)
def test_looks_of_mutated_old_workbooks(given: list[Change]) -> None:
    content = changed((SAMPLES / "tracker.xls").read_bytes(), given)
    assert isinstance(sheets_of(Source("tracker.xls", io.BytesIO(content))), dict)
