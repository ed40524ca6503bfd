"""Renumbering by a pattern for each kind, with everything that would change shown before it does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planapp.application.document import Document
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS
from planapp.domain.renumber import NO_NUMBER, Renumbering, renumber, renumbering, usual_patterns
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row
from planapp.models.texts import one_line
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.structure.parts import below_label, line_field
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import RING

_WIDTH, _HEIGHT = 720, 640
_HINT = (
    "Type the number of the first one: 1, 1.1, A1, Aim 1, a or i. An empty field leaves the numbers as they "
    "are, a dash takes them away. Steps without a number show letters by themselves."
)


class RenumberDialog(Dialog):
    """Makes one edit of what the list shows."""

    def __init__(self, document: Document, chosen: int | None, theme: Appearance, parent: QWidget) -> None:
        """Begin with the usual patterns for the plan; `chosen` may be the item that is renumbered below."""
        super().__init__(theme, parent, "Renumber", size=(_WIDTH, _HEIGHT))
        self._document = document
        self._changes: Sequence[Renumbering] = ()
        plan = document.plan
        self.done_words = ""
        self.add_heading("Renumber")
        self.add_words(_HINT)
        self.patterns = self._add_patterns(plan)
        self.scope = Choice(theme)
        self.scope.setAccessibleName("What is renumbered")
        self.scope.addItem("The whole plan", None)
        item = plan.items.get(chosen)
        if item is not None and plan.items.ids_of(item.id):
            self.scope.addItem(f"What stands below {short(f'{item.ref} {item.title}'.strip())}", item.id)
        self.missing = CheckBox(theme, "Only those without a number")
        self._add_options()
        self.model = ListModel(("Item", "Number was", "Number will be"), self._rows, plan, parent=self)
        columns = (ListColumn(), ListColumn(130), ListColumn(190))
        self.list = ListView(self.model, columns, theme, self, empty="Every number is as the patterns say.")
        self.list.setAccessibleName("What would change")
        self.body.addWidget(self.list, 1)
        self.summary = self.add_words("", "text2")
        self.add_button("Cancel", self.reject)
        self.take = self.add_button("Renumber", self._take, Kind.PRIMARY)
        self._connect()
        self._seek()
        first = next(iter(self.patterns.values()), self.scope)
        first.setFocus()

    def _add_patterns(self, plan: Plan) -> dict[str, QLineEdit]:
        usual, there = usual_patterns(plan), {item.kind for item in plan.items}
        row, fields = QHBoxLayout(), {}
        row.setSpacing(16)
        for kind in KINDS:
            if kind in there:
                label = f"{kind.capitalize()}s"
                field = fields[kind] = line_field(
                    self.theme, f"Number of the first of the {kind}s", usual[kind]
                )
                field.setPlaceholderText("As they are")
                row.addLayout(below_label(self.theme, label, field))
        self.body.addLayout(row)
        return fields

    def _add_options(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(-RING, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.scope)
        row.addWidget(self.missing)
        row.addStretch(1)
        self.body.addLayout(row)

    def _connect(self) -> None:
        for field in self.patterns.values():
            field.textChanged.connect(lambda _: self._seek())
        self.scope.currentIndexChanged.connect(lambda _: self._seek())
        self.missing.toggled.connect(lambda _: self._seek())

    def _seek(self) -> None:
        self.message.hide()
        patterns = {kind: field.text() for kind, field in self.patterns.items()}
        self._changes = ()
        try:
            self._changes = renumbering(
                self._document.plan,
                patterns,
                below=self.scope.currentData(),
                only_missing=self.missing.isChecked(),
            )
            self._say(_counted(self._changes))
        except UserError as refusal:
            self.summary.set_token("danger")
            self.summary.setText(refusal.message)
        self.model.refresh()
        many = len(self._changes)
        self.take.setText(f"Renumber {many:,}" if many else "Renumber")
        self.take.updateGeometry()
        self.take.setEnabled(bool(many))

    def _say(self, words: str) -> None:
        self.summary.set_token("text2")
        self.summary.setText(words)

    def _rows(self, plan: Plan, today: date) -> list[Row]:
        return [_row(one) for one in self._changes]

    def _take(self) -> None:
        changes = self._changes
        if self.attempt(lambda: self._document.edit(renumber(self._document.plan, changes))):
            self.done_words = (
                "1 item renumbered" if len(changes) == 1 else f"{len(changes):,} items renumbered"
            )
            self.accept()


def _row(one: Renumbering) -> Row:
    title = one_line(one.item.title) or f"untitled {one.item.kind}"
    now = one.now or NO_NUMBER
    words = f"{now}, stands twice" if one.is_double else now
    about = Shown(
        tokens={2: "warn" if one.is_double else "accent"}, icons={2: "warning"} if one.is_double else {}
    )
    return Row(one.item.id, (Field(title), Field(one.was or NO_NUMBER), Field(words)), title, about=about)


def _counted(changes: Sequence[Renumbering]) -> str:
    if not changes:
        return "Nothing would change."
    many = len(changes)
    said = f"{many:,} {'item gets' if many == 1 else 'items get'} another number."
    doubles = len({(one.item.kind, one.now) for one in changes if one.is_double})
    if doubles:
        said += f" {doubles:,} {'number stands' if doubles == 1 else 'numbers stand'} twice: that is allowed."
    return said
