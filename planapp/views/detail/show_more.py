"""The link below rows of which there are many: it says how many are not shown, and shows more of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.detail.link import Link

Shown = TypeVar("Shown")


class ShowMore(Link):
    """`most` is how many rows are shown; it has grown when `clicked` comes. Hidden while all are shown."""

    def __init__(self, theme: Appearance, kind: str, first: int, more: int) -> None:
        """Show the `first` rows of a kind ('older update'), then as many `more` each time."""
        super().__init__(theme, "", role=Role.SMALL)
        self._kind, self._first, self._more = kind, first, more
        self.most = first
        self.clicked.connect(self._grow)

    def start_again(self) -> None:
        """Show the first rows only."""
        self.most = self._first

    def cut(self, rows: Sequence[Shown]) -> Sequence[Shown]:
        """Return the rows to show, and say how many there are besides."""
        left = max(0, len(rows) - self.most)
        self.setText(f"Show {min(left, self._more):,} {self._kind}{'' if left == 1 else 's'}")
        self.setVisible(left > 0)
        return rows[: self.most]

    def _grow(self) -> None:
        self.most += self._more
