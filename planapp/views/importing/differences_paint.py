"""How the rows of differences are painted, and how high they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from planapp.domain.word_diff import SAME, Piece
from planapp.exchange.alignment import EMPTIED, MISSING, NEW
from planapp.graphics.fonts import Role, font
from planapp.graphics.rating_cell import Cell, Size, State, cell_size, paint_cell
from planapp.graphics.theme import Appearance
from planapp.models.difference_rows import TOLD, Line, Rated
from planapp.models.differences_model import Column
from planapp.views.widgets.marked_text import THIN_SPACE, MarkedText, told_apart
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_ring, paint_text, px, text_width

ROW = 32
_ABOVE, _LINE, _MOST_LINES, _GAP = 7, 18, 12, 16
_CHEVRON_AT, _CHEVRON, _BOX_AT, _LINE_BOX_AT, _BOX, _REF_AT = 14, 14, 36, 56, 16, 64
# Why a line can't be taken stands below what the file says.
_WHY, _BETWEEN = len(Column), 4
_TEXTS = (Column.FIELD, Column.PLAN, Column.FILE)
_BAR, _PADDING, _RADIUS, _PILL = 3, 20, 4, 20


class Head(Protocol):
    """The row of an item or indicator: its verdict, and what it shows."""

    @property
    def verdict(self) -> str:
        """Return whether it is new, changed or missing."""

    @property
    def ref(self) -> str:
        """Return its number."""

    @property
    def under(self) -> str:
        """Return the number of what it stands below, where it has none."""

    @property
    def title(self) -> str:
        """Return its title."""

    @property
    def state(self) -> str:
        """Return the verdict in words."""


@dataclass(frozen=True, slots=True)
class Look:
    """What state a row is in."""

    tick: Qt.CheckState | None
    refusal: str = ""
    is_selected: bool = False
    is_active: bool = False
    has_focus: bool = False
    is_open: bool | None = None


def box_rect(rect: QRect, theme: Appearance, *, is_line: bool) -> QRect:
    """Return where a row is ticked."""
    side = px(theme, _BOX)
    left = rect.left() + px(theme, _LINE_BOX_AT if is_line else _BOX_AT)
    return QRect(left, rect.top() + (px(theme, ROW) - 1 - side) // 2, side, side)


def take_width(theme: Appearance) -> int:
    """Return the width of the column with the ticks."""
    return px(theme, _LINE_BOX_AT + _BOX + _GAP)


class DifferencePainter:
    """Paints rows and lines; what was broken into lines is kept until widths or theme change."""

    def __init__(self, theme: Appearance, *, ticks: bool = True) -> None:
        """Paint nothing yet; without ticks rows begin where these would stand."""
        self._ref_at = _REF_AT if ticks else _BOX_AT
        self.theme = theme
        self.widths: dict[int, int] = dict.fromkeys(Column, 100)
        self._kept: dict[tuple[int, int], MarkedText] = {}

    def forget(self) -> None:
        """Break all texts anew."""
        self._kept.clear()

    # Lines.

    def line_height(self, line: Line, key: int, refusal: str) -> int:
        """Return how high a line is with why it can't be taken; `key` is that of its index."""
        if not refusal and self._is_one_line(line):
            return px(self.theme, ROW)
        texts = {column: self._text(line, key, column) for column in _TEXTS}
        heights = {column: text.height for column, text in texts.items() if text is not None}
        if refusal:
            said = heights.get(Column.FILE, px(self.theme, _LINE))
            heights[Column.FILE] = said + _BETWEEN + self._refusal(refusal, key).height
        return max(px(self.theme, ROW), max(heights.values()) + 2 * px(self.theme, _ABOVE))

    def _is_one_line(self, line: Line) -> bool:
        """Tell whether what a line says surely fits, without looking at how its two texts differ."""
        both = f"{line.was}{THIN_SPACE}+ {line.theirs}"
        if "\n" in both or self._advance(line.label, 600) > self.widths[Column.FIELD] - px(self.theme, _GAP):
            return False
        room = min(self.widths[Column.PLAN], self.widths[Column.FILE]) - px(self.theme, _GAP)
        return len(both) < room and self._advance(both) <= room

    def _advance(self, text: str, weight: int | None = None) -> float:
        return QFontMetricsF(font(Role.SMALL, self.theme.look, weight)).horizontalAdvance(text)

    def _refusal(self, refusal: str, key: int) -> MarkedText:
        return self._kept_text(
            (Piece(SAME, refusal),), key, _WHY, Column.FILE, font(Role.SMALL, self.theme.look)
        )

    def _text(self, line: Line, key: int, column: int) -> MarkedText | None:
        """Return what a cell says in lines; None where it shows a rating or nothing."""
        if (key, column) in self._kept:
            return self._kept[key, column]
        pieces = _pieces(line, column)
        if not pieces:
            return None
        return self._kept_text(pieces, key, column, column, self._font(line, column))

    def _kept_text(
        self, pieces: Sequence[Piece], key: int, place: int, column: int, type_: QFont
    ) -> MarkedText:
        """Return pieces broken to the width of a column, made once for a key and place."""
        if (key, place) not in self._kept:
            width = max(8, self.widths[column] - px(self.theme, _GAP))
            height = px(self.theme, _LINE)
            self._kept[key, place] = MarkedText(pieces, type_, width, height, _MOST_LINES, self.theme.theme)
        return self._kept[key, place]

    def _font(self, line: Line, column: int) -> QFont:
        if _is_blank(line, column):
            italic = QFont(font(Role.SMALL, self.theme.look))
            italic.setItalic(True)
            return italic
        is_label = column == Column.FIELD and line.kind != TOLD
        return font(Role.SMALL, self.theme.look, 600 if is_label else None)

    def paint_line(
        self, painter: QPainter, rect: QRect, lefts: Sequence[int], line: Line, key: int, look: Look
    ) -> None:
        """Paint a line; `lefts` are where its columns begin."""
        self._paint_ground(painter, rect, look, "surface")
        if look.tick is not None:
            self._paint_box(painter, box_rect(rect, self.theme, is_line=True), look)
        for column in _TEXTS:
            at = QPointF(lefts[column], rect.top() + px(self.theme, _ABOVE))
            text = self._text(line, key, column)
            if text is not None:
                text.paint(painter, at, ink(self.theme, _token(line, column)))
            elif line.is_rating and (line.kind != TOLD or _said(line, column)):
                self._paint_rating(painter, line, column, at)
        if look.refusal:
            said = self._text(line, key, Column.FILE)
            below = (said.height if said is not None else px(self.theme, _LINE)) + _BETWEEN
            at = QPointF(lefts[Column.FILE], rect.top() + px(self.theme, _ABOVE) + below)
            self._refusal(look.refusal, key).paint(painter, at, ink(self.theme, "text3"))
        if look.has_focus and look.tick is None:
            box = QRectF(lefts[Column.FIELD] - 8, rect.top() + 4, rect.right() - lefts[Column.FIELD], 0)
            box.setHeight(rect.height() - 9)
            paint_face(painter, box, None, ink(self.theme, "accent"), _RADIUS, 2)

    def _paint_rating(self, painter: QPainter, line: Line, column: int, at: QPointF) -> None:
        size = cell_size(Size.OPEN, self.theme.look)
        box = QRectF(
            at.x(), at.y() + (px(self.theme, _LINE) - size.height()) // 2, size.width(), size.height()
        )
        paint_cell(painter, box, _cell(_rated(line, column)), self.theme.look)

    # Rows.

    def paint_row(self, painter: QPainter, rect: QRect, row: Head, look: Look) -> None:
        """Paint the row of an item or indicator over the whole width."""
        theme = self.theme
        self._paint_ground(painter, rect, look, "band")
        if look.is_open is not None:
            box = QRectF(
                rect.left() + px(theme, _CHEVRON_AT), rect.top(), px(theme, _CHEVRON), rect.height() - 1
            )
            paint_icon(
                painter, theme, "chevron-down" if look.is_open else "chevron-right", box, _CHEVRON, "text2"
            )
        if look.tick is not None:
            self._paint_box(painter, box_rect(rect, theme, is_line=False), look)
        inside = QRect(rect.left() + px(theme, self._ref_at), rect.top(), 0, rect.height() - 1)
        inside.setRight(self._paint_state(painter, rect, row) - px(theme, _GAP))
        if look.refusal and row.verdict == MISSING:
            inside.setRight(self._paint_refusal(painter, inside, look.refusal) - px(theme, _GAP))
        inside.setLeft(inside.left() + self._paint_ref(painter, inside, row))
        strong = font(Role.BODY, theme.look, 600)
        shown = QFontMetricsF(strong).elidedText(
            row.title, Qt.TextElideMode.ElideRight, max(0, inside.width())
        )
        paint_text(painter, QRectF(inside), shown, strong, ink(theme, "text"))
        if look.has_focus and look.tick is None:
            paint_face(painter, QRectF(inside).adjusted(-6, 3, 6, -3), None, ink(theme, "accent"), _RADIUS, 2)

    def _paint_ref(self, painter: QPainter, box: QRect, row: Head) -> int:
        """Paint the number of a row, or of what it stands below; return the room that it takes."""
        shown = row.ref or (f"{row.under} …" if row.under else "")
        if not shown:
            return 0
        type_ = font(Role.SMALL, self.theme.look, 500)
        shown = QFontMetricsF(type_).elidedText(shown, Qt.TextElideMode.ElideRight, px(self.theme, 120))
        paint_text(painter, QRectF(box), shown, type_, ink(self.theme, "text2"))
        return max(px(self.theme, 44), text_width(shown, type_) + px(self.theme, 10))

    def _paint_state(self, painter: QPainter, rect: QRect, row: Head) -> int:
        """Paint what is new of a row, at its right; return where it begins."""
        theme, is_pill = self.theme, row.verdict in (NEW, MISSING)
        type_ = font(Role.SMALL, theme.look, 500)
        width = text_width(row.state, type_)
        right = rect.right() + 1 - px(theme, _PADDING)
        padding = px(theme, 9) if is_pill else 0
        height = px(theme, _PILL)
        top = rect.top() + (rect.height() - 1 - height) // 2
        box = QRectF(right - width - 2 * padding, top, width + 2 * padding, height)
        if row.verdict == NEW:
            paint_face(painter, box, ink(theme, "tint2"), None, height)
        elif row.verdict == MISSING:
            paint_face(painter, box, ink(theme, "surface"), ink(theme, "line2"), height)
        token = {NEW: "accent", MISSING: "text"}.get(row.verdict, "text2")
        paint_text(painter, box.adjusted(padding, 0, 0, 0), row.state, type_, ink(theme, token))
        return int(box.left())

    def _paint_refusal(self, painter: QPainter, box: QRect, refusal: str) -> int:
        """Paint why a row can't be taken, in the right half of a box; return where that begins."""
        type_ = font(Role.SMALL, self.theme.look)
        shown = QFontMetricsF(type_).elidedText(refusal, Qt.TextElideMode.ElideRight, box.width() // 2)
        right = Qt.AlignmentFlag.AlignRight
        paint_text(painter, QRectF(box), shown, type_, ink(self.theme, "text3"), right)
        return box.right() - text_width(shown, type_)

    # Both.

    def _paint_ground(self, painter: QPainter, rect: QRect, look: Look, usual: str) -> None:
        theme = self.theme
        ground = ("tint" if look.is_active else "band") if look.is_selected else usual
        painter.fillRect(rect, ink(theme, ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink(theme, "line"))
        if look.is_selected and look.is_active:
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height() - 1), ink(theme, "accent"))

    def _paint_box(self, painter: QPainter, box: QRect, look: Look) -> None:
        theme, face = self.theme, QRectF(box)
        if look.refusal:
            paint_icon(painter, theme, "lock", face, 14, "text3")
        elif look.tick == Qt.CheckState.Unchecked:
            paint_face(painter, face, ink(theme, "surface"), ink(theme, "control"), _RADIUS)
        else:
            paint_face(painter, face, ink(theme, "accent_fill"), None, _RADIUS)
            if look.tick == Qt.CheckState.Checked:
                paint_icon(painter, theme, "tick", face, 12, "on_accent")
            else:
                dash = QRectF(box.left() + box.width() // 4, box.center().y(), box.width() // 2, 2)
                painter.fillRect(dash, ink(theme, "on_accent"))
        if look.has_focus:
            paint_ring(painter, face, ink(theme, "accent"), _RADIUS)


def _is_blank(line: Line, column: int) -> bool:
    """Tell whether a cell says in words that there is nothing."""
    if line.kind == TOLD or line.is_rating:
        return False
    return not line.was if column == Column.PLAN else column == Column.FILE and line.kind == EMPTIED


def _token(line: Line, column: int) -> str:
    if _is_blank(line, column) or (column == Column.FIELD and line.kind == TOLD):
        return "text3"
    return "text2" if column == Column.PLAN else "text"


def _said(line: Line, column: int) -> str:
    return line.was if column == Column.PLAN else line.theirs


def _rated(line: Line, column: int) -> Rated | None:
    return line.rated_was if column == Column.PLAN else line.rated_theirs


def _pieces(line: Line, column: int) -> tuple[Piece, ...]:
    """Return what a cell says; nothing where it shows a rating, or has nothing to say."""
    if column == Column.FIELD:
        return (Piece(SAME, line.label),)
    if _is_blank(line, column):
        return (Piece(SAME, "empty"),)
    text = _said(line, column)
    if _rated(line, column) is not None or not text:
        return ()
    if line.kind == TOLD or line.is_rating or column == Column.PLAN:
        return (Piece(SAME, text),)
    return _marked(line)


def _marked(line: Line) -> tuple[Piece, ...]:
    return told_apart(line.was, line.theirs) if line.was else (Piece(SAME, f"+ {line.theirs}"),)


def _cell(rated: Rated | None) -> Cell:
    return (
        Cell(Size.OPEN, state=State.TO_RATE) if rated is None else Cell(Size.OPEN, rated.tone, rated.letter)
    )
