"""Whether spelling is checked: switched in the Edit menu and in the settings, remembered for this person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from planapp.views.actions import Actions
    from planapp.views.detail.detail_pane import DetailPane
    from planapp.views.settings import Settings
    from planapp.views.speller import Speller


class SpellingSwitch(QObject):
    """Has the one speller of the window, made when the first plan is opened."""

    def __init__(self, settings: Settings, actions: Actions, parent: QObject) -> None:
        """Have none yet; the command is out of sight where nothing can be checked with."""
        super().__init__(parent)
        self._settings, self._action = settings, actions["check_spelling"]
        self._action.setVisible(False)
        self.speller: Speller | None = None

    def give_to(self, pane: DetailPane) -> None:
        """Have the texts of a pane checked."""
        if self.speller is None:
            from planapp.views.speller import Speller

            self.speller = Speller(self)
            self._show()
        pane.context.speller = self.speller

    def toggle(self) -> None:
        """Check, or leave it."""
        self.switch(not self._settings.checks_spelling)

    def switch(self, on: bool) -> None:
        """Check or not, from now on."""
        self._settings.checks_spelling = on
        self._show()

    def close(self) -> None:
        """Look for nothing more."""
        if self.speller is not None:
            self.speller.close()

    def _show(self) -> None:
        on = self._settings.checks_spelling
        if self.speller is not None:
            self.speller.switch(on)
            self._action.setVisible(self.speller.is_possible)
        self._action.setChecked(on)
