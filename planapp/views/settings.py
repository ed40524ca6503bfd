"""What the window remembers from one day to the next, on this computer and for this person only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings

from planapp.views.rating_habits import After, Habits, RatingKeys, Why
from planapp.views.setting import OneOf, OneOfKind, Text, YesNo

if TYPE_CHECKING:
    from datetime import datetime

NAME = "planapp"
SYSTEM, LIGHT, DARK = "system", "light", "dark"
THEMES = (SYSTEM, LIGHT, DARK)
TEXT_SIZES = (90, 100, 115, 130)
MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """A plan that was open, with what its line on the first page shows without opening the file.

    `counts` is the roll-up of the whole plan, as (tone, number) pairs, in `period`.
    """

    path: str
    title: str = ""
    at: str = ""
    period: str = ""
    frozen: bool = False
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def opened(self) -> datetime | None:
        """Return when the plan was last open, or None where that can't be read."""
        from datetime import datetime

        try:
            return datetime.fromisoformat(self.at)
        except ValueError:
            return None


class Settings:
    """The settings, each with a value that can be used, whatever the file of settings holds.

    They are read before the window is painted; what only the list of plans needs is imported with that.
    """

    theme = OneOf("view/theme", THEMES, SYSTEM)
    pane_shown = YesNo("view/pane", True)
    key_shown = YesNo("view/key", True)
    after_rating = OneOfKind("rating/after", After.STAY)
    rating_keys = OneOfKind("rating/keys", RatingKeys.BOTH)
    checks_spelling = YesNo("edit/spelling", True)
    asks_why = OneOfKind("rating/why", Why.STATUS)
    paper = OneOf("print/paper", ("A4", "A3"), "A4")
    journal_name = Text("journal/name")
    backup_folder = Text("files/backups")
    _size = OneOf("view/text_size", [str(size) for size in TEXT_SIZES], "100")

    def __init__(self) -> None:
        """Read the settings of this person."""
        user = QSettings.Scope.UserScope
        self._store = QSettings(QSettings.defaultFormat(), user, NAME, NAME)

    @property
    def text_size(self) -> int:
        """Return the size of text in per cent."""
        return int(self._size)

    @text_size.setter
    def text_size(self, size: int) -> None:
        self._size = str(size)

    @property
    def habits(self) -> Habits:
        """Return how the officer likes to rate."""
        return Habits(self.after_rating, self.rating_keys, self.asks_why)

    @property
    def pane_width(self) -> int:
        """Return how wide the officer has made the pane; 0 if she never did."""
        text = self.text("view/pane_width")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0

    @pane_width.setter
    def pane_width(self, width: int) -> None:
        self._store.setValue("view/pane_width", str(width))

    def state(self, name: str) -> QByteArray:
        """Return what a window or splitter saved of itself; nothing if it never did."""
        found: Any = self._store.value(f"state/{name}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        """Keep what a window or splitter says of itself."""
        self._store.setValue(f"state/{name}", state)

    @property
    def folder(self) -> Path:
        """Return the folder of the last file that was chosen, or the home folder."""
        folder = Path(self.text("files/folder"))
        return folder if folder.is_absolute() and folder.is_dir() else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._store.setValue("files/folder", str(folder))

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Return the plans that were open, the last one first; those that are missing now too."""
        import json

        try:
            found = json.loads(self.text("files/recent") or "[]")
        except ValueError:
            return ()
        if not isinstance(found, list):
            return ()
        return tuple(recent for entry in found if (recent := _recent(entry)) is not None)

    def remember(self, recent: Recent) -> None:
        """Put a plan first in the list."""
        others = (one for one in self.recent if one.path != recent.path)
        self._keep([recent, *others][:MOST_RECENT])

    def forget(self, path: str) -> None:
        """Take a plan out of the list."""
        self._keep(one for one in self.recent if one.path != path)

    def _keep(self, recent: Iterable[Recent]) -> None:
        import json

        self._store.setValue("files/recent", json.dumps([asdict(one) for one in recent]))

    def text(self, key: str) -> str:
        """Return what is kept under a key, '' for nothing."""
        found: Any = self._store.value(key, "")
        return found if isinstance(found, str) else ""

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key."""
        self._store.setValue(key, text)


def _recent(entry: object) -> Recent | None:
    """Return an entry of the list as it was kept, or None if it was not kept by us."""
    if not isinstance(entry, dict) or not isinstance(entry.get("path"), str):
        return None
    known = {field.name for field in fields(Recent)}
    recent = Recent(**{name: value for name, value in entry.items() if name in known})
    texts = (recent.title, recent.at, recent.period)
    if not all(isinstance(text, str) for text in texts):
        return Recent(entry["path"])
    return replace(recent, frozen=recent.frozen is True, counts=_counts(recent.counts))


def _counts(found: object) -> tuple[tuple[str, int], ...]:
    try:
        return tuple((str(tone), int(number)) for tone, number in found)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return ()
