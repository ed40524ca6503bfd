"""Small plans for the tests of the workbook writer, and reading back what was written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from planapp.domain import records as r
from planapp.domain.plan import Plan, make_plan
from planapp.domain.scale import default_levels
from planapp.exchange.write_workbook import write_workbook

LEVELS = default_levels()


class Making:
    """Gathers rows; ranks follow the order in which siblings are added."""

    def __init__(self, title: str = "Plan") -> None:
        self.rows: list[Any] = [r.Details(1, "f" * 32, title), *LEVELS]
        self._numbers: Iterator[int] = count(1)

    def add(self, record: Any, **values: Any) -> Any:
        number = next(self._numbers)
        if "rank" in record.__dataclass_fields__:
            values.setdefault("rank", f"V{number:06}V")
        row = record(number, **values)
        self.rows.append(row)
        return row

    def item(self, kind: str, title: str = "", parent: r.Item | None = None, **values: Any) -> r.Item:
        above = parent.id if parent is not None else None
        made: r.Item = self.add(r.Item, kind=kind, title=title, parent=above, **values)
        return made

    def layout(self, *columns: dict[str, Any], **values: Any) -> r.Layout:
        made: r.Layout = self.add(r.Layout, **values)
        for column in columns:
            self.add(r.LayoutColumn, layout=made.id, **column)
        return made

    def lead(self, item: r.Item, name: str, role: str = r.LEAD) -> None:
        person = self.add(r.Person, name=name)
        self.add(r.Assignment, item=item.id, person=person.id, role=role)

    def plan(self) -> Plan:
        return make_plan(self.rows)


def fields(*keys: str) -> list[dict[str, Any]]:
    """Return layout columns of fields, headed by their keys."""
    return [{"field": key, "heading": key.upper(), "width": 20.0} for key in keys]


def written(plan: Plan, folder: Path, **options: Any) -> Any:
    """Write a plan and return the workbook as openpyxl reads it."""
    path = folder / "written.xlsx"
    write_workbook(plan, path, **options)
    return load_workbook(path)


def values(sheet: Any) -> list[list[Any]]:
    """Return a sheet's rows of values without the hidden column of ids, blank cells as ''."""
    rows = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]
    ours = {at for row in rows for at, value in enumerate(row) if value == "planapp"}
    return [[value for at, value in enumerate(row) if at not in ours] for row in rows]


def all_text(path: Path) -> str:
    """Return all parts of a package, one after the other."""
    with ZipFile(path) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist())
