"""Folders of the files of a circulation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planapp import paths

_USUAL = "Circulations"


def usual_folder(plan: Path) -> Path:
    """Return where circulations go: beside the plan; the sample lies where nobody looks for files."""
    beside = plan.parent if plan.parent != paths.data_folder() else Path.home()
    return beside / _USUAL


def there(folder: Path) -> Path:
    """Return a folder, or what it is to be made in."""
    return folder if folder.is_dir() else folder.parent


def show_folder(folder: Path) -> None:
    """Open a folder in the program that the system has for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
