"""What the board shows when it has no rows: a ghost of the first theme, or that nothing is found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from planapp.domain.records import THEME, Item
from planapp.graphics import fonts
from planapp.graphics.look import Look, colour, scaled
from planapp.models.filter_words import quoted
from planapp.views.board import measures as m
from planapp.views.board.title_parts import title_font
from planapp.views.widgets.cell_editor import CellEditor
from planapp.views.widgets.lettering import draw_ring, draw_text
from planapp.views.widgets.lines import draw_foot

GHOST = "Type the first theme"
_NEW_THEME = Item(0, kind=THEME)
_BOX_WIDTH, _BOX_TOP, _WORDS_AT, _WAY_OUT_AT, _PADDING = 480, 24, 12, 44, 16
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def ghost_rect(width: int, look: Look) -> QRect:
    """Return where the ghost row stands in a board of some width."""
    return QRect(0, 0, width, m.row_height(THEME, look))


def ghost_text_rect(width: int, look: Look) -> QRect:
    """Return where the title of the ghost row stands."""
    return ghost_rect(width, look).adjusted(scaled(m.REF, look), 0, -scaled(m.TEXT_END, look), 0)


def paint_ghost(painter: QPainter, width: int, focused: bool, look: Look) -> None:
    """Paint the row of a theme that is not there yet."""
    row = ghost_rect(width, look)
    painter.fillRect(row, colour(look.theme.band))
    draw_foot(painter, row, look.theme.line)
    text = ghost_text_rect(width, look)
    draw_text(painter, text, GHOST, fonts.font(fonts.Role.BODY, look), look.theme.text3)
    if focused:
        draw_ring(painter, text.adjusted(-CellEditor.INSET, 2, 4, -3), 4, look)


def nothing_found(parts: Sequence[str]) -> str:
    """Return the sentence that names what no action matches."""
    return f"No action matches {quoted(parts)}" if parts else "No action matches"


def paint_nothing_found(painter: QPainter, width: int, words: str, look: Look) -> None:
    """Say what leaves no row, in a frame that has room below for the way out."""
    box, font = _found_box(width, words, look), _found_font(look)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(look.theme.control), 1, Qt.PenStyle.DashLine))
    painter.setBrush(colour(look.theme.surface))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setFont(font)
    painter.setPen(colour(look.theme.text))
    painter.drawText(_found_words(width, words, look), _CENTRED, words)
    painter.restore()


def way_out_at(width: int, words: str, look: Look) -> int:
    """Return how far below the top the way out of an empty board stands."""
    return _found_words(width, words, look).bottom() + 1


def _found_font(look: Look) -> QFont:
    return fonts.font(fonts.Role.BODY, look, 600)


def _found_words(width: int, words: str, look: Look) -> QRect:
    """Return where the sentence stands: on as many lines as it needs."""
    inner = min(scaled(_BOX_WIDTH, look), width - 2 * scaled(_PADDING, look)) - 2 * scaled(_PADDING, look)
    wanted = QFontMetrics(_found_font(look)).boundingRect(QRect(0, 0, inner, 10_000), _CENTRED, words)
    top = scaled(_BOX_TOP + _WORDS_AT, look)
    return QRect((width - inner) // 2, top, inner, wanted.height() + 2)


def _found_box(width: int, words: str, look: Look) -> QRect:
    inner, side = _found_words(width, words, look), scaled(_PADDING, look)
    return inner.adjusted(-side, -scaled(_WORDS_AT, look), side, scaled(_WAY_OUT_AT, look))


def style_ghost_editor(editor: CellEditor, look: Look) -> None:
    """Give an editor of the ghost row the font of a theme's title."""
    editor.setFont(title_font(_NEW_THEME, look))
