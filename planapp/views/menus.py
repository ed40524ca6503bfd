"""The menu bar: where each command stands, and the menus whose entries depend on the plan or on settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from planapp.views.actions import Actions
from planapp.views.ages import where_words
from planapp.views.rating_habits import AFTER_WORDS, After
from planapp.views.settings import DARK, LIGHT, SYSTEM, TEXT_SIZES, Recent

if TYPE_CHECKING:
    from planapp.domain.records import Level

_LINE = ""
# Commands by key; '>' begins the name of a menu within the menu, '' is a line.
_MENUS = (
    ("&File", (
        "new_plan", "next_plan", "open", ">recent", _LINE, "import", "import_into", "sample", "export",
        "restore_point", "backups", _LINE, "print", "save_pdf", _LINE, "settings", _LINE, "close", "quit",
    )),
    ("&Edit", (
        "undo", "redo", _LINE, "copy", "paste", _LINE, "edit_title", "check_spelling", _LINE, "find",
        "find_next", "find_previous", "replace", "clear_filters",
    )),
    ("&View", (
        "page_plan", "page_indicators", "page_circulation", _LINE,
        ">theme", ">size", "larger", "smaller", "normal_size", _LINE, "previous_period", "next_period", _LINE,
        "columns", "archived", ">filters",
        "lock_order", _LINE, "pane", "key", "history", "changes", "next_pane", "full_screen",
    )),
    ("&Plan", (
        "add_theme", "add_objective", "add_action", "add_step", "add_below", "add_after", _LINE, ">rate",
        "comment", _LINE, ">move", "duplicate", "archive", "bring_back", "delete", "renumber", _LINE,
        "add_period",
        "periods", "scale", _LINE, "people", "recommendations", "extra_fields",
    )),
    ("&Indicators", ("add_indicator", "link_measure", _LINE, "delete_indicator")),
    ("&Circulation", (
        "prepare_circulation", "sent", "returns", _LINE, "add_returns", "accept_all", "next_conflict",
        "merge_decided", _LINE, "copy_late",
    )),
    ("&Help", ("keys", "about")),
)  # fmt: skip
_INNER = {
    "recent": "Open &recent",
    "theme": "&Theme",
    "size": "Text &size",
    "rate": "&Rate",
    "filters": "Sa&ved filters",
    "move": "&Move",
}
# Of these, what holds the same commands always.
_INNER_KEYS = {"move": ("move_up", "move_down", "indent", "outdent", "move_to")}
_THEMES = ((SYSTEM, "Like the &system"), (LIGHT, "&Light"), (DARK, "&Dark"))


class Menus(QObject):
    """Fills a menu bar. What is chosen in the menus of its own comes as signals, the rest as actions."""

    recent_wanted = Signal(str)
    theme_wanted = Signal(str)
    size_wanted = Signal(int)
    rating_wanted = Signal(object)
    after_wanted = Signal(object)

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        """Put all commands in their places."""
        super().__init__(bar)
        self._actions = actions
        self._inner: dict[str, QMenu] = {}
        # Adds the filters that the plan remembers to their menu.
        self.add_filters: Callable[[QMenu], None] = lambda menu: None
        for title, keys in _MENUS:
            self._fill(bar.addMenu(title), keys)
        self._theme_group = self._choices("theme", [(words, theme) for theme, words in _THEMES])
        self._size_group = self._choices("size", [(f"{size}%", size) for size in TEXT_SIZES])
        self.after = self._inner["after"] = QMenu("After &rating", bar)
        self._after_group = self._choices("after", [(words, after) for after, words in AFTER_WORDS.items()])
        self._after_group.triggered.connect(lambda action: self.after_wanted.emit(After(action.data())))
        self._inner["filters"].aboutToShow.connect(self._fill_filters)
        self._fill_filters()
        self._theme_group.triggered.connect(lambda action: self.theme_wanted.emit(action.data()))
        self._size_group.triggered.connect(lambda action: self.size_wanted.emit(action.data()))

    def _fill_filters(self) -> None:
        """Offer to keep a filter; the page that is shown adds those that are kept."""
        menu = self._inner["filters"]
        menu.clear()
        menu.addAction(self._actions["save_filter"])
        menu.addAction(self._actions["manage_filters"])
        self.add_filters(menu)

    def _fill(self, menu: QMenu, keys: Sequence[str]) -> None:
        menu.setToolTipsVisible(True)
        for key in keys:
            if key == _LINE:
                menu.addSeparator()
            elif key.startswith(">"):
                name = key.removeprefix(">")
                self._inner[name] = menu.addMenu(_INNER[name])
                self._fill(self._inner[name], _INNER_KEYS.get(name, ()))
            else:
                menu.addAction(self._actions[key])

    def _choices(self, name: str, choices: Sequence[tuple[str, str | int]]) -> QActionGroup:
        group = QActionGroup(self)
        for words, data in choices:
            action = QAction(words, group, checkable=True)
            action.setData(data)
            self._inner[name].addAction(action)
        return group

    def show_view(self, theme: str, size: int) -> None:
        """Tick what holds."""
        for group, data in ((self._theme_group, theme), (self._size_group, size)):
            for action in group.actions():
                action.setChecked(action.data() == data)

    def show_after(self, after: After) -> None:
        """Tick where the cursor goes after a rating key."""
        for action in self._after_group.actions():
            action.setChecked(action.data() == after)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Offer the plans that were open; missing ones are grey."""
        menu = self._inner["recent"]
        menu.clear()
        menu.setEnabled(bool(recent))
        for one in recent:
            path = Path(one.path)
            name = (one.title or path.stem).replace("&", "&&")
            action = QAction(f"{name}\t{where_words(path)}", menu)
            action.setToolTip(one.path)
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _, path=one.path: self.recent_wanted.emit(path))
            menu.addAction(action)

    def show_levels(self, levels: Sequence[Level], *, item: bool) -> None:
        """Offer the levels of the plan's scale; `rating_wanted` gives the id of one."""
        menu = self._inner["rate"]
        menu.clear()
        menu.setEnabled(bool(levels))
        for level in levels:
            action = QAction(f"{level.name.replace('&', '&&')}\t{level.number} or {level.letter}", menu)
            action.triggered.connect(lambda _, chosen=level.id: self.rating_wanted.emit(chosen))
            action.setEnabled(item)
            menu.addAction(action)
        for keys in (("not_rated", "clear_rating", "add_evidence"), ("next_to_rate", "carry_forward")):
            menu.addSeparator()
            menu.addActions([self._actions[key] for key in keys])
        menu.addSeparator()
        menu.addMenu(self.after)
