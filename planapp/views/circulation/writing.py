"""Writing the files of a circulation beside the window."""

from __future__ import annotations

from pathlib import Path

from planapp.application.circulating import Prepared, write_files
from planapp.exchange.whole_file import remove_files
from planapp.views.jobs import Progress


def write_or_leave(prepared: Prepared, folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write the files; where it was cancelled just before the end, take them away again."""
    files = write_files(prepared, folder, progress)
    try:
        progress(1, 1, "")
    except BaseException:
        remove_files(files)
        raise
    return files
