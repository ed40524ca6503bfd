"""Plan > Recommendations: what the plan was asked to do, by whom, and which items answer it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.answers import unanswered
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance
from planapp.models.item_finder import ItemFinder, named
from planapp.models.registers import recommendations as r
from planapp.models.registers.items import counted
from planapp.models.registers.register import Register
from planapp.models.rows_model import Row
from planapp.models.texts import one_line
from planapp.views.listing.list_view import ListColumn
from planapp.views.registers.merge_dialog import MergeDialog
from planapp.views.registers.register_dialog import RegisterDialog
from planapp.views.widgets.chip import Chip
from planapp.views.widgets.pick_field import PickField

_COLUMNS = (ListColumn(96), ListColumn(), ListColumn(80), ListColumn(96))
_ITEM_COLUMNS = (ListColumn(60), ListColumn(), ListColumn(136))
_MERGE_COLUMNS = (ListColumn(96), ListColumn(), ListColumn(72), ListColumn(96))

RECOMMENDATIONS = Register(
    title="Recommendations",
    search="Search here",
    tables=r.TABLES,
    headings=r.HEADINGS,
    rows=r.recommendation_rows,
    edit=r.edit_recommendation,
    empty="There is no recommendation here. Add a source, then what it recommends.",
    item_tables=r.ITEM_TABLES,
    item_headings=r.ITEM_HEADINGS,
    items_of=r.items_of_recommendation,
    no_items="No item answers this.",
)


class RecommendationsDialog(RegisterDialog):
    """Sources with their recommendations below them. Alt+Up and Alt+Down move, from source to source too."""

    def __init__(
        self, document: Document, theme: Appearance, parent: QWidget, *, writable: bool = True
    ) -> None:
        """Show all recommendations of the plan."""
        super().__init__(
            document, theme, parent, RECOMMENDATIONS, (_COLUMNS, _ITEM_COLUMNS), writable=writable
        )
        self._finder = ItemFinder(document.plan)
        self.unanswered = Chip(theme, "Answered by no action", icon="warning")
        self.unanswered.toggled.connect(lambda _: self.model.refresh())
        self.narrow = self._unanswered
        self.add_command("Add source", self.add_source)
        self.add_command("Add recommendation", self.add)
        self.merge_button = self.add_command("Merge…", self.merge, needs=2)
        self.add_command("Delete", self.delete, needs=1)
        self.head.insertWidget(2, self.unanswered)
        self.filter_button = self.add_item_command(
            "Filter the board", lambda: self.filter_wanted.emit(self.chosen())
        )
        self.unlink_button = self.add_item_command("Unlink", self.delete_items)
        self.link = PickField(theme, "Link an item: type its number or words", self._found)
        self.link.picked.connect(self._link)
        self.link.given.connect(self._find_nothing)
        self.below_items.setContentsMargins(0, 8, 0, 4)
        self.below_items.addWidget(self.link)
        self.add_moves(self.move_by)
        self.begin()

    # What is shown.

    def _unanswered(self, plan: Plan, rows: list[Row]) -> list[Row]:
        """Leave what nothing answers, where that is asked for; the row that is chosen stays."""
        if not self.unanswered.isChecked():
            return rows
        return r.only_unanswered(plan, rows, {self.chosen()})

    def sum_up(self) -> str:
        """Return how many recommendations there are."""
        return counted(len(self.plan.recommendations), "recommendation")

    def describe(self, chosen: int | None) -> tuple[str, str]:
        """Return what is chosen, and how many items answer it."""
        number = self.item_model.rowCount()
        answers = f"{counted(number, 'item')} {'answers' if number == 1 else 'answer'} it"
        event, one = self.plan.source_events.get(chosen), self.plan.recommendations.get(chosen)
        if one is not None:
            name = ": ".join(filter(None, [one_line(one.ref), one_line(one.text)]))
            return name or "New recommendation", answers if number else "Nothing answers it"
        if event is not None:
            below = sum(row.source == event.id for row in self.plan.recommendations)
            return one_line(event.title) or "New source", f"{counted(below, 'recommendation')}; {answers}"
        return "", ""

    def show_state(self) -> None:
        """Say too how many recommendations nothing answers, and whether something can be linked."""
        super().show_state()
        self.unanswered.set_count(len(unanswered(self.plan)))
        is_one = self.writable and self.chosen() in self.plan.recommendations
        self.link.setEnabled(is_one)
        self.filter_button.setEnabled(
            self.chosen() in self.plan.recommendations and self.item_model.rowCount() > 0
        )
        self.unlink_button.setEnabled(is_one and bool(self.items.selected_ids()))

    # What is done.

    def add_source(self) -> None:
        """Add an inspection, visit or letter, and let the officer type what it is."""
        self.unanswered.setChecked(False)
        self.add_and_type(lambda plan: edits.add_source_event(plan, "", kind="inspection"), column=1)

    def add(self) -> None:
        """Add a recommendation of the source that is chosen, and let the officer type its number."""
        source = r.source_of(self.plan, self.chosen())
        self.add_and_type(lambda plan: edits.add_recommendation(plan, "", source=source))

    def merge(self) -> None:
        """Ask which of the chosen ones stays, and merge the others into it."""
        sources, ids = r.split(self.plan, self.list.selected_ids())
        if not self.list.finish():
            return
        if bool(sources) == bool(ids):
            self.message.tell("Choose sources alone or recommendations alone to merge them.", state="warn")
            return
        together = sources or ids
        word = "sources" if sources else "recommendations"
        rows = {row.id: row for row in r.recommendation_rows(self.plan, date.today())}
        words = (
            "Choose the one that stays. It takes the recommendations of the others."
            if sources
            else "Choose the one that stays. What answers the others will answer it; no text is lost."
        )
        dialog = MergeDialog(
            self.theme,
            self,
            f"Merge {len(together)} {word}",
            words,
            r.HEADINGS,
            _MERGE_COLUMNS,
            [rows[one] for one in together],
        )
        merge = edits.merge_source_events if sources else edits.merge_recommendations
        asked = self.plan

        def take(kept: int) -> None:
            told = f"{len(together)} {word} merged"
            if self.make_as_asked(asked, lambda plan: merge(plan, kept, together), told) is not None:
                self.list.choose(kept)

        dialog.wanted.connect(take)
        dialog.open()

    def delete(self) -> None:
        """Take out the chosen rows; a source goes only together with all its recommendations."""
        sources, ids = r.split(self.plan, self.list.selected_ids())
        number = len(sources) + len(ids)
        if number:
            told = "Deleted" if number == 1 else f"{number} deleted"
            self.make(lambda plan: edits.remove_sources(plan, sources, ids), told)

    def move_by(self, step: int) -> None:
        """Move the chosen row up (-1) or down (1)."""
        chosen = self.chosen()
        if chosen is None:
            return
        if chosen in self.plan.source_events:
            self.make(lambda plan: edits.shift_source_event(plan, chosen, step))
        elif chosen in self.plan.recommendations:
            self.make(lambda plan: edits.shift_recommendation(plan, chosen, step))

    def _found(self, typed: str) -> Sequence[tuple[int, str]]:
        linked = {
            link.item for link in self.plan.recommendation_links if link.recommendation == self.chosen()
        }
        return [(item.id, named(item)) for item in self._finder.find(typed, without=linked)]

    def _find_nothing(self, typed: str) -> None:
        self.message.tell(f"‘{typed.strip()}’ finds no other item. Type its number or words of its title.")

    def _link(self, item: int) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.make(lambda plan: edits.link_items(plan, [item], chosen))

    def delete_items(self) -> None:
        """Say that the items that are chosen at the right do not answer the recommendation."""
        items, chosen = self.chosen_items(), self.chosen()
        if items and chosen in self.plan.recommendations and chosen is not None:
            told = f"{counted(len(items), 'item')} unlinked"
            self.make(lambda plan: edits.unlink_items(plan, items, chosen), told)

    def hear(self, change_set: ChangeSet) -> None:
        """Look for items in the plan as it is now."""
        super().hear(change_set)
        self._finder.show(self.plan)
