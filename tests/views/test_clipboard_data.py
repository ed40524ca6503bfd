"""The program ends as it should with something of its own on the clipboard."""

from __future__ import annotations

import subprocess
import sys

_COPY = """
from PySide6.QtWidgets import QApplication
from planapp.views.clipboard_data import clipboard_data
application = QApplication([])
data = clipboard_data()
data.setText("1.1.1")
QApplication.clipboard().setMimeData(data)
print(QApplication.clipboard().mimeData().formats(), QApplication.clipboard().text())
"""


def test_copied_rows_do_not_crash_the_program_at_its_end() -> None:
    ended = subprocess.run([sys.executable, "-c", _COPY], capture_output=True, text=True, timeout=60)
    assert ended.stdout.strip() == "['text/plain'] 1.1.1"
    assert ended.returncode == 0
