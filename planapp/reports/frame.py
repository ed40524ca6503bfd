"""What stands on every page: at its head what it shows, at its foot which page it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planapp.graphics.look import Look, colour, scaled
from planapp.reports.lettering import Types

_BELOW_HEAD, _FOOT, _GAP = 10, 30, 24
_MOST_TITLE, _MOST_ABOUT = 2, 3


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the plan, the day, and further words: organisation, what is filtered by."""

    title: str
    day: str
    about: tuple[str, ...] = ()


class Frame:
    """The frame of the pages of a report; what they show stands between `head` and `foot`."""

    def __init__(self, heading: Heading, width: float, height: float, look: Look) -> None:
        """Break the heading into lines."""
        self._types, self._look, self._day = Types(look), look, heading.day
        self._width, self._height = width, height
        types = self._types
        room = width - types.small.width(heading.day) - scaled(_GAP, look)
        self._title = types.title.broken(heading.title, room, _MOST_TITLE)
        self._about = types.small.broken(" · ".join(filter(None, heading.about)), width, _MOST_ABOUT)
        self.head = (
            len(self._title) * types.title.line
            + len(self._about) * types.small.line
            + scaled(_BELOW_HEAD, look)
        )
        self.foot = height - scaled(_FOOT, look)

    @property
    def room(self) -> float:
        """Return how high what the pages show may be."""
        return self.foot - self.head

    def paint_head(self, painter: QPainter) -> None:
        """Paint the head of a page; the foot comes after what it shows, as it is read."""
        types, theme = self._types, self._look.theme
        types.title.write(painter, 0, 0, self._title, theme.text)
        day = self._width - types.small.width(self._day)
        types.small.write(painter, day, scaled(3, self._look), (self._day,), theme.text2)
        types.small.write(painter, 0, len(self._title) * types.title.line, self._about, theme.text2)

    def paint_foot(self, painter: QPainter, page: int, pages: int) -> None:
        """Paint which page it is."""
        types, look = self._types, self._look
        words = f"Page {page + 1} of {pages}"
        top = self._height - types.small.line
        painter.fillRect(
            QRectF(0, top - scaled(4, look), self._width, scaled(1, look)), colour(look.theme.line)
        )
        types.small.write(painter, self._width - types.small.width(words), top, (words,), look.theme.text2)
