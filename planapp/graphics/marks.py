"""Small signs in the board: the trend, and what a step has in a period."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from planapp.graphics.icons import paint_icon
from planapp.graphics.look import Look

_TREND_SIZE = 16
_STEP_SIZE = 14
_DIAMOND_SIZE = 14
_STATE_SIZE = 17


class StepMark(Enum):
    """What a step shows in a period: done in it, due in it, or due in it and missed."""

    DONE = ("tick", "text3")
    DUE = ("diamond", "text3")
    MISSED = ("diamond", "danger")


class StepState(Enum):
    """The circle before a step's title: done, to do, or late."""

    DONE = "done"
    TO_DO = "to do"
    LATE = "late"


def paint_trend(painter: QPainter, box: QRect | QRectF, balance: int | None, look: Look) -> None:
    """Paint the arrow of a comparison: up if better (above 0), right if the same, down if worse.

    None paints nothing: the open period is not rated, or there is nothing to compare it with.
    """
    if balance is None:
        return
    name, rgb = ("arrow-right", look.theme.text3)
    if balance:
        name, rgb = ("arrow-up", look.theme.ok) if balance > 0 else ("arrow-down", look.theme.danger)
    paint_icon(painter, box, name, rgb, _TREND_SIZE, look)


def paint_step_mark(painter: QPainter, box: QRect | QRectF, mark: StepMark, look: Look) -> None:
    """Paint what a step shows in a period, centred in the box."""
    name, token = mark.value
    paint_icon(painter, box, name, getattr(look.theme, token), _STEP_SIZE, look)


def paint_step_state(painter: QPainter, box: QRect | QRectF, state: StepState, look: Look) -> None:
    """Paint the circle before a step's title, centred in the box."""
    if state is StepState.DONE:
        paint_icon(painter, box, "disc", look.theme.ok_tint, _STATE_SIZE, look)
        paint_icon(painter, box, "check-circle", look.theme.ok, _STATE_SIZE, look)
    else:
        rgb = look.theme.danger if state is StepState.LATE else look.theme.control
        paint_icon(painter, box, "circle", rgb, _STATE_SIZE, look)
