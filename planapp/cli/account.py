"""Who works on this computer."""

from __future__ import annotations


def user() -> str:
    """Return the name of this account, with which the journal is signed; '' where none is known."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # No name is known for this account; the journal can do without.
        return ""
