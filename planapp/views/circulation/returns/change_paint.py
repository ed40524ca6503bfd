"""How the changes of a return are painted, and how high their rows are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from planapp.application.returns.model import Decision
from planapp.domain.word_diff import SAME, Piece
from planapp.exchange.alignment import EMPTIED, MISSING
from planapp.graphics.fonts import Role, font
from planapp.graphics.rating_cell import Cell, Size, State, cell_size, paint_cell
from planapp.graphics.theme import Appearance
from planapp.models.difference_rows import Rated
from planapp.models.return_changes_model import Column, edited
from planapp.models.return_rows import ReturnGroup, ReturnLine
from planapp.views.circulation.returns.keep_control import HEIGHT, WIDTH, choices_of, paint_keep
from planapp.views.widgets.marked_text import MarkedText, told_apart
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_text, px, text_width

GROUP, PADDING = 32, 16
_ABOVE, _BELOW, _LINE, _LEAST, _LEAST_LINES, _MOST_LINES, _GAP = 7, 9, 18, 44, 3, 14, 16
_CONTROL_AT, _BAR, _RADIUS = 8, 3, 4
_CHEVRON, _REF_AT, _REF_LEAST = 14, 32, 42
_BADGE, _BADGE_ICON, _BADGE_PADDING, _BETWEEN = 18, 12, 8, 4
_TEXTS = (Column.FIELD, Column.WAS, Column.THEIRS, Column.MINE)
# Behind the columns: what stands below them, and the officer's own words.
_RIVALS, _WHY, _OWN = range(len(Column), len(Column) + 3)


@dataclass(frozen=True, slots=True)
class Look:
    """What state a row is in."""

    decision: Decision | None = None
    is_selected: bool = False
    is_active: bool = False
    has_focus: bool = False
    is_open: bool = False
    hovered: str = ""


def keep_box(rect: QRect, left: int, theme: Appearance) -> QRect:
    """Return where the control of a row stands; `left` is where its column begins."""
    return QRect(left, rect.top() + px(theme, _CONTROL_AT), px(theme, WIDTH), px(theme, HEIGHT))


class ChangePainter:
    """Paints groups and changes; what was broken into lines is kept until widths, theme or rows change."""

    def __init__(self, theme: Appearance) -> None:
        """Paint nothing yet."""
        self.theme = theme
        self.widths: Mapping[int, int] = dict.fromkeys(Column, 100)
        self._kept: dict[tuple[str, int, str], MarkedText] = {}

    def forget(self) -> None:
        """Break all texts anew."""
        self._kept.clear()

    # How high.

    def line_height(self, line: ReturnLine, decision: Decision | None) -> int:
        """Return how high the row of a change is, with the line below it."""
        said = self.said_height(line)
        field = self._field_height(line)
        keep = px(self.theme, _CONTROL_AT - _ABOVE + HEIGHT)
        own = self._own(line, decision)
        if own is not None:
            keep += px(self.theme, _BETWEEN) + own.height
        inside = max(said + self._notes_height(line), field, keep)
        return max(px(self.theme, _LEAST), inside + px(self.theme, _ABOVE + _BELOW))

    def said_height(self, line: ReturnLine) -> int:
        """Return how high the texts of the three sides are."""
        heights = [self._cell_height(line, column) for column in (Column.WAS, Column.THEIRS, Column.MINE)]
        return max(heights)

    def _cell_height(self, line: ReturnLine, column: int) -> int:
        text = self._text(line, column)
        return text.height if text is not None else cell_size(Size.OPEN, self.theme.look).height()

    def _field_height(self, line: ReturnLine) -> int:
        label = self._text(line, Column.FIELD)
        assert label is not None
        return label.height + (px(self.theme, _BETWEEN + _BADGE) if _badge(line) else 0)

    def _notes_height(self, line: ReturnLine) -> int:
        notes = self._notes(line)
        return sum(note.height for note in notes.values()) + (px(self.theme, _BETWEEN) if notes else 0)

    # Texts.

    def _text(self, line: ReturnLine, column: int) -> MarkedText | None:
        """Return what a cell says in lines; None where it shows the cell of a rating."""
        if column != Column.FIELD and _shows_cell(line, column):
            return None
        if column == Column.FIELD:
            type_ = font(Role.SMALL, self.theme.look, 600 if line.change.is_conflict else 500)
            return self._broken(line, column, (Piece(SAME, line.label),), type_, self._room(column))
        words = _words_for_nothing(line, column)
        type_ = font(Role.SMALL, self.theme.look)
        if words:
            type_ = QFont(type_)
            type_.setItalic(True)
        pieces = (Piece(SAME, words),) if words else _pieces(line, column)
        most = self._lines_beside(line) if column == Column.WAS else _MOST_LINES
        return self._broken(line, column, pieces, type_, self._room(column), most)

    def _lines_beside(self, line: ReturnLine) -> int:
        """Return for how many lines of what was there is room: theirs says once more what went of it."""
        beside = (self._text(line, column) for column in (Column.THEIRS, Column.MINE))
        return max(_LEAST_LINES, *(text.lines if text is not None else 1 for text in beside))

    def _room(self, column: int) -> int:
        padding = px(self.theme, PADDING) if column == Column.FIELD else 0
        return self.widths[column] - px(self.theme, _GAP) - padding

    def _notes(self, line: ReturnLine) -> Mapping[int, MarkedText]:
        """Return what stands below theirs and mine: who else changed it, and why it can't be taken."""
        room = self.widths[Column.THEIRS] + self._room(Column.MINE)
        type_, found = font(Role.SMALL, self.theme.look), {}
        if line.rivals:
            words = line.rivals[:1].upper() + line.rivals[1:]
            found[_RIVALS] = self._broken(line, _RIVALS, (Piece(SAME, words),), type_, room)
        if line.change.refusal:
            room -= px(self.theme, 18)
            found[_WHY] = self._broken(line, _WHY, (Piece(SAME, line.change.refusal),), type_, room)
        return found

    def _own(self, line: ReturnLine, decision: Decision | None) -> MarkedText | None:
        own = edited(decision)
        if own is None:
            return None
        type_ = font(Role.SMALL, self.theme.look)
        return self._broken(line, _OWN, (Piece(SAME, own or "empty"),), type_, px(self.theme, WIDTH))

    def _broken(
        self,
        line: ReturnLine,
        place: int,
        pieces: Sequence[Piece],
        type_: QFont,
        room: int,
        most: int = _MOST_LINES,
    ) -> MarkedText:
        """Return pieces broken to a width, made once for a change and place."""
        key = (line.key, place, pieces[0].text if place == _OWN else "")
        if key not in self._kept:
            height = px(self.theme, _LINE)
            self._kept[key] = MarkedText(pieces, type_, max(8, room), height, most, self.theme.theme)
        return self._kept[key]

    # Changes.

    def paint_line(
        self, painter: QPainter, rect: QRect, lefts: Sequence[int], line: ReturnLine, look: Look
    ) -> None:
        """Paint a change; `lefts` are where its columns begin."""
        is_open_conflict = line.change.is_conflict and look.decision is None
        self._paint_ground(painter, rect, look, "surface", is_marked=is_open_conflict)
        top = rect.top() + px(self.theme, _ABOVE)
        for column in _TEXTS:
            left = lefts[column] + (px(self.theme, PADDING) if column == Column.FIELD else 0)
            self._paint_side(painter, QPointF(left, top), line, column)
        if _badge(line):
            label = self._text(line, Column.FIELD)
            assert label is not None
            below = top + label.height + px(self.theme, _BETWEEN)
            self._paint_badge(painter, lefts[Column.FIELD] + px(self.theme, PADDING), below, line, look)
        self._paint_notes(painter, lefts[Column.THEIRS], top + self.said_height(line), line)
        self._paint_keep(painter, rect, lefts[Column.KEEP], line, look)

    def _paint_side(self, painter: QPainter, at: QPointF, line: ReturnLine, column: int) -> None:
        text = self._text(line, column)
        if text is not None:
            text.paint(painter, at, ink(self.theme, _token(line, column)))
            return
        size = cell_size(Size.OPEN, self.theme.look)
        box = QRectF(at.x(), at.y(), size.width(), size.height())
        paint_cell(painter, box, _cell(_rated(line, column)), self.theme.look)

    def _paint_badge(self, painter: QPainter, left: int, top: int, line: ReturnLine, look: Look) -> None:
        """Paint the word that says why a change is never taken unasked."""
        theme, words = self.theme, _badge(line)
        fill, token, icon = _BADGES[words]
        if words == _CONFLICT and look.decision is not None:
            fill, token = "tint2", "accent"
        type_ = font(Role.CAPTION, theme.look, 600)
        sign, padding = px(theme, _BADGE_ICON), px(theme, _BADGE_PADDING)
        width = text_width(words, type_) + sign + 2 * padding + 3
        box = QRectF(left, top, width, px(theme, _BADGE))
        paint_face(painter, box, ink(theme, fill), None, box.height())
        paint_icon(
            painter, theme, icon, QRectF(left + padding - 1, top, sign, box.height()), _BADGE_ICON, token
        )
        inside = box.adjusted(padding + sign + 3, 0, 0, 0)
        paint_text(painter, inside, words, type_, ink(theme, token))

    def _paint_notes(self, painter: QPainter, left: int, top: int, line: ReturnLine) -> None:
        top += px(self.theme, _BETWEEN)
        for place, note in self._notes(line).items():
            at = left
            if place == _WHY:
                sign = QRectF(left, top, px(self.theme, 14), px(self.theme, _LINE))
                paint_icon(painter, self.theme, "lock", sign, 14, "warn")
                at += px(self.theme, 18)
            token = "warn" if place == _WHY else "accent"
            note.paint(painter, QPointF(at, top), ink(self.theme, token))
            top += note.height

    def _paint_keep(self, painter: QPainter, rect: QRect, left: int, line: ReturnLine, look: Look) -> None:
        box = keep_box(rect, left, self.theme)
        chosen = look.decision.choice if look.decision is not None else ""
        paint_keep(
            painter,
            box,
            choices_of(line, look.decision),
            chosen,
            self.theme,
            has_focus=look.has_focus,
            hovered=look.hovered,
            can_take=not line.change.refusal,
        )
        own = self._own(line, look.decision)
        if own is not None:
            at = QPointF(left, box.bottom() + 1 + px(self.theme, _BETWEEN))
            own.paint(painter, at, ink(self.theme, "text"))

    # Groups.

    def paint_group(self, painter: QPainter, rect: QRect, group: ReturnGroup, count: str, look: Look) -> None:
        """Paint the row that heads changes over the whole width."""
        theme = self.theme
        self._paint_ground(painter, rect, look, "band")
        chevron = QRectF(rect.left() + px(theme, PADDING), rect.top(), px(theme, _CHEVRON), rect.height() - 1)
        icon = "chevron-down" if look.is_open else "chevron-right"
        paint_icon(painter, theme, icon, chevron, _CHEVRON, "text2")
        inside = QRectF(rect).adjusted(px(theme, _REF_AT), 0, -px(theme, PADDING), -1)
        small = font(Role.SMALL, theme.look)
        right = Qt.AlignmentFlag.AlignRight
        paint_text(painter, inside, count, small, ink(theme, "text2"), right)
        inside.setRight(inside.right() - text_width(count, small) - px(theme, _GAP))
        if group.ref:
            type_ = font(Role.SMALL, theme.look, 500)
            paint_text(painter, inside, group.ref, type_, ink(theme, "text2"))
            taken = max(px(theme, _REF_LEAST), text_width(group.ref, type_) + px(theme, 10))
            inside.setLeft(inside.left() + taken)
        strong = font(Role.STRONG, theme.look)
        shown = QFontMetricsF(strong).elidedText(group.title, Qt.TextElideMode.ElideRight, inside.width())
        paint_text(painter, inside, shown, strong, ink(theme, "text"))
        if look.has_focus:
            ring = QRectF(rect).adjusted(px(theme, 8), 3, -px(theme, 6), -4)
            paint_face(painter, ring, None, ink(theme, "accent"), _RADIUS, 2)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, look: Look, usual: str, *, is_marked: bool = False
    ) -> None:
        theme = self.theme
        is_chosen = look.is_selected and look.is_active
        ground = "tint" if is_chosen or is_marked else "band" if look.is_selected else usual
        painter.fillRect(rect, ink(theme, ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink(theme, "line"))
        if is_chosen or is_marked:
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height() - 1), ink(theme, "accent"))


_CONFLICT, _EMPTIED = "Conflict", "Emptied"
# The ground, ink and sign of each badge.
_BADGES = {
    _CONFLICT: ("accent_fill", "on_accent", "conflict"),
    _EMPTIED: ("warn_tint", "warn", "warning"),
}


def _badge(line: ReturnLine) -> str:
    if line.change.is_conflict:
        return _CONFLICT
    return _EMPTIED if line.kind == EMPTIED else ""


def _words_for_nothing(line: ReturnLine, column: int) -> str:
    """Return the words of a cell that says nothing of its own, '' for one that does."""
    if column == Column.WAS:
        return "" if line.was else "empty"
    if column == Column.THEIRS:
        return {EMPTIED: "empty", MISSING: "not in the return"}.get(line.kind, "")
    if not line.is_mine_changed:
        return "unchanged"
    return "not in the plan any more" if line.mine is None else "" if line.mine else "empty"


def _shows_cell(line: ReturnLine, column: int) -> bool:
    """Tell whether a side is a rating of the scale, or a rating that was not given yet."""
    if line.rated is None or (column == Column.MINE and not line.is_mine_changed):
        return False
    return _rated(line, column) is not None or not _side(line, column)


def _rated(line: ReturnLine, column: int) -> Rated | None:
    return line.rated[column - Column.WAS] if line.rated is not None else None


def _side(line: ReturnLine, column: int) -> str:
    return (line.was, line.theirs, line.mine or "")[column - Column.WAS]


def _pieces(line: ReturnLine, column: int) -> tuple[Piece, ...]:
    """Return what a side says, told apart from what was sent."""
    text = _side(line, column)
    if column == Column.WAS or line.rated is not None:
        return (Piece(SAME, text),)
    return told_apart(line.was, text) if line.was else (Piece(SAME, f"+ {text}"),)


def _token(line: ReturnLine, column: int) -> str:
    if column == Column.FIELD:
        return "text" if line.change.is_conflict else "text2"
    if _words_for_nothing(line, column):
        return "text3"
    return "text2" if column == Column.WAS else "text"


def _cell(rated: Rated | None) -> Cell:
    return (
        Cell(Size.OPEN, state=State.TO_RATE) if rated is None else Cell(Size.OPEN, rated.tone, rated.letter)
    )
