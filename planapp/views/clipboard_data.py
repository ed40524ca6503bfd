"""What goes on the clipboard, in a form that outlives Python when the program ends."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel


def clipboard_data() -> QMimeData:
    """Return empty data for the clipboard, made by Qt.

    The clipboard is taken down when Python is gone already: data made by Python would crash it then.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data
