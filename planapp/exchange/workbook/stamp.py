"""The stamp of a workbook: from which plan it came, when, and a hash of every cell as it was sent."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from planapp import __version__
from planapp.exchange.workbook.model import Block, Row, Value, hex_id
from planapp.exchange.workbook.sending import Sending

FORMAT = 1
_HASH_DIGITS = 16
# Stands for a cell that was sent empty.
EMPTY = "-"
# The lines that say what the columns of a table are, and the hashes of their headings.
FIELDS, HEADINGS = "fields", "headings"


class Stamp:
    """Collects hashes while rows are written.

    A hash is the first 16 hexadecimal digits of the SHA-256 of the salt and the cell's shown text in UTF-8.
    """

    def __init__(self, plan_uid: str, sending: Sending | None = None) -> None:
        """Draw a salt, so that equal texts in two workbooks do not show as equal."""
        self.plan_uid = plan_uid
        self._sending = sending
        self.salt = secrets.token_hex(8)
        self._hash_of = hasher(self.salt)
        self._lines: list[tuple[str, str, str]] = []

    def head(self, block: Block) -> None:
        """Record what the hashes of a block's rows stand for, column by column, and how these are headed."""
        keys = " ".join(column.key or EMPTY for column in block.columns)
        self._lines.append((block.kind, FIELDS, keys))
        headings = " ".join(self._hash(column.heading) for column in block.columns)
        self._lines.append((block.kind, HEADINGS, headings))

    def add(self, block: Block, row: Row) -> None:
        """Record the hashes of a row under the id of its item (of the step, where it holds an action too)."""
        hashes = " ".join([self._hash(value) if value else EMPTY for value in row.values])
        self._lines.append((block.kind, row.path.rpartition("/")[2], hashes))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the hidden sheet: what the workbook is, then table, id and hashes of each row."""
        yield "format", str(FORMAT)
        yield "plan", self.plan_uid
        yield "made", datetime.now(UTC).isoformat(timespec="seconds")
        yield "program", __version__
        yield "salt", self.salt
        if self._sending is not None:
            yield from _sent(self._sending)
        yield ()
        yield from self._lines

    def _hash(self, value: Value) -> str:
        return self._hash_of(value if isinstance(value, str) else value.text)


def hasher(salt: str) -> Callable[[str], str]:
    """Return what gives the hash of a text under a salt."""
    salted = hashlib.sha256(salt.encode())

    def hash_of(text: str) -> str:
        own = salted.copy()
        own.update(text.encode("utf-8", "surrogatepass"))
        return own.hexdigest()[:_HASH_DIGITS]

    return hash_of


def _sent(sending: Sending) -> Iterator[tuple[str, str]]:
    """Yield the lines that name the circulation, which workbook of it this is, and for whom."""
    yield "circulation", hex_id(sending.circulation)
    yield "extract", hex_id(sending.extract)
    yield "entry", str(sending.entry)
    yield "for", sending.recipient
    yield "name", sending.name
    yield "sent", sending.sent_on.isoformat()
