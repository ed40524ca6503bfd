"""Laying out before the next paint, so that nothing is seen half laid out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

# From a value up to the pane: pair, row, body or facts, section, page, scroll area.
_LEVELS = 6


def lay_out_now() -> None:
    """Lay out what waits for it; by itself Qt goes up one level of a nest with each turn of its loop."""
    for _ in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
