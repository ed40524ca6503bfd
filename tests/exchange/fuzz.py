"""Reading bytes that may be anything, for tests: a reading or a refusal, and nothing else."""

from __future__ import annotations

import io

from planapp.errors import UserError
from planapp.exchange.read_file import read_file
from planapp.exchange.reading import Reading
from planapp.exchange.source import Source


def read_bytes(content: bytes, name: str = "plan.xlsx") -> Reading | str:
    """Return what was read, or the sentence of the refusal; any other exception is a fault."""
    try:
        return read_file(Source(name, io.BytesIO(content)))
    except UserError as refusal:
        sentence = str(refusal)
        assert "\n" not in sentence
        assert sentence.endswith(".")
        return sentence
