"""What can be set, section by section. A new setting is a row here, kept by settings.py."""

from __future__ import annotations

from functools import partial
from os import sep
from pathlib import Path
from typing import TYPE_CHECKING

from planapp import paths
from planapp.views.backing_up import BACKUPS, backup_root
from planapp.views.folder_field import FolderField
from planapp.views.plan_file import user_name
from planapp.views.rating_habits import AFTER_WORDS, KEY_WORDS, WHY_WORDS
from planapp.views.settings import DARK, LIGHT, SYSTEM, TEXT_SIZES
from planapp.views.settings_rows import Row, Section, choice_row, text_row
from planapp.views.widgets.painted import RING
from planapp.views.widgets.words import Words

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace

_THEMES = {SYSTEM: "Like the system", LIGHT: "Light", DARK: "Dark"}
_KEYS = "With digits only, a letter typed at a title never rates by accident."
_NAME = "Every edit is signed with it in the plan’s history. Left empty: the name of your account."
_BACKUPS = "A plan that has changed is backed up when it is closed; old backups are thinned."
_SPELLING = {True: "In British English", False: "Never"}
_TO_SPELL = (
    "It needs the part ‘spelling’ of planapp, and a dictionary for British English: the files en_GB.aff and "
    "en_GB.dic, as LibreOffice has them, in {folder}."
)
_WHY = "When a rating differs from the one of the last period."


def sections_of(workspace: Workspace) -> list[Section]:
    """Return the sections with what now holds; what is chosen in them holds at once."""
    return [_looks(workspace), _rating(workspace), _spelling(workspace), _files(workspace)]


def _files(workspace: Workspace) -> Section:
    theme, settings, desk = workspace.theme, workspace.settings, workspace.desk

    def sign(name: str) -> None:
        settings.journal_name = name.strip()
        desk.sign_as(settings.journal_name)

    def keep(folder: Path | None) -> None:
        settings.backup_folder = str(folder) if folder is not None else ""

    usual = paths.data_folder() / BACKUPS
    ask = partial(desk.ask_folder, "Where to keep backups")
    field = FolderField(theme, "Backup folder", backup_root(settings), usual, ask)
    field.chosen.connect(keep)
    name = text_row(theme, "Name for the journal", settings.journal_name, user_name(), sign, _NAME)
    return Section("Journal and backups", [name, Row(field, _BACKUPS)])


def _spelling(workspace: Workspace) -> Section:
    from planapp.application.spelling import can_check, own_folder

    theme, settings, switch = workspace.theme, workspace.settings, workspace.spelling.switch
    if can_check():
        row = choice_row(theme, "Check spelling", _SPELLING, settings.checks_spelling, switch)
    else:
        words = Words(theme, "Not on this computer", token="text3")
        words.setAccessibleName("Check spelling")
        words.setContentsMargins(RING, 0, 0, 0)
        row = Row(words, _TO_SPELL.format(folder=_breakable(own_folder())))
    return Section("Text", [row])


def _breakable(folder: Path) -> str:
    """Return a path that may go on in the next line behind each of its folders."""
    return str(folder).replace(sep, f"{sep}\u200b")


def _looks(workspace: Workspace) -> Section:
    theme, settings = workspace.theme, workspace.settings
    sizes = {size: f"{size}%" for size in TEXT_SIZES}
    return Section(
        "How the window looks",
        [
            choice_row(theme, "Theme", _THEMES, settings.theme, workspace.choose_theme),
            choice_row(theme, "Text size", sizes, settings.text_size, workspace.choose_size),
        ],
    )


def _rating(workspace: Workspace) -> Section:
    theme, settings, take = workspace.theme, workspace.settings, workspace.rating
    return Section(
        "Rating",
        [
            choice_row(theme, "After rating", AFTER_WORDS, settings.after_rating, take.choose_after),
            choice_row(theme, "Rating keys", KEY_WORDS, settings.rating_keys, take.choose_keys, _KEYS),
            choice_row(
                theme, "Ask why when a rating changes", WHY_WORDS, settings.asks_why, take.choose_why, _WHY
            ),
        ],
    )
