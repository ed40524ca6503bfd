"""The recommendations that an item answers, each with where it comes from."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.domain.records import Item, Recommendation
from planapp.graphics.fonts import Role
from planapp.models.texts import called, one_line
from planapp.views.detail.adding import Adding
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Attempt, Context, one_after_other
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.rows import Row, Rows
from planapp.views.detail.section import Section
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.widgets.menus import offer, pop_up

# What is longer is the recommendation's text, not its number.
_LONGEST_NUMBER = 24
_MENU_WORDS = 72


class _Row(Row):
    """A recommendation: what it is called, and its text."""

    def __init__(self, context: Context, attempt: Attempt) -> None:
        super().__init__()
        self._context, self._attempt = context, attempt
        self._item: Item | None = None
        self._recommendation: Recommendation | None = None
        self.name = InsetWords(context.theme, Role.SMALL, "text", weight=600, wrapped=True)
        self.text = Value(context, Style(Role.SMALL, "text2", enter_breaks=True, spelled=True))
        self.stops = (self.text,)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.text)
        self.text.menu_opened.connect(self._fill_menu)

    def show_recommendation(self, item: Item, recommendation: Recommendation) -> None:
        self._item, self._recommendation = item, recommendation
        paragraph = one_line(recommendation.paragraph)
        name = called(self._context.plan, recommendation) or "Recommendation"
        self.name.setText(f"{name}, paragraph {paragraph}" if paragraph else name)
        self.text.bind(_text_binding(recommendation))

    def _fill_menu(self, menu: QMenu) -> None:
        item, recommendation, attempt = self._item, self._recommendation, self._attempt
        if item is not None and recommendation is not None:
            menu.addSeparator()
            unlink = partial(
                edits.unlink_recommendation, item_id=item.id, recommendation_id=recommendation.id
            )
            offer(menu, f"{item.kind.capitalize()} does not answer this", partial(attempt, unlink))


class RecommendationsSection(Section):
    """Links items to the recommendations of the plan, or to one that is typed here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Recommendations", "Add recommendation", parent)
        self._item: Item | None = None
        self.rows = Rows(lambda: _Row(context, self.attempt), self.body, self.last_of_head)
        self.adding = Adding(context, Style(Role.SMALL))
        self.body.addWidget(self.adding)
        self.wanted.connect(self._choose)

    def show_item(self, item: Item) -> None:
        """Show the recommendations that an item answers."""
        plan = self._context.plan
        self._item = item
        answered = [
            plan.recommendations[link.recommendation] for link in plan.recommendation_links.of(item.id)
        ]
        rows = self.rows.become([one.id for one in answered])
        for row, recommendation in zip(rows, answered, strict=True):
            row.show_recommendation(item, recommendation)
        self.adding.show_for(_new_binding(item), is_empty=False)
        self.head.set_summary(f"{len(answered):,}" if answered else "none")

    def choices(self) -> list[Recommendation]:
        """Return the recommendations of the plan that the item does not answer yet."""
        plan, item = self._context.plan, self._item
        if item is None:
            return []
        answered = {link.recommendation for link in plan.recommendation_links.of(item.id)}
        return [one for one in plan.recommendations.of() if one.id not in answered]

    def _choose(self) -> None:
        choices, item = self.choices(), self._item
        if not choices or item is None:
            self.adding.begin()
            return
        menu = QMenu(self)
        for one in choices:
            words = ": ".join(filter(None, [called(self._context.plan, one), one_line(one.text)]))
            link = partial(edits.link_recommendation, item_id=item.id, recommendation_id=one.id)
            offer(menu, short(words, _MENU_WORDS), partial(self.attempt, link))
        menu.addSeparator()
        offer(menu, "New recommendation", self.adding.begin)
        under = self.link
        if under is not None:
            pop_up(menu, under.mapToGlobal(under.rect().bottomLeft()))


def _text_binding(recommendation: Recommendation) -> Binding:
    def edit(plan: Plan, text: str) -> ChangeSet:
        return edits.set_recommendation(plan, recommendation.id, text=text)

    words = "Type what is recommended"
    return Binding(
        recommendation.id, "recommendation", "Text of the recommendation", recommendation.text, edit, words
    )


def _new_binding(item: Item) -> Binding:
    def edit(plan: Plan, text: str) -> ChangeSet:
        number, _, rest = text.strip().partition("\n")
        if len(number) > _LONGEST_NUMBER:
            number, rest = "", text
        added = edits.add_recommendation(plan, number.strip(), text=rest.strip())
        (new,) = (change.id for change in added.changes)

        def link(after: Plan) -> ChangeSet:
            return edits.link_recommendation(after, item.id, new)

        return one_after_other(plan, added, link, added.label)

    words = "Type its number or its text"
    return Binding(item.id, "new recommendation", "New recommendation", "", edit, words)
