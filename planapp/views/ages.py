"""Times and places of files, in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path


def when_words(at: datetime, now: datetime) -> str:
    """Return a past time as one says it: 'Today, 09:12', 'Yesterday, 16:40', '2 April 2026'."""
    if at.date() == now.date():
        return f"Today, {at:%H:%M}"
    if at.date() == now.date() - timedelta(days=1):
        return f"Yesterday, {at:%H:%M}"
    return f"{at.day} {at:%B %Y}"


def moment_words(at: datetime, now: datetime) -> str:
    """Return a past time as `when_words` does, with the hour of older days too: '2 April 2026, 09:12'."""
    when, hour = when_words(at, now), f"{at:%H:%M}"
    return when if hour in when else f"{when}, {hour}"


def where_words(path: Path) -> str:
    """Return the folders of a file, the last two at most: 'Documents / Improvement'."""
    folders = [part for part in path.parent.parts if part != path.anchor]
    return " / ".join(folders[-2:]) or path.anchor
