"""A text of a date with something put right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """What may have been meant: the part as written, the whole text with it put right, and why."""

    written: str
    text: str
    why: str


def put_in(text: str, at: int, end: int, put: str, why: str) -> Repair:
    """Return the text with something else in the place from `at` to before `end`."""
    return Repair(text[at:end], f"{text[:at]}{put}{text[end:]}", why)
