"""What each command of the window does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from planapp.views.actions import PAGE
from planapp.views.dialog_commands import of_dialogs
from planapp.views.filter_commands import manage_filters, save_filter
from planapp.views.page_wiring import toggle_pane
from planapp.views.pages import KINDS
from planapp.views.structure import opening

if TYPE_CHECKING:
    from planapp.views.editing import Editing
    from planapp.views.plan_page import PlanPage
    from planapp.views.workspace import Workspace

Do = Callable[[], object]


# What only a page of its own does: see Page.commands.
_OF_OTHER_PAGES = (
    "add_indicator",
    "link_measure",
    "delete_indicator",
    "accept_all",
    "next_conflict",
    "merge_decided",
)


def commands_of(workspace: Workspace) -> dict[str, Do]:
    """Return what to do by the commands' keys; those of a plan do nothing while there is none."""
    table = {
        **_of_window(workspace),
        **_of_pages(workspace),
        **_of_editing(workspace),
        **_of_page(workspace),
        **_of_structure(workspace),
        **_of_circulation(workspace),
        **of_dialogs(workspace),
    }
    table |= dict.fromkeys(_OF_OTHER_PAGES, _nothing)
    return {key: partial(workspace.pages.run, key, do) for key, do in table.items()}


def _nothing() -> None:
    """Do nothing: the page that is shown has no such command."""


def _of_pages(workspace: Workspace) -> dict[str, Do]:
    pages = {f"{PAGE}{kind.key}": partial(workspace.pages.show_page, kind.key) for kind in KINDS}
    return {
        **pages,
        "pane": partial(toggle_pane, workspace),
        "history": partial(_toggle_history, workspace),
        "next_pane": workspace.pages.next_pane,
    }


def _of_circulation(workspace: Workspace) -> dict[str, Do]:
    return {
        "prepare_circulation": partial(_show_circulation, workspace, "prepare"),
        "sent": partial(_show_circulation, workspace, "sent"),
        "returns": partial(_show_circulation, workspace, "returns"),
        "add_returns": partial(_add_returns, workspace),
        "copy_late": partial(_copy_late, workspace),
    }


def _copy_late(workspace: Workspace) -> None:
    from planapp.views.circulation.wiring import copy_late

    copy_late(workspace)


def _show_circulation(workspace: Workspace, key: str) -> None:
    from planapp.views.circulation.wiring import show_tab

    show_tab(workspace, key)


def _add_returns(workspace: Workspace) -> None:
    from planapp.views.circulation.wiring import add_returns

    add_returns(workspace)


def _open_backups(workspace: Workspace) -> None:
    from planapp.views.backups_dialog import open_backups

    open_backups(workspace)


def _print(workspace: Workspace, *, as_pdf: bool) -> None:
    from planapp.views.printing.opening import open_print

    open_print(workspace, as_pdf=as_pdf)


def _toggle_history(workspace: Workspace) -> None:
    from planapp.views.history.showing import toggle_history

    toggle_history(workspace)


def _of_window(workspace: Workspace) -> dict[str, Do]:
    desk = workspace.desk
    return {
        "new_plan": desk.new_plan,
        "open": desk.choose_plan,
        "import": desk.choose_source,
        "import_into": lambda: desk.choose_source(into=True),
        "sample": desk.open_sample,
        "export": workspace.export,
        "print": partial(_print, workspace, as_pdf=False),
        "save_pdf": partial(_print, workspace, as_pdf=True),
        "restore_point": workspace.name_restore_point,
        "backups": partial(_open_backups, workspace),
        "settings": workspace.show_settings,
        "close": workspace.close_plan,
        "quit": workspace.window.close,
        "check_spelling": workspace.spelling.toggle,
        "larger": lambda: workspace.step_size(1),
        "smaller": lambda: workspace.step_size(-1),
        "normal_size": lambda: workspace.choose_size(100),
        "full_screen": workspace.toggle_full_screen,
        "next_to_rate": workspace.rating.go_to_next,
        "carry_forward": workspace.rating.carry_forward,
        "add_evidence": workspace.rating.add_evidence,
        "key": workspace.rating.toggle_key,
        "keys": workspace.show_keys,
        "about": workspace.show_about,
    }


def _of_editing(workspace: Workspace) -> dict[str, Do]:
    def edit(do: Callable[[Editing], object]) -> Do:
        return lambda: do(workspace.editing) if workspace.editing is not None else None

    return {
        "undo": edit(lambda editing: editing.undo()),
        "redo": edit(lambda editing: editing.redo()),
        "copy": edit(lambda editing: editing.copy()),
        "paste": edit(lambda editing: editing.paste()),
        "add_theme": edit(lambda editing: editing.add("theme")),
        "add_objective": edit(lambda editing: editing.add("objective")),
        "add_action": edit(lambda editing: editing.add("action")),
        "add_step": edit(lambda editing: editing.add("step")),
        "add_below": edit(lambda editing: editing.add_below()),
        "add_after": edit(lambda editing: editing.add_after()),
        "indent": edit(lambda editing: editing.indent()),
        "outdent": edit(lambda editing: editing.outdent()),
        "move_up": edit(lambda editing: editing.move(-1)),
        "move_down": edit(lambda editing: editing.move(1)),
        "duplicate": edit(lambda editing: editing.duplicate()),
        "archive": edit(lambda editing: editing.archive()),
        "bring_back": edit(lambda editing: editing.bring_back()),
        "delete": edit(lambda editing: editing.delete()),
    }


def _of_page(workspace: Workspace) -> dict[str, Do]:
    def show(do: Callable[[PlanPage], object]) -> Do:
        return lambda: do(workspace.page) if workspace.page is not None else None

    return {
        "lock_order": show(lambda page: page.board.lock_order(not page.board.order_is_locked)),
        "edit_title": show(lambda page: page.board.edit_title()),
        "find": show(lambda page: page.go_to_search()),
        "clear_filters": show(lambda page: page.toolbar.clear()),
        "find_next": show(lambda page: page.go_to_match(1)),
        "find_previous": show(lambda page: page.go_to_match(-1)),
        "archived": show(lambda page: page.show_archived(not page.board.board.rows.archived_shown)),
        "save_filter": partial(save_filter, workspace),
        "manage_filters": partial(manage_filters, workspace),
        "columns": show(lambda page: page.board.columns.open_dialog()),
        "previous_period": show(lambda page: page.toolbar.periods.step(-1)),
        "next_period": show(lambda page: page.toolbar.periods.step(1)),
        "not_rated": show(lambda page: page.board.rate(None)),
        "clear_rating": show(lambda page: page.board.clear_rating()),
        "comment": show(lambda page: page.board.comment()),
    }


def _of_structure(workspace: Workspace) -> dict[str, Do]:
    return {
        "move_to": partial(opening.move_to, workspace),
        "renumber": partial(opening.renumber, workspace),
        "replace": partial(opening.replace, workspace),
        "next_plan": partial(opening.next_plan, workspace),
    }
