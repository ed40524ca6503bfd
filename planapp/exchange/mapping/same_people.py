"""Names that look like one person or post written in several ways: offered for merging, never merged."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.alike_names import alike_names
from planapp.domain.naming import listed
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.values import lines_of
from planapp.exchange.recognise import model as m

PEOPLE = ("lead", "officer")


def report_same_people(tables: Iterable[m.FoundTable], account: Account) -> None:
    """Report names that may be one, with the cell of the first."""
    first = _first_places(tables)
    for names in alike_names(first):
        text = (
            f"{listed(f'‘{name}’' for name in names)} look like one person or post. Merge them if they are."
        )
        account.find(LOOK, first[names[0]], text, about="people", subject="\n".join(names), offer=names[0])


def _first_places(tables: Iterable[m.FoundTable]) -> dict[str, str]:
    """Return the address at which each name stands first."""
    first: dict[str, str] = {}
    for table in tables:
        for role in (role for key in PEOPLE for role in table.columns_of(key)):
            for span in table.spans.column(role.column, table.spans.filled_rows):
                for name in lines_of(span.cell.text):
                    first.setdefault(name, table.where(span.cell.row, span.cell.column))
    return first
