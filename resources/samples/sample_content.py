"""Read the sample plan's words: `content/*.txt` (themes to steps) and `content/indicators.csv`.

A text file holds `# theme`, `## objective`, `### action`, `- step | by when | status | measure`, and
`key: value` lines for the action above them. Several posts or recommendations on a line are parted by
semicolons; `rag:` has one mark a period, '.' for blank and '-' for not rated.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

CONTENT = Path(__file__).parent / "content"

TITLE = "Northmere Council: Children's Services Improvement Plan 2025–27"
SUBTITLE = "Action plan and progress report to the Improvement Board, updated 30 April 2026"
PERIODS = ("Sep 2025", "Oct 2025", "Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026")
KEY = (
    (
        "R",
        "Red",
        "Off track: the action is late, or has not made the difference it should. The Board steps in.",
    ),
    ("A", "Amber", "Under way, with some delay or with results that are not yet good enough."),
    ("G", "Green", "On track: done as planned so far, and there are signs that it works."),
    ("B", "Complete", "Finished, with evidence that the Board has seen."),
)

_SINGLE = frozenset({"priority", "due", "status", "original", "reason", "approved"})
_LISTED = frozenset({"lead", "officer", "rec"})
_REPEATED = frozenset({"measure", "evidence"})
_LINE = re.compile(r"(?P<key>[a-z]+)(?: (?P<when>[^:]+))?: (?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One step as written; what it does not have is empty."""

    text: str
    due: str = ""
    status: str = ""
    measure: str = ""


@dataclass(slots=True)
class Action:
    """An action: single values in `words`, several in `lists`, both by key; a rating for each period."""

    ref: str
    title: str
    words: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    ratings: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    updates: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Objective:
    """A numbered objective and its actions."""

    ref: str
    title: str
    actions: list[Action] = field(default_factory=list)


@dataclass(slots=True)
class Theme:
    """A numbered theme and its objectives."""

    ref: str
    title: str
    objectives: list[Objective] = field(default_factory=list)


def read_themes() -> list[Theme]:
    """The whole plan, theme by theme, in the order of the files' names."""
    themes: list[Theme] = []
    for path in sorted(CONTENT.glob("*.txt")):
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            _take_line(themes, line)
    return themes


def read_indicators() -> list[list[str]]:
    """The rows of the indicator sheet as text, headings first."""
    with (CONTENT / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def as_date(text: str) -> tuple[date | str, str | None]:
    """A cell's value and number format: '31/03/2026' and 'Mar-26' are dates, other words stay as written."""
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        return datetime.strptime(text, "%d/%m/%Y").date(), "dd/mm/yyyy"
    if re.fullmatch(r"[A-Z][a-z]{2}-\d\d", text):
        return datetime.strptime(text, "%b-%y").date(), "mmm-yy"
    return text, None


def as_number(text: str) -> tuple[float | str | None, str | None]:
    """A cell's value and number format: '94.6%' is a share shown as a percentage, other numbers are plain."""
    if re.fullmatch(r"\d+\.\d%", text):
        return float(Decimal(text[:-1]) / 100), "0.0%"
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return (float(text) if "." in text else int(text)), None
    return text or None, None


def _take_line(themes: list[Theme], line: str) -> None:
    """Add one line of a content file to the theme, objective or action it belongs to."""
    mark, _, rest = line.partition(" ")
    if mark == "#":
        themes.append(Theme(*_numbered(rest)))
    elif mark == "##":
        themes[-1].objectives.append(Objective(*_numbered(rest)))
    elif mark == "###":
        themes[-1].objectives[-1].actions.append(Action(*_numbered(rest)))
    elif mark == "-":
        themes[-1].objectives[-1].actions[-1].steps.append(Step(*_stripped(rest.split("|"))))
    else:
        _take_detail(themes[-1].objectives[-1].actions[-1], line)


def _take_detail(action: Action, line: str) -> None:
    """Add a `key: value` line to its action; a key that is not known is a slip of the pen."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"{action.ref}: no key in {line!r}")
    key, when, text = match["key"], match["when"], match["text"]
    if key in _SINGLE:
        action.words[key] = text
    elif key in _LISTED:
        action.lists[key] = _stripped(text.split(";"))
    elif key in _REPEATED:
        action.lists.setdefault(key, []).append(text)
    elif key == "rag":
        action.ratings = _ratings(text)
    elif key == "note" and when in PERIODS:
        action.notes[when] = text
    elif key == "update" and when:
        action.updates.append(f"{text} {when}" if when.startswith("(") else f"{text}\n{when}")
    else:
        raise ValueError(f"{action.ref}: unknown key in {line!r}")


def _ratings(text: str) -> list[str]:
    """The rating cells of 'R A . -': letters, '' for blank, an en dash for not rated."""
    marks = [{".": "", "-": "–"}.get(mark, mark) for mark in text.split()]
    if len(marks) != len(PERIODS):
        raise ValueError(f"{text!r} does not have a mark for each of the {len(PERIODS)} periods")
    return marks


def _numbered(text: str) -> tuple[str, str]:
    ref, _, title = text.partition(" ")
    return ref, title


def _stripped(parts: Iterable[str]) -> list[str]:
    return [part.strip() for part in parts]
