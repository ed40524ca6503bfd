"""The circulations of a plan: a bookmark each, and who was sent which part of it, when and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Extract:
    """A workbook of a circulation: for whom it is, and the items in it.

    `recipient` is what the post or person is called, '' for the master; `items` names those that were chosen,
    None stands for the whole plan; `file` is the workbook's name, without its folder.
    """

    id: int
    recipient: str = ""
    person: int | None = None
    email: str = ""
    file: str = ""
    items: tuple[int, ...] | None = None

    @property
    def is_master(self) -> bool:
        """Tell whether this is the officer's own copy, which nobody is asked to send back."""
        return not self.recipient


@dataclass(frozen=True, slots=True)
class Circulation:
    """What was sent round: the plan as it was after journal entry `entry`.

    `id` is that of its bookmark. `private` tells whether private fields went along.
    """

    id: int
    name: str
    entry: int
    sent_on: date
    reply_by: date | None = None
    message: str = ""
    private: bool = False
    extracts: tuple[Extract, ...] = ()

    def extract(self, extract_id: int | None) -> Extract | None:
        """Return a workbook of this circulation."""
        return next((one for one in self.extracts if one.id == extract_id), None)
