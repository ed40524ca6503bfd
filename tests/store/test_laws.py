"""Whatever is edited: the file holds what memory holds, and so does the journal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from planapp.domain.changes import ChangeSet, apply
from planapp.domain.draft import Draft
from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF, SPECS, TableSpec
from planapp.store.check import check_plan
from planapp.store.journal import read_change_sets, replay
from tests.store.plans import AT, full_plan, made

Draw = Callable[[st.SearchStrategy[Any]], Any]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "str": texts,
    "int": st.integers(-(2**63), 2**63 - 1),
    "bool": st.booleans(),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "float | None": st.none() | st.floats(allow_nan=False, allow_infinity=False),
    "datetime.date | None": st.none() | st.dates(),
    "tuple[str, ...]": st.lists(texts, max_size=3).map(tuple),
    "tuple[tuple[str, int], ...]": st.lists(st.tuples(texts, st.integers()), max_size=3).map(tuple),
    "tuple[tuple[str, str], ...]": st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
}


def name_of(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) and not hasattr(hint, "__args__") else str(hint)


def drawn_values(draw: Draw, plan: Plan, spec: TableSpec, gone: Any) -> dict[str, Any]:
    """Draw a value for every field but the id; a reference is to a row that the plan has and keeps."""
    drawn: dict[str, Any] = {}
    for name, hint in get_type_hints(spec.record).items():
        if name in spec.references:
            ids = [row.id for row in sorted_rows(plan, spec.references[name]) if row is not gone]
            drawn[name] = draw(st.sampled_from([*ids, None] if "None" in str(hint) else ids))
        elif name != "id":
            drawn[name] = draw(VALUES[name_of(hint)])
    return drawn


def sorted_rows(plan: Plan, table: str) -> list[Any]:
    return sorted(plan.table(table), key=lambda row: row.id)


def is_free(plan: Plan, spec: TableSpec, row: Any, drawn: dict[str, Any]) -> bool:
    """Tell whether no other row has the same values in the table's unique fields."""
    return not spec.unique or all(
        other is row or any(getattr(other, name) != drawn[name] for name in spec.unique)
        for other in plan.table(spec.name)
    )


def unneeded(plan: Plan) -> list[Any]:
    """Return the rows that no other refers to, but for the first of each table."""
    needed = {
        (target, getattr(row, name))
        for spec in SPECS
        for name, target in spec.references.items()
        for row in plan.table(spec.name)
    }
    return [row for name in SPEC_OF for row in sorted_rows(plan, name)[1:] if (name, row.id) not in needed]


def drawn_edit(draw: Draw, plan: Plan) -> ChangeSet:
    """Draw at most one removal, and an addition or change in each of a few tables."""
    draft = Draft(plan)
    gone = draw(st.sampled_from([None, *unneeded(plan)]))
    if gone is not None:
        draft.remove(gone)
    for name in draw(st.lists(st.sampled_from(sorted(SPEC_OF)), min_size=1, max_size=4, unique=True)):
        row = draw(st.sampled_from([None, *(row for row in sorted_rows(plan, name) if row is not gone)]))
        spec = SPEC_OF[name]
        drawn = drawn_values(draw, plan, spec, gone)
        chosen = draw(st.sets(st.sampled_from(sorted(drawn))))
        if not is_free(plan, spec, row, drawn):
            continue
        if row is None:
            draft.add(spec.record, **drawn)
        else:
            draft.set(row, **{field: drawn[field] for field in {*chosen, *spec.unique}})
    return draft.change_set("edit")


@settings(max_examples=30)
@given(data=st.data())
def test_file_and_journal_hold_what_memory_holds(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = full_plan()
        store = made(Path(folder) / "a.plan", plan)
        try:
            for _ in range(data.draw(st.integers(1, 4))):
                change_set = drawn_edit(data.draw, plan)
                store.write(change_set, at=AT)
                plan = apply(plan, change_set)
                assert store.load() == plan
                assert store.changes(store.entries()[-1].seq) == change_set
                with store.transaction() as connection:
                    assert replay(read_change_sets(connection)) == plan
            assert check_plan(store.path) == []
        finally:
            store.close()


def test_every_type_of_field_is_drawn() -> None:
    hints = {
        name_of(hint)
        for spec in SPECS
        for name, hint in get_type_hints(spec.record).items()
        if name not in spec.references
    }
    assert hints == set(VALUES)
