"""The page of the pane that scrolls: where the item stands, its title, its facts and its sections."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.domain.changes import ChangeSet
from planapp.domain.records import Item
from planapp.graphics.fonts import Role
from planapp.models.facts import Facts as BoardFacts
from planapp.views.detail import item_fields as f
from planapp.views.detail.breadcrumb import Breadcrumb
from planapp.views.detail.context import Context
from planapp.views.detail.evidence_section import EvidenceSection
from planapp.views.detail.facts import Facts
from planapp.views.detail.history_section import HistorySection
from planapp.views.detail.measures_section import MeasuresSection
from planapp.views.detail.own_fields import OwnFields
from planapp.views.detail.rating_section import RatingSection
from planapp.views.detail.recommendations_section import RecommendationsSection
from planapp.views.detail.refusal import Refusal
from planapp.views.detail.section import Section
from planapp.views.detail.slips_section import SlipsSection
from planapp.views.detail.steps_section import StepsSection
from planapp.views.detail.tab_order import put_before
from planapp.views.detail.updates_section import UpdatesSection
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import PAD_X, Style
from planapp.views.widgets.painted import px

_INSET, _ABOVE, _BELOW = 20, 8, 24


class ItemPage(QWidget):
    """`item_wanted` gives the id of an item that a link leads to."""

    item_wanted = Signal(object)

    def __init__(self, context: Context, facts: BoardFacts, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context = context
        self._item: Item | None = None
        self.breadcrumb = Breadcrumb(context.theme)
        self.title = Value(context, Style(Role.TITLE, spelled=True))
        self.refusal = Refusal(context.theme)
        self.facts = Facts(context)
        self.slips = SlipsSection(context)
        self.rating = RatingSection(context, facts)
        self.measures = MeasuresSection(context)
        self.steps = StepsSection(context)
        self.updates = UpdatesSection(context)
        self.recommendations = RecommendationsSection(context)
        self.evidence = EvidenceSection(context)
        self.own = OwnFields(context)
        self.history = HistorySection(context)
        self.sections: tuple[Section, ...] = (
            self.slips, self.rating, self.measures, self.steps, self.updates,
            self.recommendations, self.evidence, self.own, self.history,
        )  # fmt: skip
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for widget in (self.breadcrumb, self.title, self.refusal):
            self._column.addWidget(widget)
        self._column.addSpacing(4)
        for part in (self.facts, *self.sections):
            self._column.addWidget(part)
        self._column.addStretch(1)
        # A long word is cut rather than the whole page.
        self.setMinimumWidth(1)
        self._connect()
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self.breadcrumb.wanted.connect(self.item_wanted)
        self.steps.step_wanted.connect(self.item_wanted)
        self.facts.chip_pressed.connect(self._go_to)
        self.rating.period_chosen.connect(self._show_updates)
        self.rating.evidence_wanted.connect(self.add_evidence)

    def show_item(self, item: Item) -> None:
        """Show an item, or what has become of it."""
        # Else each part that comes into sight or goes lays out the whole page.
        self._column.setEnabled(False)
        self._show(item)
        self._column.setEnabled(True)
        self._column.activate()

    def _show(self, item: Item) -> None:
        plan = self._context.plan
        if self._item is None or self._item.id != item.id:
            for refusal in (self.refusal, *(section.refusal for section in self.sections)):
                refusal.tell("")
        self._item = item
        if self.breadcrumb.show_path(list(reversed(plan.ancestors(item.id)))):
            put_before(self.title, self.breadcrumb.links)
        self.breadcrumb.setVisible(item.parent is not None)
        self.title.bind(f.title_binding(plan, item))
        self.facts.show_item(item)
        self.rating.show_item(item)
        for section in (self.measures, self.steps, self.recommendations, self.evidence, self.slips, self.own):
            section.show_item(item)
        self._show_updates()
        self.history.show_item(item)

    def _show_updates(self, _period: object = None) -> None:
        if self._item is not None:
            self.updates.show_item(self._item, self.rating.period)

    def set_period(self, period_id: int | None) -> None:
        """Work on another period."""
        self.rating.period = period_id

    def apply(self, change_set: ChangeSet) -> None:
        """Follow an edit."""
        self.steps.apply(change_set)

    def tell(self, sentence: str) -> None:
        """Say below the title why something was refused; '' for nothing."""
        self.refusal.tell(sentence)

    def fold(self, folded: bool) -> None:
        """Fold or unfold all sections."""
        for section in self.sections:
            section.head.setChecked(not folded)

    def add_evidence(self) -> None:
        """Let evidence be typed."""
        self.evidence.unfold()
        self.evidence.adding.begin()

    def _go_to(self, part: str) -> None:
        section: Section = self.recommendations if part == "recommendations" else self.evidence
        section.unfold()
        section.head.setFocus()

    def _restyle(self) -> None:
        inset = px(self._context.theme, _INSET - PAD_X)
        self._column.setContentsMargins(inset, _ABOVE, max(0, inset - 12), _BELOW)
