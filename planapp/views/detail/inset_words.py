"""Words that stand where the texts of values stand, at every text size."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words


class InsetWords(Words):
    """As Words, heavier than their role where a weight is given, with room above and below."""

    _weight: int | None = None
    _room = (0, 0)

    def __init__(
        self,
        theme: Appearance,
        role: Role,
        token: str,
        *,
        text: str = "",
        weight: int | None = None,
        room: tuple[int, int] = (0, 0),
        wrapped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a text."""
        super().__init__(theme, text, role, token, wrapped=wrapped, parent=parent)
        self._weight, self._room = weight, room
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        if self._weight is not None:
            self.setFont(font(self._role, self._theme.look, self._weight))
        inset, (above, below) = px(self._theme, PAD_X), self._room
        self.setContentsMargins(inset, above, inset, below)
