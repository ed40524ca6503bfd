"""The rows of a printed board: their texts broken into lines, and so how high they are."""

from __future__ import annotations

from typing import NamedTuple

from planapp.domain.records import OBJECTIVE, STEP, THEME
from planapp.graphics.look import Look, scaled
from planapp.reports.board_columns import Widths
from planapp.reports.board_sheet import Row
from planapp.reports.lettering import Type, Types
from planapp.reports.pagination import Block

STEP_IN, SIGN, REF_GAP, PAD_X, PAD_Y, WORDS_GAP = 14, 18, 8, 6, 4, 12
TITLE_STEPS = 4 * STEP_IN
# How narrow the text of a title may get by its number and its depth.
_TITLE_SHARE = 0.4
_LEAST_ROW = 28


class Laid(NamedTuple):
    """A row as it is painted: where its number and its text begin, and the lines of each of its texts."""

    row: Row
    ref_at: float
    text_at: float
    ref: tuple[str, ...]
    title: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


class RowLayout:
    """Lays out rows in columns; `room` is how high a row may be at most."""

    def __init__(
        self, widths: Widths, insets: tuple[float, ...], room: float, types: Types, look: Look
    ) -> None:
        """Take the widths, in units of reports, and how far each column of words begins with nothing."""
        self._widths, self._insets, self._room = widths, insets, room
        self._types, self._look = types, look

    def title_type(self, row: Row) -> Type:
        """Return the letters of a row's title."""
        types = self._types
        return {THEME: types.theme, OBJECTIVE: types.strong, STEP: types.small}.get(row.kind, types.body)

    def ref_type(self, row: Row) -> Type:
        """Return the letters of a row's number."""
        return self._types.theme if row.kind == THEME else self._types.small

    def laid(self, row: Row) -> Laid:
        """Break the texts of a row into lines; what is higher than a page is cut."""
        px = self._px
        most = max(px(TITLE_STEPS), self._widths.title * _TITLE_SHARE)
        ref_at = min(px(PAD_X + STEP_IN * row.depth), most) + (px(SIGN) if row.kind == STEP else 0)
        ref_type = self.ref_type(row)
        ref = ref_type.broken(row.ref, self._widths.title * _TITLE_SHARE, self._most(ref_type))
        wide = max((ref_type.width(line) for line in ref), default=0.0)
        text_at = ref_at + (wide + px(REF_GAP) if ref else 0)
        type_ = self.title_type(row)
        room = max(px(STEP_IN), self._title_width(row) - text_at - px(2 * PAD_X))
        title = type_.broken(row.title, room, self._most(type_))
        small = self._types.small
        words = tuple(
            small.broken(one.text, max(px(PAD_X), width - inset - px(WORDS_GAP)), self._most(small))
            for one, width, inset in zip(row.words, self._widths.words, self._insets, strict=True)
        )
        return Laid(row, ref_at, text_at, ref, title, words)

    def _title_width(self, row: Row) -> float:
        """Return how wide a title may be: that of a banner runs on through what is empty beside it."""
        width = self._widths.title
        if row.is_parent:
            for one, beside in zip(row.words, self._widths.words, strict=True):
                if one.text:
                    break
                width += beside
        return width

    def block(self, laid: Laid) -> Block:
        """Return how high a row is; one that repeats the title above shows it only where it begins a page."""
        px, types = self._px, self._types
        rest = max(
            (len(lines) * types.small.line for lines in laid.words),
            default=0,
        )
        ref = len(laid.ref) * self.ref_type(laid.row).line
        title = len(laid.title) * self.title_type(laid.row).line
        least = px(_LEAST_ROW)
        whole = min(self._room, max(least, max(rest, ref, title) + px(2 * PAD_Y)))
        short = min(self._room, max(least, max(rest, ref) + px(2 * PAD_Y)))
        return Block(short if laid.row.repeats else whole, whole, laid.row.is_parent)

    def _most(self, type_: Type) -> int:
        return max(1, int((self._room - self._px(2 * PAD_Y)) // type_.line))

    def _px(self, pixels: float) -> float:
        return scaled(pixels, self._look)
