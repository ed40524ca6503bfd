"""The rating scale in one dialog: its levels typed where they stand, and the key that comes of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.records import Level
from planapp.domain.tones import free_tone
from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.level_list import NAME, levels_model
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.listing.listing_dialog import Listed, ListingDialog
from planapp.views.scale.key_preview import KeyPreview
from planapp.views.scale.level_delegate import LevelDelegate
from planapp.views.scale.level_panel import LevelPanel
from planapp.views.widgets.form import Asked, Question
from planapp.views.widgets.words import Words

_ABOUT = (
    "The levels from worst to best. Their letters and numbers are the keys that rate. A level that was used "
    "can be retired: what has it keeps it, and it is offered no more."
)
_NONE_YET = "The scale has no levels yet. Add the worst one first."
_COLUMNS = (
    ListColumn(60),
    ListColumn(64),
    ListColumn(72, at_right=True),
    ListColumn(150),
    ListColumn(),
    ListColumn(210),
)


class ScaleDialog(ListingDialog):
    """What is chosen for a level stands below the list, and below that the key as it will be printed."""

    def __init__(self, document: Document, theme: Appearance, parent: QWidget) -> None:
        """Show the levels of a document's plan."""
        listed = Listed(
            lambda plan: [level.id for level in plan.levels.of()],
            lambda: _adding(document),
            edits.move_level,
            edits.remove_level,
            NAME,
        )
        super().__init__(document, theme, parent, "Rating scale", listed, size=(900, 640))
        model = levels_model(document.plan, on_edit=self._set, parent=self)
        self.retire = self.button("Retire", self._retire)
        self.panel, self.key = LevelPanel(theme), KeyPreview(theme)
        self.panel.wanted.connect(self._choose)
        self.add_words(_ABOUT)
        caption = Words(theme, "Key", Role.SMALL, "text3")
        view = ListView(model, _COLUMNS, theme, empty=_NONE_YET, delegate=LevelDelegate)
        self.fill(view, (self.retire,), (self.panel, caption, self.key))
        levels = document.plan.levels.of()
        view.choose(levels[0].id if levels else None, NAME)
        self.show_state()

    @property
    def _chosen(self) -> Level | None:
        return self.document.plan.levels.get(self.list.current_id())

    def show_state(self) -> None:
        """Show the chosen level below the list, and the key of all."""
        super().show_state()
        level = self._chosen
        self.retire.setText("Use again" if level is not None and level.retired else "Retire")
        self.retire.updateGeometry()
        self.retire.setEnabled(level is not None)
        self.panel.show_level(self.document.plan, level)
        self.key.show_plan(self.document.plan)

    def _set(self, level_id: int, key: str, typed: Any) -> None:
        """Take what was typed in a cell; raises UserError for the list to tell."""
        value = _number(typed) if key == "number" else typed
        self.document.edit(edits.set_level(self.document.plan, level_id, **{key: value}))

    def _choose(self, field: str, value: object) -> None:
        """Take what was chosen below the list; where that is refused, show again what holds."""
        self.make(lambda plan, level: edits.set_level(plan, level, **{field: value}))
        self.show_state()

    def _retire(self) -> None:
        level = self._chosen
        is_retired = level is not None and level.retired
        self.make(edits.restore_level if is_retired else edits.retire_level)


def _number(typed: str) -> int:
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise UserError(f"‘{text}’ is not a number. Type one from 1 to 99.")
    return int(text)


def _adding(document: Document) -> Asked:
    """Ask for a level at the best end."""

    def take(name: str, letter: str, meaning: str) -> None:
        plan = document.plan
        tone = free_tone(plan.levels.of())
        document.edit(edits.add_level(plan, name, letter, tone=tone, meaning=meaning.strip()))

    questions = (
        Question("Name, such as On hold", share=2),
        Question("Letter", about="letter"),
        Question("Meaning, for the key", share=4),
    )
    words = "It is added as the best one. Move it to where it belongs."
    return Asked("Add a level", questions, "Add", take, words)
