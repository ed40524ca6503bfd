"""An officer who answers every question as the test says, in place of dialogs that would wait for ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Answers:
    """Answers of each kind; `asked` keeps what was suggested."""

    open: Path | None = None
    source: Path | None = None
    plan: Path | None = None
    export: Path | None = None
    chosen_folder: Path | None = None
    several: list[Path] = field(default_factory=list)
    typed: str | None = None
    secret: str | None = None
    asked: list[str] = field(default_factory=list)

    def plan_to_open(self, folder: Path) -> Path | None:
        self.asked.append(str(folder))
        return self.open

    def source_to_import(self, folder: Path) -> Path | None:
        self.asked.append(str(folder))
        return self.source

    def place_for_plan(self, suggested: Path) -> Path | None:
        self.asked.append(str(suggested))
        return self.plan

    def place_for_export(self, suggested: Path) -> Path | None:
        self.asked.append(str(suggested))
        return self.export

    def place_for_pdf(self, suggested: Path) -> Path | None:
        self.asked.append(str(suggested))
        return self.export

    def folder(self, title: str, folder: Path) -> Path | None:
        self.asked.append(str(folder))
        return self.chosen_folder

    def files(self, title: str, folder: Path) -> list[Path]:
        self.asked.append(title)
        return self.several

    def text(self, title: str, label: str, verb: str) -> str | None:
        self.asked.append(label)
        return self.typed

    def password(self, label: str) -> str | None:
        self.asked.append(label)
        return self.secret
