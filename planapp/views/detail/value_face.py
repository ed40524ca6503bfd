"""How a value looks: its style at rest, and the ground, edge and mark that its state gives it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_face, paint_icon, px

# The text stands this far inside the edge that appears with the keyboard.
PAD_X, PAD_Y = 8, 3
_RADIUS, _ICON, _MARK_LINE = 6, 14, 18
# What a lock or a triangle takes from the width of the text.
MARK = _ICON + 4


@dataclass(frozen=True, slots=True)
class Style:
    """How a value looks at rest. One that hugs is no wider than its text; a framed one has an edge always.

    Where Enter breaks lines, Ctrl+Enter takes the text. `least` is the height in pixels that it has, `most`
    that of its editor (0: any); the rest scrolls.
    """

    role: Role = Role.BODY
    token: str = "text"
    weight: int | None = None
    hugs: bool = False
    ground: str = ""
    # What is empty says so only under the pointer or with the keyboard.
    shy: bool = False
    framed: bool = False
    enter_breaks: bool = False
    # A text in sentences: its spelling is checked.
    spelled: bool = False
    least: int = 0
    most: int = 0
    pad_x: int = PAD_X
    pad_y: int = PAD_Y


@dataclass(frozen=True, slots=True)
class Face:
    """What the look of a value depends on."""

    style: Style
    refused: bool
    has_keyboard: bool
    hovered: bool
    locked: bool
    edited: bool


def paint_ground(painter: QPainter, theme: Appearance, box: QRectF, face: Face) -> None:
    """Paint the ground and the edge."""
    ground = ink(theme, face.style.ground) if face.style.ground else None
    if face.refused:
        paint_face(painter, box, ink(theme, "surface"), ink(theme, "danger"), _RADIUS, 2)
    elif face.has_keyboard:
        inside = ink(theme, "sunken" if face.locked else "surface") if face.edited else ground
        paint_face(painter, box, inside, ink(theme, "accent"), _RADIUS, 2)
    elif face.style.framed:
        paint_face(painter, box, ink(theme, "surface"), ink(theme, "control"), _RADIUS, theme.theme.edge)
    elif face.hovered and not face.locked:
        paint_face(painter, box, ink(theme, "line" if ground else "hover"), None, _RADIUS)
    elif ground is not None:
        paint_face(painter, box, ground, None, 4)


def paint_mark(painter: QPainter, theme: Appearance, box: QRectF, face: Face) -> None:
    """Paint the triangle of a refusal, or the lock, at the right of the first line."""
    icon, token = ("warning", "danger") if face.refused else ("lock", "text3")
    side = px(theme, _ICON)
    place = QRectF(box.right() - side + 2, box.top(), side, px(theme, _MARK_LINE))
    paint_icon(painter, theme, icon, place, _ICON, token)
