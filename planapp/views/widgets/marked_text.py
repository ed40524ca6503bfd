"""A text broken into lines, with the words marked that come and those that go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from planapp.domain.word_diff import DELETED, INSERTED, SAME, Piece, share_kept, shortened, word_diff
from planapp.graphics.look import colour
from planapp.palette import Theme

_LINE_BREAK = "\u2028"
# So many characters that stay are shown on each side of a change; of a text that keeps less than this share
# only what it says now is shown: what it said stands beside it.
_AROUND, _REWRITTEN, _SHORT = 120, 0.25, 80
THIN_SPACE = "\u2009"


def told_apart(was: str, now: str) -> tuple[Piece, ...]:
    """Return what goes and what comes between two texts, or only what it says now where little stays."""
    pieces = word_diff(was, now)
    if share_kept(pieces) < _REWRITTEN and len(was) + len(now) > _SHORT:
        return (Piece(SAME, now),)
    return tuple(_parted(shortened(pieces, _AROUND)))


def _parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with a narrow gap between what goes and what comes for it."""
    for one, after in pairwise((*pieces, None)):
        assert one is not None
        yield one
        if after is not None and (one.kind, after.kind) == (DELETED, INSERTED):
            yield Piece(SAME, THIN_SPACE)


class MarkedText:
    """Pieces laid out in a width, at most so many lines of a height; the last one is cut with an ellipsis."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        font: QFont,
        width: float,
        line_height: int,
        most_lines: int,
        theme: Theme,
    ) -> None:
        """Break pieces into lines."""
        self._font, self._line_height = font, line_height
        text = "".join(piece.text for piece in pieces)
        self._layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(pieces, theme))
        self._cut_at: QPointF | None = None
        self.lines = 0
        self._break(width, most_lines, _units(self._layout.text()))

    @property
    def height(self) -> int:
        """Return the height of all lines."""
        return max(1, self.lines) * self._line_height

    def _break(self, width: float, most: int, length: int) -> None:
        metrics = QFontMetricsF(self._font)
        lead = (self._line_height - metrics.height()) / 2
        self._layout.beginLayout()
        while self.lines < most and (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            is_cut = self.lines == most - 1 and line.textStart() + line.textLength() < length
            if is_cut:
                line.setLineWidth(width - metrics.horizontalAdvance("…"))
            top = self.lines * self._line_height + lead
            line.setPosition(QPointF(0, top))
            if is_cut:
                self._cut_at = QPointF(line.naturalTextWidth(), top + line.ascent())
            self.lines += 1
        self._layout.endLayout()

    def paint(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        """Paint the lines from a point at the top left; `ink` is for what is not marked."""
        painter.setPen(ink)
        self._layout.draw(painter, at)
        if self._cut_at is not None:
            painter.setFont(self._font)
            painter.drawText(at + self._cut_at, "…")


def _formats(pieces: Sequence[Piece], theme: Theme) -> list[QTextLayout.FormatRange]:
    looks = {INSERTED: _inserted(theme), DELETED: _deleted(theme)}
    found: list[QTextLayout.FormatRange] = []
    start = 0
    for piece in pieces:
        length = _units(piece.text)
        if piece.kind != SAME:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, looks[piece.kind]
            found.append(one)
        start += length
    return found


def _inserted(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(colour(theme.accent))
    look.setBackground(colour(theme.tint2))
    look.setFontUnderline(True)
    return look


def _deleted(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(colour(theme.text3))
    look.setBackground(colour(theme.band))
    look.setFontStrikeOut(True)
    return look


def _units(text: str) -> int:
    """Return how long a text is to Qt, which counts in 16 bits: signs such as emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
