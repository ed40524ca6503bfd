"""Opening the window where there is a screen for it, and a plain sentence where there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from planapp.errors import UserError

NO_SCREEN = (
    "planapp found no screen to show its window on. "
    "Start it on a desktop, or see planapp --help for what it does without a window."
)
_NAMED_BY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; return the exit code.

    Raises UserError where nothing names a screen, or a library of the system that Qt needs is missing.
    """
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _NAMED_BY)):
        raise UserError(NO_SCREEN)
    return _imported()(arguments)


def _imported() -> Callable[[Sequence[str]], int]:
    try:
        from planapp.views.app import run
    except ModuleNotFoundError:
        raise
    except ImportError as problem:
        missing = str(problem).partition(":")[0]
        raise UserError(
            f"The window needs {missing}, which this system lacks. "
            "Install it, or see planapp --help for what planapp does without a window."
        ) from problem
    return run


@contextmanager
def plainly_refused() -> Iterator[None]:
    """End with a plain sentence and 1 where Qt finds no screen, which it can't be kept from ending over."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            said.append(text)
            return
        print(NO_SCREEN, file=sys.stderr, flush=True)
        os._exit(1)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    for text in said:
        print(text, file=sys.stderr)
