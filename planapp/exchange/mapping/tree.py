"""Building the tree of a plan from the roles of its rows: who stands below whom."""

from __future__ import annotations

import re

from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.nodes import Block, Node
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.numbers import depth_of, parent_of, split_leading

_MARKER = re.compile(r"[•●▪◦‣∙·*–-]\s+")


def split_marker(text: str) -> tuple[str, str]:
    """Split a text into its list mark ('• ') and the rest."""
    found = _MARKER.match(text)
    return (found[0], text[found.end() :]) if found and found.end() < len(text) else ("", text)


class TreeBuilder:
    """Walks the rows of a plan table and hangs each item where it belongs."""

    def __init__(self, table: m.FoundTable, account: Account) -> None:
        """Start with an empty tree; `blocks` are filled as rows are read."""
        self.table, self.spans, self.account = table, table.spans, account
        self.top = Node("", 0)
        self.blocks: list[Block] = []
        self.theme: Node | None = None
        self.objective: Node | None = None
        self.group_cells: dict[str, Cell] = {}
        self.looks: dict[str, dict[str, str]] = {}
        self.paths: dict[str, Node] = {}

    def build(self) -> Node:
        """Read all rows; return the top, whose children are the plan's first items."""
        readers = {
            m.THEME: self.read_banner,
            m.OBJECTIVE: self.read_banner,
            m.ACTION: self.read_action,
            m.STEP: self.read_step,
            m.MORE: self.read_more,
        }
        for role in self.table.rows:
            if role.role in readers:
                readers[role.role](role)
        return self.top

    def own(self, row: int, key: str) -> Cell | None:
        """Return the filled cell that stands in a row, in the column of a field."""
        role = self.table.column(key)
        return self.spans.cell(row, role.column) if role is not None else None

    def text(self, row: int, key: str) -> str:
        """Return the text of a field in a row, to the letter, and record its cell as placed."""
        cell = self.own(row, key)
        if cell is None:
            return ""
        self.account.place(self.table.sheet, cell, key)
        return cell.text

    def read_banner(self, role: m.RowRole) -> None:
        """Read a row that names a theme or an objective."""
        ours = {column.column for column in self.table.columns_of(m.OURS)}
        cells = [cell for cell in self.spans.row(role.row) if cell.column not in ours]
        number = self.own(role.row, "ref") if len(cells) > 1 else None
        title = next(cell for cell in cells if cell is not number)
        ref, join, text = (
            split_leading(title.text) if number is None else (number.text.strip(), "", title.text)
        )
        shape = "banner" if number is None else "row"
        look = {"as": shape, "join": join, "fill": title.fill, "font": title.font_colour}
        self.looks.setdefault(role.role, look)
        for cell in filter(None, (number, title)):
            self.account.place(self.table.sheet, cell, role.role)
        self._open_group(role.role, Node(role.role, role.row, ref, text))
        rest = [cell for cell in cells if cell not in (number, title)]
        self._note_path(role.row, self.theme_or_objective())
        if rest:
            self.blocks.append(Block(self.theme_or_objective(), [role.row]))

    def theme_or_objective(self) -> Node:
        """Return the group that was opened last."""
        node = self.objective or self.theme
        assert node is not None
        return node

    def _open_group(self, kind: str, node: Node) -> None:
        if kind == THEME:
            self.top.children.append(node)
            self.theme, self.objective = node, None
            self.group_cells.pop(OBJECTIVE, None)
        else:
            (self.theme or self.top).children.append(node)
            self.objective = node

    def read_action(self, role: m.RowRole) -> None:
        """Read a row that starts an action."""
        row = role.row
        for kind in (THEME, OBJECTIVE):
            self._read_group_column(row, kind)
        ref = self.text(row, "ref").strip()
        title = self.text(row, "action") or self._shared_title(row)
        self._mind_the_gap(row, ref)
        marker, title = split_marker(title)
        parent = self.objective or self.theme or self.top
        node = parent.add(ACTION, row, title, marker=marker, ref=ref)
        block = Block(node, [row])
        self.blocks.append(block)
        if self.own(row, "step") is not None:
            self._add_step(block, row)
        else:
            self._note_path(row, node)

    def _note_path(self, row: int, node: Node) -> None:
        """Remember which item planapp's own column says that a row is."""
        cell = self.own(row, m.OURS)
        if cell is not None:
            self.paths[cell.text] = node

    def _shared_title(self, row: int) -> str:
        """Return the title of an action that shares it with the action above, by a merge or by a gap."""
        role = self.table.column("action")
        if role is None or self.table.column("step") is not None or self.own(row, "ref") is not None:
            return ""
        shared = self.spans.anchor(row, role.column)
        if shared is not None:
            return shared.text
        above = self.blocks[-1].node if self.blocks else None
        return above.marker + above.title if above is not None and above.kind == ACTION else ""

    def _read_group_column(self, row: int, kind: str) -> None:
        """Open a theme or objective that a column of its own names, unless it is the one already open."""
        cell = self.own(row, kind)
        if cell is None:
            return
        self.account.place(self.table.sheet, cell, kind)
        before = self.group_cells.get(kind)
        opened = self.theme if kind == THEME else self.objective
        if (
            opened is not None
            and before is not None
            and before.text == cell.text
            and not self._is_merged(cell)
        ):
            return
        self.group_cells[kind] = cell
        self.looks.setdefault(kind, {"as": "column", "join": "", "fill": "", "font": ""})
        ref, join, title = split_leading(cell.text)
        if ref:
            self.looks[kind]["join"] = join
        self._open_group(kind, Node(kind, row, ref, title))

    def _is_merged(self, cell: Cell) -> bool:
        return self.spans.last_row(cell.row, cell.column) > cell.row

    def _mind_the_gap(self, row: int, ref: str) -> None:
        """Make the objective that an action's number names where the sheet has no row for it."""
        group = self.objective or self.theme
        wanted = parent_of(ref)
        if group is None or not wanted or not depth_of(group.ref) or wanted == group.ref:
            return
        # Only where numbers of actions do follow those of their group is a gap to be told from a habit.
        siblings = [child.ref for child in group.children if child.kind == ACTION]
        if not siblings or any(parent_of(sibling) != group.ref for sibling in siblings):
            return
        if depth_of(wanted) != depth_of(group.ref) or group is not self.objective:
            return
        self._open_group(OBJECTIVE, Node(OBJECTIVE, row, wanted))
        where = self.table.where(row, self.table.columns[0].column)
        self.account.find(
            LOOK,
            where,
            f"No row names objective {wanted}. It was made from the number of {ref}: give it a title.",
        )

    def read_step(self, role: m.RowRole) -> None:
        """Read a row that holds a further step of the action above."""
        block = self.blocks[-1]
        block.rows.append(role.row)
        for key in ("ref", "action"):
            self.text(role.row, key)
        self._add_step(block, role.row)

    def _add_step(self, block: Block, row: int) -> None:
        marker, title = split_marker(self.text(row, "step"))
        block.steps[row] = block.node.add(STEP, row, title, marker=marker)
        self._note_path(row, block.steps[row])

    def read_more(self, role: m.RowRole) -> None:
        """Read a row that only says more about the item above."""
        self.blocks[-1].rows.append(role.row)
