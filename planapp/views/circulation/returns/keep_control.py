"""The control that says what is kept of a change: theirs, mine, or other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from planapp.application.returns.model import EDIT, MINE, THEIRS, Decision
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.return_rows import ReturnLine
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_ring, paint_text, px, text_width

WIDTH, HEIGHT = 148, 28
_RADIUS, _TICK, _GAP = 6, 12, 4
_WORDS: Mapping[str, str] = {THEIRS: "Theirs", MINE: "Mine", EDIT: "Edit"}


def choices_of(line: ReturnLine, decision: Decision | None) -> tuple[str, ...]:
    """Return what a control offers: other words where there is a conflict, or where some are kept."""
    is_edited = decision is not None and decision.choice == EDIT
    with_edit = line.can_be_edited and (line.change.is_conflict or is_edited)
    return (THEIRS, MINE, EDIT) if with_edit else (THEIRS, MINE)


def segments(
    box: QRect, choices: Sequence[str], chosen: str, theme: Appearance
) -> Sequence[tuple[str, QRect]]:
    """Return where the choices stand in the box of a control: what is chosen has room for its tick."""
    type_ = font(Role.SMALL, theme.look, 500)
    tick = px(theme, _TICK + _GAP)
    natural = [text_width(_WORDS[one], type_) + (tick if one == chosen else 0) for one in choices]
    if len(choices) < 3:
        natural = [0] * len(choices)
    spare = (box.width() - sum(natural)) / len(choices)
    edges, at = [box.left()], float(box.left())
    for width in natural:
        at += width + spare
        edges.append(round(at))
    edges[-1] = box.left() + box.width()
    return [
        (one, QRect(left, box.top(), right - left, box.height()))
        for one, (left, right) in zip(choices, pairwise(edges), strict=True)
    ]


def choice_at(box: QRect, choices: Sequence[str], chosen: str, theme: Appearance, at: QPoint) -> str:
    """Return the choice at a point, '' for none."""
    return next((one for one, place in segments(box, choices, chosen, theme) if place.contains(at)), "")


def paint_keep(
    painter: QPainter,
    box: QRect,
    choices: Sequence[str],
    chosen: str,
    theme: Appearance,
    *,
    has_focus: bool,
    hovered: str = "",
    can_take: bool = True,
) -> None:
    """Paint a control; theirs fills with the accent, mine with grey, undecided is empty."""
    face = QRectF(box)
    paint_face(painter, face, ink(theme, "surface"), None, _RADIUS)
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(face, _RADIUS, _RADIUS)
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    places = segments(box, choices, chosen, theme)
    for one, place in places:
        fill = _fill(one, chosen, hovered)
        if fill:
            painter.fillRect(place, ink(theme, fill))
    for (one, place), (after, _) in pairwise(places):
        if chosen not in (one, after):
            painter.fillRect(QRect(place.right(), place.top(), 1, place.height()), ink(theme, "line2"))
    painter.restore()
    paint_face(painter, face, None, ink(theme, "control"), _RADIUS, theme.theme.edge)
    for one, place in places:
        if one == chosen:
            _paint_chosen(painter, place, one, theme)
        else:
            token = "text" if can_take or one == MINE else "disabled"
            type_ = font(Role.SMALL, theme.look, 500)
            paint_text(
                painter, QRectF(place), _WORDS[one], type_, ink(theme, token), Qt.AlignmentFlag.AlignHCenter
            )
    if has_focus:
        paint_ring(painter, face, ink(theme, "accent"), _RADIUS)


def _fill(one: str, chosen: str, hovered: str) -> str:
    if one == chosen:
        return "text2" if one == MINE else "accent_fill"
    return "hover" if one == hovered else ""


def _paint_chosen(painter: QPainter, place: QRect, one: str, theme: Appearance) -> None:
    """Paint the face of what is chosen over the edge of the control, with a tick before its word."""
    token = "surface" if one == MINE else "on_accent"
    type_ = font(Role.SMALL, theme.look, 600)
    tick, gap = px(theme, _TICK), px(theme, _GAP)
    width = text_width(_WORDS[one], type_)
    left = place.left() + (place.width() - width - tick - gap) // 2
    sign = QRectF(left, place.top(), tick, place.height())
    paint_icon(painter, theme, "tick", sign, _TICK, token)
    words = QRectF(left + tick + gap, place.top(), width, place.height())
    paint_text(painter, words, _WORDS[one], type_, ink(theme, token))
