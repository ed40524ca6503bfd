"""Whether a return is one that is there already: the file was read once more."""

from __future__ import annotations

from collections.abc import Iterator

from planapp.application.returns.model import Returned
from planapp.domain.plan import Plan
from planapp.exchange.alignment.indicators import said_of
from planapp.exchange.alignment.said import Sayings, label_of


def is_same_return(one: Returned, other: Returned) -> bool:
    """Tell whether two returns say the same, and are one file or one officer's copies of it."""
    is_one_officers = bool(one.officer) and (one.officer, one.extract) == (other.officer, other.extract)
    if one.file != other.file and not is_one_officers:
        return False
    return list(_texts(one.source)) == list(_texts(other.source))


def _texts(plan: Plan) -> Iterator[object]:
    """Yield what a plan says, without the ids that a second reading would not give again."""
    sayings = Sayings(plan, plan)
    for item in plan.walk():
        # The order in which ratings are said is that of the ids of their periods.
        said = sorted((label_of(plan, plan, key), text) for key, text in sayings.said(item).items())
        yield item.kind, len(plan.ancestors(item.id)), said
    for indicator in plan.indicators.of():
        yield list(said_of(plan, indicator).values())
