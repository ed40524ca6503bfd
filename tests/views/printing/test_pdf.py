"""A whole plan as a PDF, from the window's Export and without a window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.errors import Cancelled, UserError
from planapp.exchange.ours import is_ours
from planapp.models.chosen_columns import REMEMBERED_AS
from planapp.views.asking import with_suffix
from planapp.views.printing.pdf import export_file_as_pdf, export_pdf


def test_an_earlier_pdf_is_replaced_and_that_of_somebody_else_is_not(
    small: Plan, qapp: object, tmp_path: Path
) -> None:
    export_pdf(small, tmp_path / "a.pdf")
    assert is_ours(tmp_path / "a.pdf")
    export_pdf(small, tmp_path / "a.pdf")
    hers = tmp_path / "hers.pdf"
    hers.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Creator (Writer) >>\nendobj\n")
    with pytest.raises(UserError, match="did not write it"):
        export_pdf(small, hers)
    assert hers.stat().st_size < 100
    with pytest.raises(UserError, match="no folder"):
        export_pdf(small, tmp_path / "none" / "a.pdf")


def test_what_is_cancelled_leaves_nothing(small: Plan, qapp: object, tmp_path: Path) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_pdf(small, tmp_path / "a.pdf", stop)
    assert list(tmp_path.iterdir()) == []


def test_the_columns_are_those_that_the_plan_remembers(
    document: Document, qapp: object, tmp_path: Path
) -> None:
    export_file_as_pdf(document.path, tmp_path / "usual.pdf")
    document.remember(REMEMBERED_AS, {"columns": [], "widths": {}})
    export_file_as_pdf(document.path, tmp_path / "bare.pdf")
    assert (tmp_path / "bare.pdf").stat().st_size < (tmp_path / "usual.pdf").stat().st_size


def test_the_command_needs_no_display(document: Document, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "DISPLAY"))}
    environment.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-m", "planapp", "export", str(document.path), "-o", str(tmp_path / "a.pdf")]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_the_ending_that_is_typed_counts() -> None:
    assert with_suffix("board", ".pdf") == Path("board.pdf")
    assert with_suffix("board.pdf", ".xlsx") == Path("board.pdf")
