"""Taking in what a source says of earlier due dates: the date that was, the reason and who approved it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.due import read_due
from planapp.domain.edits.rows import add_row, remove_row, set_row
from planapp.exchange.alignment.folding import plain
from planapp.exchange.alignment.working import Working

FIRST_DUE, REASON, APPROVED = "first_due", "slip_reason", "slip_approved"
SLIP_FIELDS = frozenset({FIRST_DUE, REASON, APPROVED})


def take_slips(working: Working, item_id: int, theirs: r.Item, fields: Collection[str]) -> None:
    """Make the slips of an item say what the source's do, in the fields that were chosen.

    They are paired by the date that was; a due date that was taken before has left its own slip by now.
    """
    mine, given = working.plan.slips.of(item_id), working.source.slips.of(theirs.id)
    pairs = list(_paired(mine, given))
    for slip, wanted in pairs:
        if slip is not None and wanted is not None:
            _explain(working, slip, wanted, fields)
        elif wanted is not None and (FIRST_DUE in fields or not wanted.was.strip()):
            working.do(_added(working, item_id, wanted))
        elif slip is not None and FIRST_DUE in fields:
            working.do(remove_row(working.plan, slip, ""))


def _paired(
    mine: Sequence[r.Slip], theirs: Sequence[r.Slip]
) -> Iterator[tuple[r.Slip | None, r.Slip | None]]:
    left = list(mine)
    unpaired: list[r.Slip] = []
    for wanted in theirs:
        slip = next((one for one in left if plain(one.was) == plain(wanted.was)), None)
        if slip is None:
            unpaired.append(wanted)
            continue
        left.remove(slip)
        yield slip, wanted
    # What is left on both sides are dates that were corrected, in their order.
    for slip, wanted in zip(left, unpaired, strict=False):
        yield slip, wanted
    yield from ((slip, None) for slip in left[len(unpaired) :])
    yield from ((None, wanted) for wanted in unpaired[len(left) :])


def _explain(working: Working, slip: r.Slip, wanted: r.Slip, fields: Collection[str]) -> None:
    reason = wanted.reason if REASON in fields else slip.reason
    approved = wanted.approved_by if APPROVED in fields else slip.approved_by
    if (reason, approved) != (slip.reason, slip.approved_by):
        working.do(edits.explain_slip(working.plan, slip.id, reason, approved))
    if FIRST_DUE in fields and wanted.was != slip.was:
        was = read_due(wanted.was)
        working.do(set_row(working.plan, working.plan.slips[slip.id], "", was=was.text, was_to=was.end))


def _added(working: Working, item_id: int, wanted: r.Slip) -> ChangeSet:
    values = {
        name: getattr(wanted, name) for name in ("was", "was_to", "now", "now_to", "reason", "approved_by")
    }
    return add_row(working.plan, r.Slip, "", item=item_id, **values)
