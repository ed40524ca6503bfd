"""What the officer can mend, kept apart from bugs.

A `UserError` is shown as it is. Every other exception is a bug: logged and reported, never shown as
if the officer had done something wrong.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the officer can mend; its message says in plain words what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class PasswordNeeded(UserError):
    """A file opens only with a password; `tried` says whether one was given and did not fit."""

    def __init__(self, message: str, *, tried: bool = False) -> None:
        super().__init__(message)
        self.tried = tried


class Cancelled(Exception):
    """The officer stopped a job; whoever reports progress raises it, and nothing is left behind."""
