"""Slips of the keyboard: whether two words are one slip apart."""

from __future__ import annotations


def one_slip_apart(one: str, other: str) -> bool:
    """Tell whether one letter missing, added, changed or swapped with its neighbour turns one into other.

    This is the Damerau-Levenshtein distance (optimal string alignment) of exactly 1, in linear time.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = _first_difference(one, other)
    rest, other_rest = one[at:], other[at:]
    swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


def _first_difference(one: str, other: str) -> int:
    """Return the index of the first letter that differs, or the shorter length."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
