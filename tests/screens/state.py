"""A state of the window that a picture is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize

from planapp.graphics.theme import Choice
from planapp.views.workspace import Workspace

USUAL, SMALL = QSize(1440, 900), QSize(1180, 680)


@dataclass(frozen=True, slots=True)
class State:
    """A picture: how the window is when it is made, and what is done in it before."""

    do: Callable[[Workspace, Path], None]
    size: QSize = USUAL
    choice: Choice = Choice.LIGHT
    scale: int = 1
    text_size: int = 100
