"""List marks in front of texts ('• ')."""

from __future__ import annotations

import re

_MARKER = re.compile(r"[•●▪◦‣∙·*–-]\s+")


def split_marker(text: str) -> tuple[str, str]:
    """Split a text into its list mark ('• ') and the rest; a mark with nothing behind it is the text."""
    found = _MARKER.match(text)
    return (found[0], text[found.end() :]) if found and found.end() < len(text) else ("", text)
