"""The plan as it was at an earlier point of the journal: what was sent, or what a meeting found."""

from __future__ import annotations

from planapp.application.document import Document
from planapp.domain.changes import apply, inverted, netted
from planapp.domain.plan import Plan
from planapp.store.collecting import not_collecting


def plan_after(document: Document, entry: int) -> Plan:
    """Return the plan as it was after an entry of the journal; 0 stands for the empty plan.

    Takes back what came later, which is less to read than all that came before. Raises UserError if the
    journal can't be read.
    """
    with not_collecting():
        return apply(document.plan, inverted(netted(document.changes_after(entry))))
