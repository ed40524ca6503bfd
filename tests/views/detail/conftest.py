"""Panes that are shown on a screen that nobody sees, closed before their document is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from planapp.application.document import Document
from planapp.graphics.theme import Appearance, Choice
from planapp.views.detail.detail_pane import DetailPane
from tests.views.detail.hand import Hand

TODAY = date(2026, 4, 20)


@contextmanager
def shown(document: Document, appearance: Appearance, app: QApplication, width: int = 432) -> Iterator[Hand]:
    """A hand at the pane of a document."""
    pane = DetailPane(document, appearance, today=lambda: TODAY)
    current = document.plan.current_period
    pane.set_period(current.id if current is not None else None)
    pane.resize(width, 900)
    pane.show()
    pane.activateWindow()
    app.processEvents()
    yield Hand(pane, document)
    pane.close_document()
    pane.close()
    pane.deleteLater()


@pytest.fixture
def appearance() -> Appearance:
    return Appearance(Choice.LIGHT)


@pytest.fixture
def hand(qapp: QApplication, document: Document, appearance: Appearance) -> Iterator[Hand]:
    """A hand at the pane of the small plan, which shows the action that has something of everything."""
    with shown(document, appearance, qapp) as found:
        found.show("1.2.1")
        yield found


@pytest.fixture
def sample_hand(qapp: QApplication, sample_document: Document, appearance: Appearance) -> Iterator[Hand]:
    """A hand at the pane of the sample plan."""
    with shown(sample_document, appearance, qapp) as found:
        yield found
