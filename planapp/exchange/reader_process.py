"""What runs in the process that reads a file: told what to read on stdin, it answers in lines on stdout.

It must be light to start: nothing is imported here that a small file does not need.
"""

from __future__ import annotations

import gc
import json
import os
import time
import traceback
from pathlib import Path
from typing import IO, Any

from planapp.errors import PasswordNeeded, UserError
from planapp.exchange.limits import Limits, limit_this_process

_OFTEN = 0.1


def serve() -> int:
    """Read one file as asked on stdin. The answer ends with 'remarks' or 'refusal'; if not, this died."""
    with open(0, "rb", closefd=False) as asked:
        request = json.loads(asked.read())
    # Whatever a library prints must not come between the lines.
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    limit_this_process(Limits(request["seconds"], request["memory"]))
    # All of it is gone in a moment; there is nothing to tidy up.
    gc.disable()
    with answers:
        _answer(request, answers)
    return 0


def _answer(request: dict[str, Any], answers: IO[bytes]) -> None:
    from planapp.exchange.book_wire import line_of, lines_of

    try:
        reading = _read(request, answers)
        for line in lines_of(reading):
            answers.write(line)
    except PasswordNeeded as refusal:
        answers.write(line_of("password", [refusal.message, refusal.tried]))
    except UserError as refusal:
        answers.write(line_of("refusal", refusal.message))
    except MemoryError:
        answers.write(line_of("memory", ""))
    except Exception:
        answers.write(line_of("bug", traceback.format_exc()))


def _read(request: dict[str, Any], answers: IO[bytes]) -> Any:
    from planapp.exchange.book_wire import line_of
    from planapp.exchange.read_file import read_file
    from planapp.exchange.source import opened

    told = time.monotonic()

    def progress(done: int, total: int, text: str) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told > _OFTEN:
            told = now
            answers.write(line_of("progress", [done, total, text]))
            answers.flush()

    with opened(Path(request["path"])) as source:
        return read_file(source, request["password"], progress)
