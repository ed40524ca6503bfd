"""What many states begin with, and where they find things."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from planapp.application.document import Document
from planapp.domain.records import Item
from planapp.views.workspace import Workspace
from tests.screens.plans import put, sample, with_frozen_months


def settle() -> None:
    """Let Qt lay out and paint all it has to."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def open_sample(workspace: Workspace, folder: Path) -> None:
    """Open the sample and choose an action that has steps, unfolded."""
    workspace.take(put(with_frozen_months(sample()), folder / "Northmere improvement plan 2025–27.plan"))
    choose(workspace, "1.2.2")
    board(workspace).expand(board(workspace).first_cell(board(workspace).currentIndex()))


def in_plan(do: Callable[[Workspace], None]) -> Callable[[Workspace, Path], None]:
    """Return what opens the sample plan and then does something in it."""

    def opened(workspace: Workspace, folder: Path) -> None:
        open_sample(workspace, folder)
        settle()
        do(workspace)

    return opened


def board(workspace: Workspace) -> Any:
    """Return the board that is shown."""
    assert workspace.page is not None
    return workspace.page.board


def document_of(workspace: Workspace) -> Document:
    """Return the document that is open."""
    assert workspace.desk.document is not None
    return workspace.desk.document


def item_of(workspace: Workspace, ref: str) -> Item:
    """Return the item of a number."""
    return next(item for item in document_of(workspace).plan.items if item.ref == ref)


def choose(workspace: Workspace, ref: str) -> None:
    """Choose an item by its number."""
    settle()
    board(workspace).choose(item_of(workspace, ref).id)
