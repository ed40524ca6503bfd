"""Learning how her sheets look: headings, widths, formats, colours and title rows, as layouts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from planapp.domain.draft import fill_ranks
from planapp.domain.ids import new_id
from planapp.domain.records import ExtraField, Layout, LayoutColumn, Period
from planapp.exchange.grid import Cell
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.recognise import model as m

_GENERAL = "General"
_DATED = frozenset({"due", "first_due", "done_on", m.EXTRA})


def learn_layout(
    table: m.FoundTable,
    looks: Mapping[str, Mapping[str, str]],
    periods: Mapping[int, Period],
    extras: Mapping[int, ExtraField],
) -> tuple[Layout, list[LayoutColumn]]:
    """Return the layout of a table and its columns; ranks of layouts are the caller's."""
    layout = Layout(
        new_id(),
        kind=table.kind,
        sheet=table.sheet.name,
        titles=tuple(_title(table, row) for row in (*table.title_rows, *(role.row for role in table.around))),
        look=tuple(sorted({**_header_look(table), **_banner_looks(looks)}.items())),
    )
    # A sheet is given its column of new updates when it is sent, and after that has none.
    roles = [role for role in table.columns if role.field not in (m.OURS, NEW_UPDATE)]
    columns = [_column(table, layout.id, role, periods, extras) for role in roles]
    return layout, fill_ranks(columns)


def _title(table: m.FoundTable, row: int) -> str:
    return "\t".join(cell.text for cell in table.sheet.row(row))


def _header_look(table: m.FoundTable) -> dict[str, str]:
    headed = [cell for role in table.columns if (cell := table.sheet.cell(table.header_row, role.column))]
    look = {"header_fill": _usual(cell.fill for cell in headed)}
    look["header_font"] = _usual(cell.font_colour for cell in headed)
    look["first_column"] = str(min((role.column for role in table.columns), default=1))
    return look


def _banner_looks(looks: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {f"{kind}_{name}": value for kind, look in looks.items() for name, value in look.items()}


def _usual(texts: object) -> str:
    counts = Counter(texts)  # type: ignore[call-overload]
    return str(counts.most_common(1)[0][0]) if counts else ""


def _column(
    table: m.FoundTable,
    layout_id: int,
    role: m.ColumnRole,
    periods: Mapping[int, Period],
    extras: Mapping[int, ExtraField],
) -> LayoutColumn:
    period, extra = periods.get(role.column), extras.get(role.column)
    field = role.field if role.field != m.SKIPPED else ""
    if field != m.EXTRA:
        extra = None  # what did not fit this column's own field
    elif extra is None:
        field = ""
    return LayoutColumn(
        new_id(),
        layout_id,
        heading=role.heading,
        field=field,
        period=period.id if period is not None else None,
        extra=extra.id if extra is not None else None,
        month=role.month,
        width=round(table.sheet.widths.get(role.column, 0.0), 2),
        number_format=_number_format(table, role),
    )


def _number_format(table: m.FoundTable, role: m.ColumnRole) -> str:
    if role.field not in _DATED:
        return ""
    cells = [cell for row in table.rows if (cell := _number(table, row.row, role.column)) is not None]
    return _usual(cell.number_format for cell in cells)


def _number(table: m.FoundTable, row: int, column: int) -> Cell | None:
    """Return a cell below the header that holds a number or a date in a format of its own."""
    cell = table.sheet.cell(row, column)
    if cell is None or row <= table.header_row or isinstance(cell.value, str | bool | None):
        return None
    return cell if cell.number_format != _GENERAL else None
