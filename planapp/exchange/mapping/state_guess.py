"""The state that an unknown status may mean: offered to the officer, never taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from planapp.domain.fields import folded
from planapp.domain.status import (
    COMPLETE,
    DROPPED,
    IN_PROGRESS,
    LONGEST_STATUS,
    NOT_STARTED,
    ON_HOLD,
    read_state,
)

# Words that lean to a state without saying it.
_LEANINGS: Mapping[str, str] = {
    word: state
    for state, words in {
        NOT_STARTED: "new open pending planned scheduled future proposed queued tbc agreed awaiting",
        IN_PROGRESS: """active behind delayed late overdue slipping slippage partial partially some draft
            drafted draughted ongoing review monitoring continuing mitigate mitigating started working
            almost nearly amber green""",
        COMPLETE: "done closed archived fixed approved signed published issued blue ticked",
        ON_HOLD: "hold held stopped parked waiting paused blocked",
        DROPPED: "rejected removed deleted void superseded obsolete cancelled merged",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=4096)
def state_guess(text: str) -> str:
    """Return the state that a status leans to, or '' where nothing in it does."""
    short = text[:LONGEST_STATUS].replace("?", " ")
    for part in (short, *re.split(r"[.\n;–—(,]|\s-\s", short)):
        state = read_state(part) if part.strip() else ""
        if state:
            return state
    return next((_LEANINGS[word] for word in folded(short).split() if word in _LEANINGS), "")
