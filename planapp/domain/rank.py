"""Fractional text ranks: the order of siblings, so that a move changes one row.

A rank is read as the digits of a fraction in base 62, digits in ASCII order, never ending in the lowest
digit; there is always room between two different ranks. The scheme is the one described by David
Greenspan, 'Implementing Fractional Indexing' (2020).
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


def between(low: str, high: str) -> str:
    """Return a rank above `low` and below `high`; '' stands for an open end.

    Raises ValueError if there is no such rank (`low` is not below `high`).
    """
    # Past the last sibling a step of one keeps ranks short however often something is added.
    return _between(low, high, appending=bool(low) and not high)


def _between(low: str, high: str, *, appending: bool = False) -> str:
    """Return the rank halfway, or (`appending`) a step above `low`."""
    if high and low >= high:
        raise ValueError(f"no rank between {low!r} and {high!r}")
    digits: list[str] = []
    bounded = bool(high)
    position = 0
    while True:
        lower = _VALUE[low[position]] if position < len(low) else 0
        upper = _VALUE[high[position]] if bounded and position < len(high) else BASE
        if upper - lower > 1:
            digits.append(DIGITS[lower + 1 if appending else (lower + upper) // 2])
            return "".join(digits)
        digits.append(DIGITS[lower])
        bounded = bounded and upper == lower
        position += 1


def spread(count: int, low: str = "", high: str = "") -> list[str]:
    """Return `count` ascending ranks between `low` and `high`, as short as halving makes them."""
    if count <= 0:
        return []
    if count == 1:
        return [between(low, high)]
    middle = _between(low, high)
    left = (count - 1) // 2
    return [*spread(left, low, middle), middle, *spread(count - 1 - left, middle, high)]
