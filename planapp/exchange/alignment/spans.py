"""Values that a sheet gives to an action as a whole, and another sheet beside its first step.

They are one where cells were merged over the steps and no longer are, or the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION
from planapp.exchange.alignment.differences import is_same
from planapp.exchange.alignment.likeness import Profile


def settle_spans(
    source: Plan, mine: Mapping[int, Profile], theirs: Mapping[int, Profile], pairs: Mapping[int, int]
) -> dict[int, Profile]:
    """Return what the source says, with values given back to the actions that have them in the plan."""
    settled = dict(theirs)
    for profile in theirs.values():
        own = mine.get(pairs.get(profile.id, 0))
        steps = source.children(profile.id)
        if own is None or not steps or profile.item.kind != ACTION:
            continue
        step = settled[steps[0].id]
        own_step = mine.get(pairs.get(step.id, 0))
        known = own_step.said if own_step is not None else {}
        slid = {
            key: text
            for key, text in step.said.items()
            if key not in known and key not in profile.said and is_same(key[0], own.said.get(key, ""), text)
        }
        if slid:
            settled[profile.id] = replace(profile, said={**profile.said, **slid})
            left = {key: text for key, text in step.said.items() if key not in slid}
            settled[step.id] = replace(step, said=left)
    return settled
