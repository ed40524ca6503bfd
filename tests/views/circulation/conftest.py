"""What stands round a tab in these tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from planapp.errors import UserError
from planapp.views.jobs import Work


@dataclass
class Window:
    """Works at once, answers with a folder, and keeps what was said."""

    folder: Path | None = None
    sender: str = "Performance Officer"
    said: list[str] = field(default_factory=list)
    waits: bool = False
    waiting: list[Callable[[], None]] = field(default_factory=list)

    def start(
        self, text: str, work: Work, then: Callable[[Any], object], otherwise: Callable[[str], object]
    ) -> None:
        def do() -> None:
            try:
                found = work(lambda done, total, words: None)
            except UserError as refusal:
                otherwise(refusal.message)
            else:
                then(found)

        self.said.append(text)
        self.waiting.append(do) if self.waits else do()

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        return self.folder

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


@pytest.fixture
def window() -> Window:
    return Window()
