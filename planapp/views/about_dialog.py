"""Help: what the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planapp import __version__
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.words import Words

_WIDTH = 408
_ABOUT = (
    "Keeps an improvement plan in one safe file: spreadsheet in, spreadsheet out. "
    "Free software under the MIT licence."
)


class AboutDialog(Dialog):
    """The name, the version and the licence."""

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Show them."""
        super().__init__(theme, parent, "About planapp", size=(_WIDTH, 0))
        self.body.addWidget(Words(theme, f"planapp {__version__}", Role.PAGE_TITLE))
        self.body.addWidget(Words(theme, _ABOUT, wrapped=True))
        self.add_button("Close", self.reject)
