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
from planapp.exchange.alignment.said import Said


def settle_spans(
    source: Plan, mine: Mapping[int, Profile], theirs: Mapping[int, Profile], pairs: Mapping[int, int]
) -> dict[int, Profile]:
    """Return what the source says, each value with the action or the first step that has it in the plan."""
    settled = dict(theirs)
    for action in theirs.values():
        own = mine.get(pairs.get(action.id, 0))
        steps = source.children(action.id)
        if own is None or not steps or action.item.kind != ACTION:
            continue
        step = settled[steps[0].id]
        own_step = mine.get(pairs.get(step.id, 0))
        slid = _moved(step, action, own_step, own)
        risen = _moved(action, step, own, own_step)
        if slid or risen:
            settled[action.id] = _with(action, slid, risen)
            settled[step.id] = _with(step, risen, slid)
    return settled


def _moved(here: Profile, there: Profile, own_here: Profile | None, own_there: Profile | None) -> Said:
    """Return what the source says here alone, and the plan there alone."""
    if own_there is None:
        return {}
    known = own_here.said if own_here is not None else {}
    return {
        key: text
        for key, text in here.said.items()
        if key not in known and key not in there.said and is_same(key[0], own_there.said.get(key, ""), text)
    }


def _with(profile: Profile, added: Said, taken: Said) -> Profile:
    """Return a profile that says something more, and something less."""
    said = {key: text for key, text in profile.said.items() if key not in taken}
    return replace(profile, said={**said, **added})
