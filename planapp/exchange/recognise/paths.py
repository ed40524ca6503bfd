"""What planapp's own hidden column says of rows: the path of ids of the item that each one names.

On a row that names an action and holds a step the path ends with the step's id.
"""

from __future__ import annotations

from planapp.exchange.recognise.table_rows import TableRows


def item_path(rows: TableRows, row: int) -> str:
    """Return the path of the theme, objective or action of a row, or that of a step that stands alone."""
    path = rows.path(row)
    if rows.text(row, rows.step) and (rows.text(row, rows.ref) or rows.text(row, rows.action)):
        return parent_path(path)
    return path


def rows_of_groups(rows: TableRows) -> set[int]:
    """Return the rows of items that have others below them which are no steps."""
    named = {row: path for row in rows.rows if not _is_step(rows, row) and (path := item_path(rows, row))}
    parents = {parent_path(path) for path in named.values()}
    above = {parent_path(path) for path in parents}
    return {row for row, path in named.items() if path in parents | above and not rows.text(row, rows.step)}


def rows_of_actions(rows: TableRows) -> set[int]:
    """Return the rows of items that steps stand directly below: however they look, they are actions."""
    above = {parent_path(rows.path(row)) for row in rows.rows if rows.text(row, rows.step)}
    return {row for row in rows.rows if rows.path(row) in above and not rows.text(row, rows.step)}


def parent_path(path: str) -> str:
    """Return the path of the item above."""
    return path.rpartition("/")[0]


def is_step_of(path: str, action: str) -> bool:
    """Tell whether a path is that of a step of an action, or of a step below one."""
    return bool(action) and path.startswith(f"{action}/")


def _is_step(rows: TableRows, row: int) -> bool:
    return bool(rows.text(row, rows.step)) and not (rows.text(row, rows.ref) or rows.text(row, rows.action))
