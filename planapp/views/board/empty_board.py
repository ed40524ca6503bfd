"""What the board shows when it has no rows: a ghost of the first theme, or that nothing is found."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from planapp.domain.records import THEME, Item
from planapp.graphics import fonts
from planapp.graphics.look import Look, colour, scaled
from planapp.views.board import measures as m
from planapp.views.board.cell_editor import CellEditor
from planapp.views.board.lettering import draw_centred, draw_ring, draw_text
from planapp.views.board.lines import draw_foot
from planapp.views.board.title_parts import title_font

GHOST = "Type the first theme"
NOTHING_FOUND = "Nothing in the plan matches"
_NEW_THEME = Item(0, kind=THEME)


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


def paint_nothing_found(painter: QPainter, width: int, look: Look) -> None:
    """Say that the filters leave no row."""
    line = QRect(0, scaled(32, look), width, scaled(24, look))
    draw_centred(painter, line, NOTHING_FOUND, fonts.font(fonts.Role.BODY, look, 600), look.theme.text)


def style_ghost_editor(editor: CellEditor, look: Look) -> None:
    """Give an editor of the ghost row the font of a theme's title."""
    editor.setFont(title_font(_NEW_THEME, look))
