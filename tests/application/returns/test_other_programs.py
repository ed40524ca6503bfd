"""What comes back by way of another program, which saves it all anew and knows nothing of planapp."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from planapp.application.returns.reading import read_return
from tests.application.returns.coming_back import altered, mangled, sample_part, sent
from tests.application.returns.test_reading import edits, expected

_OFFICE = shutil.which("soffice")


def converted(path: Path, ending: str) -> Path:
    """Have LibreOffice save a workbook in another format, beside it."""
    assert _OFFICE is not None
    profile = (path.parent / "profile").as_uri()
    command = [_OFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", ending]
    folder = path.parent / ending
    subprocess.run(
        [*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120
    )
    return folder / f"{path.stem}.{ending}"


@pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed")
def test_saved_as_ods_and_back_only_the_edits_are_altered(tmp_path: Path) -> None:
    plan = sample_part()
    path = mangled(sent(plan, tmp_path / "sent.xlsx"), edits)
    ods = converted(path, "ods")
    for back in (ods, converted(ods, "xlsx")):
        found = read_return(back, scale=plan.levels.of())
        assert found.stamp is not None
        assert found.unaltered
        assert {(one.field, one.ref, one.was, one.theirs) for one in altered(plan, found)} == expected(plan)
