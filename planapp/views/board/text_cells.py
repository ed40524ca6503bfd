"""The cells of words: title with its number, due date, lead, and the columns that the officer chose."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from planapp.domain.records import STEP, THEME
from planapp.graphics import fonts
from planapp.graphics.icons import paint_icon
from planapp.graphics.look import Look, scaled
from planapp.graphics.marks import StepState, paint_step_state
from planapp.models.board_data import Cell, shown_text
from planapp.models.columns import DUE
from planapp.models.facts import PARENTS
from planapp.views.board import measures as m
from planapp.views.board.places import Place, Row
from planapp.views.board.title_parts import TitleParts, ref_font, ref_of, title_font, title_parts
from planapp.views.widgets.lettering import (
    draw_hits,
    draw_ring,
    draw_text,
    draw_two_lines,
    fits,
    hits_in,
    split_hits,
)

_CHEVRON, _RADIUS = 16, 4


def paint_title(
    painter: QPainter, row: Row, what: Cell, cell: QRect, look: Look, *, focused: bool = False
) -> None:
    """Paint the title cell: chevron or circle, number, text with what was sought marked, focus ring."""
    letter = what.facts.letter(row.item)
    parts = title_parts(row.item, letter, row.depth, cell, look)
    _paint_sign(painter, row, what, parts, look)
    ref, text, font = ref_of(row.item, letter), shown_text(what), title_font(row.item, look)
    in_ref, in_text = _hits(row.sought, "" if letter else ref, text)
    draw_hits(painter, parts.ref, ref, in_ref, ref_font(row.item, look), look)
    draw_text(painter, parts.ref.adjusted(0, 0, 4, 0), ref, ref_font(row.item, look), _ref_colour(row, look))
    draw_hits(painter, parts.text, text, in_text, font, look)
    draw_text(painter, parts.text, text or "Untitled", font, _title_colour(row, what, text, look))
    if focused:
        ring = cell.adjusted(0, 2, -4, -3)
        ring.setLeft(parts.ref.left() - 4)
        draw_ring(painter, ring, _RADIUS, look)


def _hits(sought: str, ref: str, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return what of number and title is sought: a search takes them as one text."""
    if not sought:
        return [], []
    return split_hits(hits_in(f"{ref} {text}", sought), ref) if ref else ([], hits_in(text, sought))


def _paint_sign(painter: QPainter, row: Row, what: Cell, parts: TitleParts, look: Look) -> None:
    if row.folds:
        # A step that has something below it folds at the left of its circle.
        box = parts.sign.translated(-scaled(20, look), 0) if row.item.kind == STEP else parts.sign
        name = "chevron-down" if row.is_open else "chevron-right"
        paint_icon(painter, box, name, look.theme.text2, _CHEVRON, look)
    if row.item.kind == STEP:
        paint_step_state(painter, parts.sign, _step_state(what), look)


def _step_state(what: Cell) -> StepState:
    if what.is_done:
        return StepState.DONE
    return StepState.LATE if what.facts.overdue(what.item) else StepState.TO_DO


def _ref_colour(row: Row, look: Look) -> str:
    if row.selected and row.active:
        return look.theme.accent
    if row.item.kind == THEME:
        return look.theme.text
    return look.theme.text2 if row.item.kind in PARENTS else look.theme.text3


def _title_colour(row: Row, what: Cell, text: str, look: Look) -> str:
    if not text or row.item.archived or what.is_done:
        return look.theme.text3
    return look.theme.text2 if row.item.kind == STEP else look.theme.text


def paint_words(painter: QPainter, row: Row, what: Cell, cell: QRect, place: Place, look: Look) -> None:
    """Paint a cell of words beside the title. A due date keeps its place beside the overdue triangle."""
    text, lent = shown_text(what), what.is_lent
    is_due = place.column.key == DUE
    overdue = bool(text) and is_due and what.facts.overdue(row.item) and not lent
    start = scaled(m.DUE_TEXT, look) if is_due else 0
    end = scaled(4 if is_due else 10, look)
    box = cell.adjusted(start, 0, -end, -1)
    font = fonts.font(fonts.Role.SMALL, look, 600 if overdue else None)
    if overdue:
        sign = QRect(cell.left() + scaled(m.WARNING_AT, look), cell.top(), scaled(14, look), cell.height())
        paint_icon(painter, sign, "warning", look.theme.danger, m.WARNING, look)
    rgb = look.theme.danger if overdue else _words_colour(row, what, look, lent=lent)
    if text and is_due:
        # Dates are never cut, unless there is more of them than fits on two lines.
        small = fonts.font(fonts.Role.CAPTION, look, 600 if overdue else 400)
        if row.sought and fits(text, box, font):
            draw_hits(painter, box, text, hits_in(text, row.sought), font, look)
        draw_two_lines(painter, box, text, font, small, rgb)
    elif text:
        # What a step only has from its action was not searched for it.
        if row.sought and not lent:
            draw_hits(painter, box, text, hits_in(text, row.sought), font, look)
        draw_text(painter, box, text, font, rgb)
    if row.focus == place.section:
        draw_ring(painter, cell.adjusted(start - 6, 2, -2, -3), _RADIUS, look)


def _words_colour(row: Row, what: Cell, look: Look, *, lent: bool) -> str:
    quiet = row.item.kind in PARENTS or lent or what.is_done
    return look.theme.text3 if quiet else look.theme.text2
