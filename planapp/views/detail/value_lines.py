"""How the text of a value breaks into lines, with the sentence below it, and the room that they take."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.detail.paragraphs import UNBROKEN, Paragraphs
from planapp.views.detail.value_face import MARK, Style
from planapp.views.widgets.painted import px

_NARROWEST = 96
# So wide a refused text may be for its sentence, as far as there is room.
_SENTENCE = 240
_ABOVE_SENTENCE = 4
# Widths that a layout asks for over and over.
_KEPT = 6


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be broken into lines: a text, the sentence that refused it, and what stands beside it."""

    text: str
    refusal: str = ""
    marked: bool = False
    edited: bool = False


class ValueLines:
    """The lines of one value in its style; forgets them when the text size changes."""

    def __init__(self, theme: Appearance, style: Style) -> None:
        """Know no text yet."""
        self._theme, self._style = theme, style
        self._broken: dict[tuple[str, int], Paragraphs] = {}

    def forget(self) -> None:
        """Break all lines anew."""
        self._broken.clear()

    def font(self) -> QFont:
        """Return the font of the text."""
        return font(self._style.role, self._theme.look, self._style.weight)

    def pads(self) -> tuple[int, int]:
        """Return the room at the left and right of the text, and above and below it."""
        return px(self._theme, self._style.pad_x), px(self._theme, self._style.pad_y)

    def mark(self, written: Written) -> int:
        """Return the width of the lock or triangle."""
        return px(self._theme, MARK) if written.marked else 0

    def of_text(self, written: Written, width: int) -> Paragraphs:
        """Return the text in lines."""
        key = written.text, width
        if key not in self._broken:
            if len(self._broken) >= _KEPT:
                self._broken.clear()
            self._broken[key] = Paragraphs(written.text, self.font(), max(1, width))
        return self._broken[key]

    def of_refusal(self, written: Written, width: int) -> Paragraphs | None:
        """Return the sentence in lines, at a width of the whole value."""
        if not written.refusal:
            return None
        inner = max(1, width - 2 * self.pads()[0])
        return Paragraphs(written.refusal, font(Role.SMALL, self._theme.look), inner)

    def below(self, written: Written, width: int) -> int:
        """Return the height of the sentence, and of the gap above it."""
        sentence = self.of_refusal(written, width)
        return sentence.height + _ABOVE_SENTENCE if sentence is not None else 0

    def height(self, written: Written, width: int) -> int:
        """Return the height of text and sentence at a width of the whole value."""
        pad_x, pad_y = self.pads()
        inner = width - 2 * pad_x - self.mark(written)
        height = self.of_text(written, inner).height + 2 * pad_y
        if self._style.most and written.edited:
            height = min(height, px(self._theme, self._style.most))
        return max(height, px(self._theme, self._style.least)) + self.below(written, width)

    def width(self, written: Written) -> int:
        """Return the width of the text on one line; an editor and a sentence need more."""
        width = self.of_text(written, UNBROKEN).width + 2 * self.pads()[0] + self.mark(written)
        if not (written.edited or written.refusal):
            return width
        return max(width + 2, px(self._theme, _SENTENCE if written.refusal else _NARROWEST))

    def least(self, written: Written) -> tuple[int, int]:
        """Return a width at which the text may wrap, and the height of a line."""
        width = min(self.width(written), px(self._theme, _NARROWEST))
        return width, px(self._theme, self._style.role.line) + 2 * self.pads()[1]
