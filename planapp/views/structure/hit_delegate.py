"""Paints how a text would read: what goes and what comes, in one line round the first change."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from planapp.domain.word_diff import DELETED, INSERTED, SAME, Piece, shortened
from planapp.graphics.fonts import Role, font
from planapp.models.rows_model import Row
from planapp.views.listing.list_delegate import ListDelegate, shown_of
from planapp.views.widgets.marked_text import THIN_SPACE, MarkedText
from planapp.views.widgets.painted import ink, px

READS, _LINE, _AROUND = 2, 18, 24


class HitDelegate(ListDelegate):
    """Rows whose `more` holds a `Hit` show in their last column what goes and what comes."""

    def paint_cell(self, painter: QPainter, box: QRect, row: Row, column: int) -> None:
        """Paint marked words in the last column, and the rest as any list does."""
        hit = shown_of(row).more
        if column != READS or not hit:
            super().paint_cell(painter, box, row, column)
            return
        look, line = self.theme.look, px(self.theme, _LINE)
        text = MarkedText(one_line(hit.pieces), font(Role.SMALL, look), box.width(), line, 1, look.theme)
        top = box.top() + (box.height() - text.height) / 2
        text.paint(painter, QPointF(box.left(), top), ink(self.theme, self.token_of(row, column)))


def one_line(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces without breaks of lines, cut short where much stays between two changes."""
    flat: list[Piece] = []
    for piece in pieces:
        if piece.kind == INSERTED and flat and flat[-1].kind == DELETED:
            flat.append(Piece(SAME, THIN_SPACE))
        flat.append(Piece(piece.kind, piece.text.replace("\n", " ")))
    return shortened(flat, _AROUND)
