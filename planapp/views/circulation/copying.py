"""Texts on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from planapp.views.clipboard_data import clipboard_data


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    data = clipboard_data()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
