"""What is about to be pasted: the rows as they were understood, to be corrected before anything is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planapp.application.pasted import Pasted, read_again, with_column
from planapp.domain.plan import Plan
from planapp.exchange.mapping import Accounting, Finding
from planapp.exchange.recognise.corrections import Corrections
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.finding_groups import DANGER, OK, SHOW, Group, groups_of
from planapp.models.source_model import SourceModel
from planapp.views.importing.column_header import HEIGHT
from planapp.views.importing.findings_panel import FindingsPanel
from planapp.views.importing.places import place_of
from planapp.views.importing.row_header import HEIGHT as ROW_HEIGHT
from planapp.views.importing.source_view import SourceView
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

_WIDTH, _FINDINGS, _SCROLL = 960, 200, 16
_MOST_ROWS = 10
_MOST_NAMED = 60
_NOTHING = Group(DANGER, "Nothing would be pasted", "Choose the column that holds the titles of the actions.")
_HINT = "Choose above each column what it holds. T, O, A and S say what chosen rows are; X leaves them out."


class PastePreview(Dialog):
    """Accepted: `pasted` is to be put in. `count` says what that would be: '12 actions'."""

    def __init__(
        self,
        pasted: Pasted,
        plan: Plan,
        count: Callable[[Pasted], str],
        theme: Appearance,
        parent: QWidget,
    ) -> None:
        """Show what was understood."""
        # The rows say how high it is; it can be made larger.
        super().__init__(theme, parent, "Paste", size=(_WIDTH, _FINDINGS))
        self.pasted, self._plan, self._count = pasted, plan, count
        self.title = Words(theme, "", Role.PAGE_TITLE)
        self.source = SourceView(SourceModel(self._say_text, self), theme, self)
        self.findings = FindingsPanel(theme)
        self._fill_body()
        self.cancel = self.add_button("Cancel", self.reject)
        # Not what Enter presses: it is pressed on a cell as well.
        self.paste = Button(theme, "Paste", Kind.PRIMARY)
        self.paste.clicked.connect(self.accept)
        self.put_in_foot(self.paste)
        self.source.column_said.connect(self._say_column)
        self.source.roles_said.connect(self._say_roles)
        self.source.header_said.connect(lambda row: self._say(self.pasted.corrections.with_header(row)))
        self.findings.wanted.connect(self._show_place)
        self._show()
        self.source.go_to(1)
        self.paste.setFocus()

    def _fill_body(self) -> None:
        self.body.addWidget(self.title)
        self.add_words(_HINT, "text2")
        self.body.addWidget(self.source)
        self.body.addWidget(self.findings, 1)
        self.findings.setMinimumHeight(px(self.theme, _FINDINGS))
        rows = min(self.pasted.sheet.last_row, _MOST_ROWS)
        self.source.setFixedHeight(px(self.theme, HEIGHT + rows * ROW_HEIGHT + _SCROLL))

    def _show(self) -> None:
        found, sheet = self.pasted.found, self.pasted.sheet
        there_is_any = bool(len(self.pasted.plan.items))
        words = f"Paste {self._count(self.pasted)}" if there_is_any else "Paste"
        self.setWindowTitle(words)
        self.title.setText(words)
        self.paste.setText(words)
        self.paste.setEnabled(there_is_any)
        doubts: list[tuple[int, int, Finding]] = []
        for finding in found.findings:
            place = place_of(finding.where)
            if place is not None and finding.severity != "note" and finding.about != "column":
                doubts.append((place.row, place.column, finding))
        self.source.source.show(sheet, found.recognition.tables, doubts, self.pasted.corrections.texts)
        self.source.refresh()
        self.findings.show_groups(groups_of_paste(self.pasted))

    def _say(self, said: Corrections) -> None:
        self.pasted = read_again(self.pasted, self._plan, said)
        self._show()

    def _say_text(self, row: int, column: int, text: str) -> None:
        self._say(self.pasted.corrections.with_text(row, column, text))

    def _say_column(self, column: int, key: str) -> None:
        self._say(with_column(self.pasted, column, key))

    def _say_roles(self, rows: list[int], role: str) -> None:
        said = self.pasted.corrections
        for row in rows:
            said = said.with_row(row, role) if role else said.without_row(row)
        self._say(said)

    def _show_place(self, group: Group) -> None:
        """Go to the first place of a finding."""
        place = next((found for one in group.places if (found := place_of(one)) is not None), None)
        if place is not None:
            self.source.go_to(place.row, place.column)
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)


def groups_of_paste(pasted: Pasted) -> list[Group]:
    """Return what there is to say: what has no place first; what asks for an answer is only told here."""
    if not len(pasted.plan.items):
        return [_NOTHING]
    told = groups_of(replace(pasted.found, accounting=Accounting(0, 0, 0, ())))
    cells = _about_cells(pasted.found.accounting)
    others = [replace(one, verb=SHOW if _is_somewhere(one) else "", offers=()) for one in told]
    lost = [one for one in others if one.state == DANGER]
    rest = [one for one in others if one.state != DANGER]
    return [cells, *lost, *rest] if cells.state == DANGER else [*lost, cells, *rest]


def _is_somewhere(group: Group) -> bool:
    return any(place_of(place) is not None for place in group.places)


def _about_cells(cells: Accounting) -> Group:
    kept = cells.placed + cells.named
    if not cells.left_out:
        return Group(OK, f"Nothing left out: {kept:,} of {cells.filled:,} cells have a place", "")
    addresses = [where.rpartition("!")[2] for where in cells.left_out]
    more = len(addresses) - _MOST_NAMED
    rest = f" and {more:,} more" if more > 0 else ""
    number = f"{len(addresses):,} {'cell' if len(addresses) == 1 else 'cells'}"
    named = ", ".join(addresses[:_MOST_NAMED])
    return Group(
        DANGER,
        f"{number} of {cells.filled:,} left out",
        f"{named}{rest} would not be pasted.",
        SHOW,
        cells.left_out,
    )
