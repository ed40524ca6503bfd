"""Building the tree of a plan from the roles of its rows: who stands below whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planapp.domain.naming import short
from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.list_marks import split_marker
from planapp.exchange.mapping.nodes import Block, Node
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.banners import number_and_title
from planapp.exchange.recognise.numbers import depth_of, parent_of, split_leading

GROUPS = (THEME, OBJECTIVE)
_OF_THE_TREE = frozenset({THEME, OBJECTIVE, ACTION, STEP, "ref"})
# What planapp writes for a title that is missing.
_UNTITLED = "…"


class TreeBuilder:
    """Walks the rows of a plan table and hangs each item where it belongs."""

    def __init__(self, table: m.FoundTable, account: Account) -> None:
        """Start with an empty tree; `blocks`, `banners` and `paths` are filled as rows are read."""
        self.table, self.spans, self.account = table, table.spans, account
        self.top = Node("", 0)
        self.blocks: list[Block] = []
        self.banners: dict[int, Node] = {}
        self.looks: dict[str, dict[str, str]] = {}
        self.paths: dict[str, Node] = {}
        self._opened: dict[str, Node] = {}
        self._group_cells: dict[str, Cell] = {}
        self._follows: dict[int, bool] = {}
        self._ours = table.number_of(m.OURS)
        # Where blanks in front of a title say how deep it stands, they are no part of it.
        self._is_indented = table.is_indented

    def build(self) -> Node:
        """Read all rows; return the top, whose children are the plan's first items."""
        readers = {
            m.THEME: self._read_banner,
            m.OBJECTIVE: self._read_banner,
            m.GROUP: self._read_group,
            m.ACTION: self._read_action,
            m.STEP: self._read_step,
            m.MORE: self._read_more,
        }
        for role in self.table.rows:
            if role.role in readers:
                readers[role.role](role)
        return self.top

    # Cells of a row

    def _own(self, row: int, key: str) -> Cell | None:
        """Return the filled cell that stands in a row, in the column of a field."""
        column = self.table.number_of(key)
        return self.spans.cell(row, column) if column else None

    def _text(self, row: int, key: str) -> str:
        """Return the text of a field in a row, to the letter, and record its cell as placed."""
        cell = self._own(row, key)
        if cell is None:
            return ""
        self.account.place(self.table.sheet, cell, key)
        return cell.text

    def _titled(self, text: str) -> str:
        """Return a title as it was before planapp wrote it."""
        return "" if self._ours and text == _UNTITLED else text

    def _path(self, row: int) -> str:
        cell = self._own(row, m.OURS) if self._ours else None
        return cell.text.strip() if cell is not None else ""

    def _note_path(self, path: str, node: Node) -> None:
        """Remember which item planapp's own column names."""
        if path:
            self.paths.setdefault(path, node)
            node.path = node.path or path

    def _note_groups(self, ids: Sequence[str]) -> None:
        """Remember which groups a row names in columns of their own, where planapp's column names as many."""
        opened = [self._opened[kind] for kind in GROUPS if kind in self._opened]
        if len(opened) == len(ids):
            for depth, group in enumerate(opened, start=1):
                group.path = group.path or "/".join(ids[:depth])

    # Themes and objectives

    @property
    def _group(self) -> Node:
        """The theme or objective that was opened last, or the top."""
        return self._opened.get(OBJECTIVE) or self._opened.get(THEME) or self.top

    def _open(self, kind: str, node: Node) -> None:
        if kind == THEME:
            self._opened.pop(OBJECTIVE, None)
            self._group_cells.pop(OBJECTIVE, None)
        parent = self.top if kind == THEME else self._opened.get(THEME, self.top)
        parent.children.append(node)
        self._opened[kind] = node

    def _close(self, level: str) -> None:
        """End the groups of a level and below it."""
        for kind in GROUPS[GROUPS.index(level) :] if level else ():
            self._opened.pop(kind, None)
            self._group_cells.pop(kind, None)

    def _read_banner(self, role: m.RowRole) -> None:
        """Read a row that names a theme or an objective."""
        cells = [cell for cell in self.spans.row(role.row) if cell.column != self._ours]
        number, title = number_and_title(self.table, cells)
        ref, join, text = (
            split_leading(title.text) if number is None else (number.text.strip(), "", title.text)
        )
        shape = "banner" if number is None else "row"
        look = {"as": shape, "join": join, "fill": title.fill, "font": title.font_colour}
        self.looks.setdefault(role.role, look)
        for cell in filter(None, (number, title)):
            self.account.place(self.table.sheet, cell, role.role)
        node = Node(role.role, role.row, ref, self._titled(text.lstrip() if self._is_indented else text))
        self._open(role.role, node)
        self._group_cells.pop(role.role, None)
        others = [cell for cell in cells if cell not in (number, title)]
        self._keep_beside(node, others)
        self._describe(role.row, node, others)

    def _keep_beside(self, node: Node, cells: Iterable[Cell]) -> None:
        """Keep what stands in a column of titles or numbers beside the title of a theme or an objective."""
        roles = {role.column: role for role in self.table.columns if role.field in _OF_THE_TREE}
        for cell in cells:
            if cell.column in roles:
                node.extras[cell.column] = cell.text
                self.account.place(self.table.sheet, cell, m.EXTRA)
                heading = roles[cell.column].heading
                text = f"‘{short(cell.text)}’ stands beside a title. It is kept as ‘{heading}’."
                self.account.find(LOOK, self.table.where(cell.row, cell.column), text)

    def _read_group(self, role: m.RowRole) -> None:
        """Read a row that names a theme or an objective in its own column and nothing below it."""
        named = self._read_group_columns(role.row)
        others = (cell for cell in self.spans.row(role.row) if cell not in named)
        self._describe(role.row, self._group, (cell for cell in others if cell.column != self._ours))

    def _describe(self, row: int, node: Node, others: Iterable[Cell]) -> None:
        """Remember that a row is about a group; its other cells, if there are any, describe it."""
        self._note_path(self._path(row), node)
        self.banners[row] = node
        if any(True for _ in others):
            self.blocks.append(Block(node, [row]))

    def _read_group_columns(self, row: int) -> list[Cell]:
        """Open the groups that columns of their own name in a row; return these columns' cells."""
        cells = {kind: cell for kind in GROUPS if (cell := self._own(row, kind)) is not None}
        for kind, cell in cells.items():
            self.account.place(self.table.sheet, cell, kind)
            if not self._is_open(kind, cell):
                self._open_column(kind, cell)
        return list(cells.values())

    def _is_open(self, kind: str, cell: Cell) -> bool:
        """Tell whether a cell only names once more the group that is open."""
        before = self._group_cells.get(kind)
        if kind not in self._opened or before is None or before.text.strip() != cell.text.strip():
            return False
        return self.spans.last_row(cell.row, cell.column) == cell.row

    def _open_column(self, kind: str, cell: Cell) -> None:
        ref, join, title = split_leading(cell.text)
        look = self.looks.setdefault(kind, {"as": "column", "join": "", "fill": "", "font": ""})
        if ref:
            look["join"] = join
        self._open(kind, Node(kind, cell.row, ref, self._titled(title)))
        self._group_cells[kind] = cell

    # Actions and steps

    def _read_action(self, role: m.RowRole) -> None:
        """Read a row that starts an action."""
        row = role.row
        self._close(role.ends)
        self._read_group_columns(row)
        ref = self._text(row, "ref").strip()
        text = self._text(row, ACTION) or self._lone_title(row, ref) or self._shared_title(row)
        marker, title = split_marker(text.lstrip() if self._is_indented else text)
        self._mind_the_gap(row, ref)
        node = self._group.add(ACTION, row, self._titled(title), marker=marker, ref=ref)
        self._follows[id(self._group)] = self._all_follow(self._group) and parent_of(ref) == self._group.ref
        block = Block(node, [row])
        self.blocks.append(block)
        path = self._path(row)
        step = self._own(row, STEP)
        if step is None or self.account.is_in(self.table.sheet, step, ACTION):
            self._note_path(path, node)
        else:
            self._note_path(path.rpartition("/")[0], node)
            self._add_step(block, row, self._text(row, STEP))
        self._note_groups(node.path.split("/")[:-1])

    def _lone_title(self, row: int, ref: str) -> str:
        """Return the text of a step as a title where the officer says that its row is an action."""
        step = self._own(row, STEP)
        if step is None or ref or self.table.said.get(row) != ACTION:
            return ""
        self.account.place(self.table.sheet, step, ACTION)
        return step.text

    def _shared_title(self, row: int) -> str:
        """Return the title of an action that shares it with the action above, by a merge or by a gap."""
        column = self.table.number_of(ACTION)
        if not column or self.table.number_of(STEP) or self._own(row, "ref") is not None:
            return ""
        shared = self.spans.anchor(row, column)
        if shared is not None:
            return shared.text
        above = self.blocks[-1].node if self.blocks else None
        is_alike = above is not None and above.kind == ACTION and above in self._group.children[-1:]
        return above.marker + above.title if above is not None and is_alike else ""

    def _all_follow(self, group: Node) -> bool:
        """Tell whether the numbers of all actions of a group so far follow the group's own."""
        return self._follows.get(id(group), True)

    def _mind_the_gap(self, row: int, ref: str) -> None:
        """Make the objective that an action's number names where the sheet has no row for it.

        Only where the numbers of actions do follow those of their objective, and rows name these, is a gap
        to be told from a habit.
        """
        group, wanted = self._opened.get(OBJECTIVE), parent_of(ref)
        if group is None or not wanted or wanted == group.ref or OBJECTIVE in self._group_cells:
            return
        if not group.children or not self._all_follow(group):
            return
        if not depth_of(group.ref) == depth_of(wanted) > 0:
            return
        self._open(OBJECTIVE, Node(OBJECTIVE, row, wanted))
        where = self.table.where(row, self.table.columns[0].column)
        self.account.find(
            LOOK,
            where,
            f"No row names objective {wanted}. It was made from the number of {ref}: give it a title.",
        )

    def _read_step(self, role: m.RowRole) -> None:
        """Read a row that holds a further step of the action above; a number of its own is the step's."""
        block = self.blocks[-1]
        block.rows.append(role.row)
        self._read_group_columns(role.row)
        ref = self._text(role.row, "ref").strip()
        title = self._text(role.row, ACTION)
        # Steps told by their depth stand in the column of the actions.
        own = self._text(role.row, STEP) or title
        self._add_step(block, role.row, own, ref if ref != block.node.ref else "")

    def _add_step(self, block: Block, row: int, text: str, ref: str = "") -> None:
        marker, title = split_marker(text.lstrip() if self._is_indented else text)
        block.add_step(row, block.node.add(STEP, row, self._titled(title), marker=marker, ref=ref))
        self._note_path(self._path(row), block.steps[row])

    def _read_more(self, role: m.RowRole) -> None:
        """Read a row that only says more about the item above; a title without values needs no more."""
        self._read_group_columns(role.row)
        if self.blocks:
            self.blocks[-1].rows.append(role.row)
