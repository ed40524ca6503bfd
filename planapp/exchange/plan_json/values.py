"""Single values of a document: read strictly, or refused in a sentence that names the place."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from planapp.domain.ids import ID_BITS
from planapp.domain.naming import short
from planapp.domain.rank import DIGITS
from planapp.errors import UserError

# What SQLite can hold.
_LARGEST_WHOLE = 2**63 - 1


def refusal(what: str, place: str, remedy: str) -> UserError:
    """Return the refusal of something at a place ('' is the document itself)."""
    return UserError(f"The JSON file has {what} at {place or 'its top level'}. {remedy}")


def misplaced(value: object, place: str, wanted: str) -> UserError:
    """Return the refusal of a value where something else is wanted."""
    return refusal(shown(value), place, f"Put {wanted} there.")


def printable(text: str) -> str:
    """Return a text as a sentence can quote it: short, on one line, without control characters."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in short(text))


def shown(value: object) -> str:
    """Return what a value is, in words."""
    if isinstance(value, str):
        return f"‘{printable(value)}’" if value.strip() else "a blank text"
    if isinstance(value, bool):
        return str(value).lower()
    for kind, words in ((int | float, "a number"), (list, "a list"), (dict, "an object")):
        if isinstance(value, kind):
            return words
    return "nothing"


def with_article(word: str) -> str:
    """Return 'an action', 'a step'."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def inside(place: str, key: str) -> str:
    """Return the place of a key of the object at `place`."""
    if key.isascii() and key.isidentifier():
        return f"{place}.{key}" if place else key
    return f'{place}["{printable(key)}"]'


def an_object(value: object, place: str) -> dict[str, Any]:
    """Return an object whose keys are texts; nothing is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise misplaced(value, place, "an object in braces")
    for key in value:
        a_text(key, inside(place, str(key)))
    return value


def check_keys(entry: Mapping[str, Any], known: Iterable[str], place: str) -> None:
    """Refuse keys that nothing would be read from."""
    for key in entry.keys() - set(known):
        raise refusal(
            f"a key that planapp does not know, ‘{printable(key)}’,",
            place,
            "Correct its spelling, or take it out.",
        )


def a_list(value: object, place: str) -> list[Any]:
    """Return a list; nothing is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise misplaced(value, place, "a list in square brackets")
    return value


def a_text(value: object, place: str) -> str:
    """Return a text that can be stored: half of a surrogate pair is no character."""
    if not isinstance(value, str):
        raise misplaced(value, place, "a text in quotation marks")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise refusal("half a character", place, "Write the text again without it.") from None
    return value


def one_of(value: object, choices: tuple[str, ...], place: str) -> str:
    """Return a text that is one of the choices."""
    if value not in choices:
        raise misplaced(value, place, " or ".join(f'"{choice}"' for choice in choices))
    return str(value)


def a_whole_number(value: object, place: str) -> int:
    """Return a whole number."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST_WHOLE:
        raise misplaced(value, place, "a whole number")
    return value


def a_number(value: object, place: str) -> float:
    """Return a finite number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise misplaced(value, place, "a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise refusal("a number that can’t be kept", place, "Put an ordinary number there.")
    return number


def a_flag(value: object, place: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise misplaced(value, place, "true or false")
    return value


def a_day(value: object, place: str) -> date:
    """Return a day written as ISO 8601 has it, year-month-day with hyphens."""
    try:
        day = date.fromisoformat(a_text(value, place))
        if day.isoformat() == value:
            return day
    except ValueError:
        pass
    raise misplaced(value, place, 'a date such as "2018-03-31"')


def an_id(value: object, place: str) -> int:
    """Return the id of a row."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << ID_BITS:
        return value
    largest = (1 << ID_BITS) - 1
    raise refusal(
        f"{shown(value)} as an id", place, f"Put a whole number from 1 to {largest}, or leave it out."
    )


def a_rank(value: object, place: str) -> str:
    """Return a rank as planapp.domain.rank makes them."""
    rank = a_text(value, place)
    if rank.endswith(DIGITS[0]) or not set(rank) <= set(DIGITS):
        remedy = "Leave it out, and the order of the list is kept."
        raise refusal(f"{shown(value)} as a rank", place, remedy)
    return rank


def _several(read: Callable[[object, str], Any]) -> Callable[[object, str], tuple[Any, ...]]:
    def read_all(value: object, place: str) -> tuple[Any, ...]:
        return tuple(read(part, f"{place}[{n}]") for n, part in enumerate(a_list(value, place)))

    return read_all


def _pair(second: Callable[[object, str], Any], wanted: str) -> Callable[[object, str], tuple[str, Any]]:
    def read_pair(value: object, place: str) -> tuple[str, Any]:
        if not isinstance(value, list) or len(value) != 2:
            raise misplaced(value, place, wanted)
        return a_text(value[0], f"{place}[0]"), second(value[1], f"{place}[1]")

    return read_pair


# How a value is read, by the type of the record's field.
READERS: Mapping[Any, Callable[[object, str], Any]] = {
    str: a_text,
    int: a_whole_number,
    bool: a_flag,
    float: a_number,
    float | None: a_number,
    date | None: a_day,
    tuple[str, ...]: _several(a_text),
    tuple[tuple[str, int], ...]: _several(_pair(a_whole_number, 'a pair such as ["red", 2]')),
    tuple[tuple[str, str], ...]: _several(_pair(a_text, 'a pair such as ["paper", "A3"]')),
}
