"""Names of files that every system takes, Windows too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# The last ones turn the direction of reading round: a name would look like one with another ending.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff\\/:*?"<>|\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
# How long a part may be. Windows counts the characters of a whole path, other systems the bytes of a name.
_LONGEST, _LONGEST_LAST = 40, 60
_MOST_BYTES, _MOST_BYTES_LAST = 60, 80
_BETWEEN = " – "


def file_stem(parts: Iterable[str]) -> str:
    """Return texts as the name of a file, without its ending; blank ones are left out, long ones are cut.

    The last, which tells files from each other, may be longer.
    """
    *first, last = [one for one in map(_clean, parts) if one] or [""]
    kept = [_cut(one, _LONGEST, _MOST_BYTES) for one in first]
    stem = _BETWEEN.join([*kept, _cut(last, _LONGEST_LAST, _MOST_BYTES_LAST)])
    return f"_{stem}" if _RESERVED.match(stem) else stem


def told_apart(stems: Iterable[str]) -> list[str]:
    """Return names of which no two are one to a file system: 'Team', 'Team (2)'."""
    seen: set[str] = set()
    found: list[str] = []
    for stem in stems:
        name, count = stem, 1
        while folded_name(name) in seen:
            count += 1
            name = f"{stem} ({count})"
        seen.add(folded_name(name))
        found.append(name)
    return found


def folded_name(name: str) -> str:
    """Return a file's name so that those that some system takes for one are equal."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _clean(text: str) -> str:
    line = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text)).split())
    return line.strip(" .")


def _cut(line: str, longest: int, most_bytes: int) -> str:
    """Cut a line, between words where that leaves most of it."""
    kept = line[:longest].encode()[:most_bytes].decode(errors="ignore")
    if kept != line and line[len(kept)] != " ":
        words = kept.rpartition(" ")[0]
        kept = words if len(words) > len(kept) // 2 else kept
    return kept.strip(" .")
