"""Workbooks that are no returns at all: each is refused in one sentence, or comes in with its findings."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from planapp import paths
from planapp.application.returns.bases import Base
from planapp.application.returns.matching import matched
from planapp.application.returns.reading import read_return
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.exchange.reading import read

_SECONDS = 20
# One of each kind of trouble.
_AWKWARD = (
    "calamine__minimal_package.xlsx", "poi__poifs__protect.xlsx", "poi__spreadsheet__poc-xmlbomb-empty.xlsx",
    "poi__spreadsheet__protected_passtika.xlsx", "syn_301_sheets.xlsx", "syn_billion_laughs_sheet.xlsx",
    "syn_csv_nul_and_unterminated_quote.csv", "syn_empty_0_bytes.xlsx", "syn_far_corner_cell_XFD1048576.xlsx",
    "syn_html_renamed.xls", "syn_merge_whole_sheet.xlsx", "~$syn_lock_plan.xlsx",
)  # fmt: skip
_REAL = ("PacktPublishing__Project_Plan.xlsx", "bks07__Risk_Log.example.xlsx")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan


@pytest.mark.parametrize(
    "name", [*(f"awkward/{name}" for name in _AWKWARD), *(f"real/{name}" for name in _REAL)]
)
def test_other_peoples_workbooks_are_refused_in_one_sentence(shared: Path, plan: Plan, name: str) -> None:
    path = shared / "corpus" / name
    if not path.is_file():
        pytest.skip("there are no other people's workbooks beside the project")
    started = time.monotonic()
    with pytest.raises(UserError) as refusal:
        matched(read_return(path), (Base(2, plan), Base(1, plan)), plan, date(2026, 3, 9))
    assert time.monotonic() - started < _SECONDS
    sentence = refusal.value.message
    assert path.stem.removeprefix("~$") in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
