"""Reading in a process of its own: the same as here, in bounds, stopped at any moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.errors import Cancelled, PasswordNeeded, UserError
from planapp.exchange import read_apart as module
from planapp.exchange.limits import MIB, Limits
from planapp.exchange.read_apart import FLAG, read_apart
from planapp.exchange.read_file import read_file
from planapp.exchange.source import opened

ROOT = Path(__file__).resolve().parents[2]
TRACKER = Path(__file__).parent / "samples" / "tracker.xlsx"


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Nothing that was started outlives the call that started it; no thread does either."""
    started: list[subprocess.Popen[bytes]] = []
    start = module._started

    def noted(path: Path) -> subprocess.Popen[bytes]:
        started.append(start(path))
        return started[-1]

    monkeypatch.setattr(module, "_started", noted)
    yield started
    assert all(process.returncode is not None for process in started)
    assert not [thread for thread in threading.enumerate() if thread.name == "planapp reads"]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that takes a second or so to read, and some 60 MB."""
    path = tmp_path / "large.csv"
    path.write_text("".join(f"{row},an action,a lead,2018-04-01,words\n" for row in range(30_000)))
    return path


def stands_for(monkeypatch: pytest.MonkeyPatch, *command: str) -> None:
    monkeypatch.setattr(module, "_command", lambda: list(command))


def test_it_reads_what_is_read_here() -> None:
    with opened(TRACKER) as source:
        assert read_apart(TRACKER) == read_file(source)


def test_a_refusal_comes_through(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(UserError, match=r"^plan\.pdf is a PDF\."):
        read_apart(tmp_path / "plan.pdf")
    with pytest.raises(UserError, match="There is no file"):
        read_apart(tmp_path / "nul\0.xlsx")


def test_a_password_that_is_asked_for_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_for(monkeypatch, sys.executable, "-c", 'print(\'["password",["Which one?",true]]\')')
    with pytest.raises(PasswordNeeded, match=r"^Which one\?$") as refused:
        read_apart(TRACKER)
    assert refused.value.tried


def test_a_file_that_takes_too_long(large: Path) -> None:
    started = time.monotonic()
    with pytest.raises(UserError, match=r"^large\.csv was not read within 0\.2 seconds"):
        read_apart(large, limits=Limits(seconds=0.2))
    assert time.monotonic() - started < 5


@pytest.mark.skipif(sys.platform not in ("linux", "win32"), reason="this system sets no limits on memory")
def test_a_file_that_takes_too_much_memory(large: Path) -> None:
    with pytest.raises(UserError, match=r"^large\.csv (takes more memory|is too large)"):
        read_apart(large, limits=Limits(memory=64 * MIB))


def test_progress_is_told_in_the_thread_that_asked(large: Path) -> None:
    told = []

    def progress(done: int, total: int, text: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        told.append((done, total, text))

    read_apart(large, progress=progress)
    assert told[0] == (0, 0, "Opening large.csv")
    done, total, text = told[-1]
    assert 0 < done <= total
    assert text == "Reading large.csv"


def test_it_can_be_cancelled(large: Path, processes: list[subprocess.Popen[bytes]]) -> None:
    def cancel(done: int, _total: int, _text: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_apart(large, progress=cancel)
    assert processes[0].returncode not in (0, None)


def test_several_threads_at_once() -> None:
    found = []
    threads = [threading.Thread(target=lambda: found.append(read_apart(TRACKER))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(reading == found[0] for reading in found)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "print('[1, 2')",
        "print('nonsense')",
        "print('[\"remarks\",[1]]')",
        'print(\'["bug","a fault of ours"]\')',
        "",
    ],
)
def test_a_process_that_dies_or_talks_nonsense(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    stands_for(monkeypatch, sys.executable, "-c", code)
    with pytest.raises(UserError, match=r"^tracker\.xlsx is too large, or too oddly made, to be read\."):
        read_apart(TRACKER)


def test_a_process_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stands_for(monkeypatch, str(tmp_path / "no such program"))
    with pytest.raises(UserError, match="does not let planapp start a second time"):
        read_apart(TRACKER)


def test_a_frozen_planapp_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert module._command() == [sys.executable, FLAG]
    monkeypatch.delattr(sys, "frozen")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
    stands_for(monkeypatch, sys.executable, "-m", "planapp", FLAG)
    assert len(read_apart(TRACKER).book.sheets) == 2


def test_the_password_is_told_to_the_process_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("secret" in word for word in module._command())
    code = "import sys; sys.exit('secret' not in sys.stdin.read() or 'secret' in ' '.join(sys.argv))"
    stands_for(monkeypatch, sys.executable, "-c", code)
    with pytest.raises(UserError):
        read_apart(TRACKER, password="secret")


def test_the_process_is_light() -> None:
    code = (
        "import sys; from planapp.exchange import reader_process, book_wire, read_file, read_xlsx; "
        "sys.exit(any(name in sys.modules for name in ('PySide6', 'sqlalchemy', 'rapidfuzz', 'alembic')))"
    )
    path = os.pathsep.join([str(ROOT), *sys.path])
    assert (
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}).returncode == 0
    )
