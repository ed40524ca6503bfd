"""What stands round a tab in these tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.views.jobs import Work
from planapp.views.plan_file import PlanFile, create_plan
from tests.views.plans import first_edit


@dataclass
class Window:
    """Works at once, answers with a folder, and keeps what was said."""

    folder_chosen: Path | None = None
    folder: Path = Path()
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
        return self.folder_chosen

    def ask_files(self, title: str, folder: Path) -> Sequence[Path]:
        return ()

    def ask_password(self, label: str) -> str | None:
        return None

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


@pytest.fixture
def document(tmp_path: Path, small: Plan) -> Iterator[PlanFile]:
    """The small plan, open as a window has it."""
    opened = create_plan(tmp_path / "small.plan", first_edit(small), "Officer")
    yield opened
    opened.close()


@pytest.fixture
def window() -> Window:
    return Window()
