"""What the officer leaves out of a table: named as such in the account, and said."""

from __future__ import annotations

from planapp.domain.naming import listed
from planapp.exchange.mapping.account import LEFT_OUT, NOTE, Account
from planapp.exchange.recognise import model as m


def name_left_out(table: m.FoundTable, account: Account) -> None:
    """Name the cells of the rows and columns that are left out."""
    rows = [role.row for role in table.rows if role.role == m.SKIPPED]
    for row in rows:
        account.name(table.sheet, table.sheet.row(row), LEFT_OUT)
    if rows:
        named = listed(map(str, rows))
        text = f"Row {named} was left out" if len(rows) == 1 else f"Rows {named} were left out"
        account.find(NOTE, table.where(rows[0], table.first_column), f"{text}, as you chose.")
    for column in table.columns_of(m.SKIPPED):
        _name_column(table, column, account)


def _name_column(table: m.FoundTable, column: m.ColumnRole, account: Account) -> None:
    spans = table.spans.column(column.column, (role.row for role in table.rows))
    account.name(table.sheet, (span.cell for span in spans), LEFT_OUT)
    name = f"The column ‘{column.heading}’" if column.heading else "A column without a heading"
    where = table.where(max(table.header_row, 1), column.column)
    account.find(NOTE, where, f"{name} was left out, as you chose.")
