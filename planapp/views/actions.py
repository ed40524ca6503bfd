"""Every command of the window as an action: its words, its keys, and when it makes sense. No key twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

PLAN, INDICATORS, CIRCULATION = "plan", "indicators", "circulation"
# In front of a page's key: the command that shows it.
PAGE = "page_"


class Needs(Enum):
    """What has to be there for a command to make sense."""

    NOTHING = auto()
    PLAN = auto()
    EDIT = auto()
    ITEM = auto()
    ARCHIVED = auto()
    # With the keyboard in no text field: that has keys of its own for the same.
    ROWS = auto()
    ROOM = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """A command: key in the code, words, keys (with portable names), and what it needs.

    Keys of a command `on_board` count only while the board has the focus. `keys_shown` are read by the board
    itself and only stand in the menu. A command makes sense on the pages named; where none is named, one that
    is `on_board` or needs what is chosen belongs to the Plan page, and any other to all pages.
    """

    key: str
    text: str
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    on_board: bool = False
    keys_shown: str = ""
    checkable: bool = False
    pages: tuple[str, ...] = ()

    def belongs_to(self, page: str) -> bool:
        """Tell whether the command makes sense on a page."""
        if self.pages or not (self.on_board or self.needs in _OF_WHAT_IS_CHOSEN):
            return page in self.pages or not self.pages
        return page == PLAN


_OF_WHAT_IS_CHOSEN = (Needs.ITEM, Needs.ARCHIVED, Needs.ROWS, Needs.ROOM)
_ON_PLAN, _ON_FIGURES, _ON_BOTH = (PLAN,), (INDICATORS,), (PLAN, INDICATORS)
_ON_CIRCULATION = (CIRCULATION,)
_ON_ALL = (*_ON_BOTH, CIRCULATION)

COMMANDS = (
    Command("new_plan", "&New plan…", ("Ctrl+Shift+P",)),
    Command("next_plan", "New plan &from this one…", (), Needs.PLAN),
    Command("open", "&Open…", ("Ctrl+O",)),
    Command("import", "&Import workbook…", ("Ctrl+I",)),
    Command("import_into", "Import in&to this plan…", ("Ctrl+Shift+I",), Needs.EDIT),
    Command("sample", "Try the &sample plan"),
    Command("export", "&Export…", ("Ctrl+E",), Needs.PLAN),
    Command("print", "&Print…", ("Ctrl+P",), Needs.PLAN, pages=_ON_PLAN),
    Command("save_pdf", "Save as P&DF…", (), Needs.PLAN, pages=_ON_PLAN),
    Command("restore_point", "&Name a restore point…", ("Ctrl+S",), Needs.EDIT),
    Command("backups", "&Backups…", (), Needs.PLAN),
    Command("settings", "Se&ttings…", ("Ctrl+,",)),
    Command("close", "&Close plan", ("Ctrl+W",), Needs.PLAN),
    Command("quit", "&Quit", ("Ctrl+Q",)),
    Command("undo", "&Undo", ("Ctrl+Z",), Needs.EDIT),
    Command("redo", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), Needs.EDIT),
    Command("copy", "&Copy", ("Ctrl+C", "Ctrl+Ins"), Needs.ROWS, on_board=True, pages=_ON_ALL),
    Command("paste", "&Paste", ("Ctrl+V", "Shift+Ins"), Needs.ROOM, on_board=True, pages=_ON_BOTH),
    Command("edit_title", "&Edit title", (), Needs.ITEM, keys_shown="F2"),
    Command("find", "&Find", ("Ctrl+F",), Needs.PLAN, pages=_ON_PLAN),
    Command("find_next", "Find ne&xt", ("F3",), Needs.PLAN, pages=_ON_PLAN),
    Command("find_previous", "Find pre&vious", ("Shift+F3",), Needs.PLAN, pages=_ON_PLAN),
    Command("save_filter", "Save &filter…", ("Ctrl+Shift+F",), Needs.PLAN, pages=_ON_PLAN),
    Command("manage_filters", "&Manage filters…", (), Needs.PLAN, pages=_ON_PLAN),
    Command("archived", "&Archived items", (), Needs.PLAN, checkable=True, pages=_ON_PLAN),
    Command("replace", "Find and r&eplace…", ("Ctrl+H",), Needs.EDIT, pages=_ON_PLAN),
    Command("check_spelling", "Check &spelling", ("F7",), Needs.PLAN, checkable=True),
    Command("clear_filters", "C&lear filters", (), Needs.PLAN, pages=_ON_PLAN),
    Command("page_plan", "&Plan", ("Alt+1",), Needs.PLAN, checkable=True),
    Command("page_indicators", "I&ndicators", ("Alt+2",), Needs.PLAN, checkable=True),
    Command("page_circulation", "C&irculation", ("Alt+3",), Needs.PLAN, checkable=True),
    Command("add_indicator", "&Add indicator", (), Needs.EDIT, keys_shown="Ctrl+N", pages=_ON_FIGURES),
    Command("link_measure", "&Link a measure…", (), Needs.ITEM, pages=_ON_FIGURES),
    Command(
        "delete_indicator",
        "&Delete indicator",
        ("Ctrl+Del",),
        Needs.ITEM,
        on_board=True,
        pages=_ON_FIGURES,
    ),
    Command("pane", "&Detail pane", ("F9",), Needs.PLAN, checkable=True, pages=_ON_BOTH),
    Command("history", "&History", ("Ctrl+Shift+H",), Needs.PLAN, pages=_ON_BOTH),
    Command("changes", "Chan&ges since…", ("Ctrl+Shift+C",), Needs.PLAN),
    Command("next_pane", "&Next pane", ("F6",), Needs.PLAN),
    Command("previous_period", "&Previous period", ("Ctrl+Alt+Left",), Needs.PLAN, pages=_ON_PLAN),
    Command("next_period", "Ne&xt period", ("Ctrl+Alt+Right",), Needs.PLAN, pages=_ON_PLAN),
    Command("lock_order", "Loc&k the order", (), Needs.PLAN, checkable=True, pages=_ON_PLAN),
    Command("columns", "&Columns…", (), Needs.PLAN, pages=_ON_PLAN),
    Command("larger", "&Larger text", ("Ctrl++", "Ctrl+=")),
    Command("smaller", "&Smaller text", ("Ctrl+-",)),
    Command("normal_size", "&Usual text size", ("Ctrl+0",)),
    Command("full_screen", "&Full screen", ("F11",), checkable=True),
    Command("add_theme", "Add &theme", ("Ctrl+Shift+T",), Needs.EDIT, pages=_ON_PLAN),
    Command("add_objective", "Add &objective", ("Ctrl+Shift+O",), Needs.EDIT, pages=_ON_PLAN),
    Command("add_action", "Add &action", ("Ctrl+N",), Needs.EDIT, pages=_ON_PLAN),
    Command("add_step", "Add &step", ("Ctrl+Shift+N",), Needs.EDIT, pages=_ON_PLAN),
    Command("add_below", "Add &below this", ("Ctrl+Shift+Return",), Needs.ITEM, on_board=True),
    Command("add_after", "Add a&fter this", ("Ctrl+Return",), Needs.ITEM, on_board=True),
    Command("indent", "&Indent", ("Alt+Right",), Needs.ITEM, on_board=True),
    Command("outdent", "&Outdent", ("Alt+Left",), Needs.ITEM, on_board=True),
    Command("move_up", "Move &up", ("Alt+Up",), Needs.ITEM, on_board=True, pages=_ON_BOTH),
    Command("move_down", "Move &down", ("Alt+Down",), Needs.ITEM, on_board=True, pages=_ON_BOTH),
    Command("move_to", "&Move to…", ("Ctrl+M",), Needs.ITEM, on_board=True),
    Command("renumber", "Re&number…", (), Needs.EDIT),
    Command("duplicate", "Du&plicate", ("Ctrl+D",), Needs.ITEM, on_board=True, pages=_ON_BOTH),
    Command("delete", "De&lete", ("Del",), Needs.ITEM, on_board=True),
    Command("archive", "A&rchive", (), Needs.ITEM),
    Command("bring_back", "Brin&g back", (), Needs.ARCHIVED),
    Command("clear_rating", "&Clear rating", (), Needs.ITEM, keys_shown="0"),
    Command("not_rated", "&Not rated", (), Needs.ITEM),
    Command("next_to_rate", "Ne&xt still to rate", ("Ctrl+J",), Needs.PLAN),
    Command("carry_forward", "Carry &forward…", (), Needs.EDIT),
    Command("add_evidence", "Add e&vidence", ("Ctrl+Shift+E",), Needs.ITEM),
    Command("key", "&Key to the ratings", (), Needs.PLAN, checkable=True, pages=_ON_PLAN),
    Command("comment", "&Comment…", (), Needs.ITEM, keys_shown="C"),
    Command("add_period", "Add &period…", (), Needs.EDIT),
    Command("periods", "Period&s…", ("Ctrl+Shift+M",), Needs.PLAN),
    Command("people", "Peop&le…", (), Needs.PLAN),
    Command("recommendations", "Reco&mmendations…", (), Needs.PLAN),
    Command("extra_fields", "E&xtra fields…", (), Needs.PLAN),
    Command("scale", "Rating sc&ale…", (), Needs.PLAN),
    Command("prepare_circulation", "&Prepare…", (), Needs.PLAN),
    Command("sent", "&Sent", (), Needs.PLAN),
    Command("returns", "&Merge returns", (), Needs.PLAN),
    Command("add_returns", "&Add returned files…", (), Needs.EDIT),
    Command(
        "accept_all", "A&ccept all from this officer", ("Ctrl+Shift+A",), Needs.ITEM, pages=_ON_CIRCULATION
    ),
    Command("next_conflict", "&Next conflict", (), Needs.ITEM, keys_shown="N", pages=_ON_CIRCULATION),
    Command("merge_decided", "Merge what is &decided", ("Ctrl+G",), Needs.ITEM, pages=_ON_CIRCULATION),
    Command("copy_late", "Copy &list of who is late", (), Needs.PLAN),
    Command("keys", "&Keys", ("F1",)),
    Command("about", "&About planapp"),
)

# Commands that macOS has a place of its own for.
_ROLES = {"quit": QAction.MenuRole.QuitRole, "settings": QAction.MenuRole.PreferencesRole}


_NOT_TYPING = frozenset({Needs.ROWS, Needs.ROOM})


class Actions(QObject):
    """The actions by their commands' keys; they know whether they make sense, not what they do."""

    def __init__(self, parent: QObject) -> None:
        """Make all actions."""
        super().__init__(parent)
        self._actions = {command.key: _action(command, self) for command in COMMANDS}
        self._met: dict[Needs, bool] = {}
        self._typing = False
        self._page = PLAN

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def set_state(self, *, plan: bool, writable: bool, item: bool, archived: bool = False) -> None:
        """Say whether a plan is open, may be written, and has an item chosen, and one that is archived."""
        self._met = {
            Needs.NOTHING: True,
            Needs.PLAN: plan,
            Needs.EDIT: plan and writable,
            Needs.ITEM: plan and writable and item,
            Needs.ARCHIVED: plan and writable and archived,
            Needs.ROWS: plan and item,
            Needs.ROOM: plan and writable,
        }
        for command in COMMANDS:
            self[command.key].setEnabled(self._makes_sense(command))

    def show_page(self, page: str) -> None:
        """Say which page is shown; `set_state` comes after that."""
        self._page = page
        for command in COMMANDS:
            if command.key.startswith(PAGE):
                self[command.key].setChecked(command.key == f"{PAGE}{page}")

    def set_typing(self, typing: bool) -> None:
        """Say whether the keyboard is in a text field."""
        self._typing = typing
        for command in COMMANDS:
            if command.needs in _NOT_TYPING:
                self[command.key].setEnabled(self._makes_sense(command))

    def _makes_sense(self, command: Command) -> bool:
        met = self._met.get(command.needs, False) and command.belongs_to(self._page)
        return met and not (self._typing and command.needs in _NOT_TYPING)

    def name_undo(self, undo: str | None, redo: str | None, *, stopped: bool = False) -> None:
        """Say what would be undone and redone, None for nothing: 'Undo rate 2.3 amber'.

        Where something stands last that undo does not cross, the command still says why.
        """
        for key, label in (("undo", undo), ("redo", redo)):
            action = self[key]
            action.setText(
                f"&{key.capitalize()} {label.replace('&', '&&')}" if label else f"&{key.capitalize()}"
            )
            action.setEnabled(label is not None or (stopped and key == "undo"))

    def of_page(self, page: str) -> list[QAction]:
        """Return the actions whose keys count while the main part of a page has the focus."""
        return [self[command.key] for command in COMMANDS if command.on_board and command.belongs_to(page)]


def _action(command: Command, parent: QObject) -> QAction:
    shown = f"\t{command.keys_shown}" if command.keys_shown else ""
    action = QAction(command.text + shown, parent, checkable=command.checkable)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    if command.on_board:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if command.key in _ROLES:
        action.setMenuRole(_ROLES[command.key])
    return action
