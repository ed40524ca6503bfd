"""Light and dark: which theme holds, the signal that tells of a change, and Qt's palette from the tokens."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from planapp.graphics.high_contrast import high_contrast
from planapp.graphics.look import Look, colour
from planapp.palette import DARK, LIGHT, Theme


class Choice(StrEnum):
    """Which theme the officer wants; the value is what settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """The one place that knows how the product now looks. Everything that paints listens to `changed`."""

    changed = Signal()

    def __init__(
        self, choice: Choice = Choice.SYSTEM, text_size: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        hints = QGuiApplication.styleHints()
        self._system = hints.colorScheme()
        self._choice = choice
        self._contrast = _system_contrast()
        self._look = Look(self._wanted(), text_size)
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    @property
    def choice(self) -> Choice:
        """What was chosen; `look.theme` is what that comes to."""
        return self._choice

    @property
    def look(self) -> Look:
        """What painters need; another one after each change."""
        return self._look

    @property
    def theme(self) -> Theme:
        """The colours that now hold."""
        return self._look.theme

    def choose(self, choice: Choice) -> None:
        """Take the light theme, the dark one, or the system's."""
        self._choice = choice
        self._renew(self._look.text_size)

    def set_text_size(self, text_size: float) -> None:
        """Multiply all text and row heights; 1.0 is 100%."""
        self._renew(text_size)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        self._renew(self._look.text_size)

    def _follow_contrast(self, _preference: Qt.ContrastPreference) -> None:
        self.set_contrast(_system_contrast())

    def set_contrast(self, theme: Theme | None) -> None:
        """Take the colours of a system that is set to high contrast, whatever was chosen; None: it is not."""
        self._contrast = theme
        self._renew(self._look.text_size)

    def _wanted(self) -> Theme:
        if self._contrast is not None:
            return self._contrast
        if self._choice is Choice.SYSTEM:
            return DARK if self._system == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is Choice.DARK else LIGHT

    def _renew(self, text_size: float) -> None:
        look = Look(self._wanted(), text_size)
        if look != self._look:
            self._look = look
            self.changed.emit()


def _system_contrast() -> Theme | None:
    """Return the colours of the system if it asks for high contrast."""
    hints = QGuiApplication.styleHints().accessibility()
    if hints.contrastPreference() != Qt.ContrastPreference.HighContrast:
        return None
    ours = QGuiApplication.palette()
    # Nothing set is the system's own palette.
    QGuiApplication.setPalette(QPalette())
    theme = high_contrast(QGuiApplication.palette())
    QGuiApplication.setPalette(ours)
    return theme


def qt_palette(theme: Theme) -> QPalette:
    """Return the palette for Qt's own widgets: every role, active, inactive and disabled."""
    palette = QPalette()
    for role, rgb in _enabled(theme).items():
        palette.setColor(QPalette.ColorGroup.All, role, colour(rgb))
    for role, rgb in _disabled(theme).items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour(rgb))
    return palette


def _enabled(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunken,
        role.Text: theme.text,
        role.PlaceholderText: theme.text3,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.Highlight: theme.tint2,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent_fill,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.line,
        role.Mid: theme.line2,
        role.Dark: theme.control,
        role.Shadow: theme.line2,
    }


def _disabled(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    texts = (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText)
    grounds = (role.Base, role.Button, role.Highlight, role.Accent)
    return dict.fromkeys(texts, theme.disabled) | dict.fromkeys(grounds, theme.band)
