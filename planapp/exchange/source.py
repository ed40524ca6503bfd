"""A file of somebody else's: its name and its bytes, opened or refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from planapp.errors import UserError

_HEAD = 4096
_CHUNK = 1024 * 1024
# Windows: the bytes are in the cloud, and reading them brings them here (OneDrive's 'online-only').
_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_ACCESS = 0x1000, 0x40000, 0x400000


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: the name that the officer knows it by, and its bytes, which can be sought in."""

    name: str
    file: BinaryIO

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem

    def head(self) -> bytes:
        """Return the first 4 KiB."""
        self.file.seek(0)
        return self.file.read(_HEAD)

    def content(self) -> bytes:
        """Return all bytes."""
        self.file.seek(0)
        return self.file.read()

    def size(self) -> int:
        """Return the number of bytes."""
        return self.file.seek(0, 2)

    def chunks(self, size: int = _CHUNK) -> Iterator[bytes]:
        """Yield the bytes from the start, a part at a time."""
        self.file.seek(0)
        while chunk := self.file.read(size):
            yield chunk

    def holds(self, wanted: bytes) -> bool:
        """Tell whether these bytes stand anywhere in the file."""
        tail = b""
        for chunk in self.chunks():
            if wanted in tail + chunk:
                return True
            tail = chunk[-len(wanted) + 1 :]
        return False


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open a file that exists, can be read and is not empty. Raises UserError with one sentence."""
    try:
        _check_is_file(path)
        file = path.open("rb")
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:
        raise UserError(f"There is no file {path}. Check the name and the folder.") from problem
    except OSError as problem:
        raise _not_let_in(path) from problem
    with file:
        source = Source(path.name, file)
        _check_has_bytes(path, source)
        yield source


def _check_is_file(path: Path) -> None:
    if path.is_dir():
        raise UserError(f"{path.name} is a folder. Choose the workbook inside it.")
    path.stat()
    if not path.is_file():
        raise UserError(f"{path.name} is not a file. Choose a workbook (.xlsx).")


def _check_has_bytes(path: Path, source: Source) -> None:
    """Refuse what holds nothing: no bytes, or only the zeros that a broken download leaves."""
    try:
        head = source.head()
        is_blank = not any(head) and not any(map(any, source.chunks()))
    except OSError as problem:
        raise _not_let_in(path) from problem
    if is_blank:
        raise UserError(
            f"{path.name} is empty. If it is kept in the cloud, wait until it has been downloaded; "
            "otherwise ask for it to be sent again."
        )


def _not_let_in(path: Path) -> UserError:
    if _is_in_the_cloud(path):
        return UserError(
            f"{path.name} is kept in the cloud and is not on this computer yet. "
            "In its folder choose ‘Always keep on this device’, wait until it is there, then try again."
        )
    return UserError(
        f"{path.name} cannot be opened: this computer does not let you read it. "
        "Close it in other programs, or ask its owner to let you in, then try again."
    )


def _is_in_the_cloud(path: Path) -> bool:
    try:
        attributes: int = getattr(path.stat(), "st_file_attributes", 0)
    except (OSError, ValueError):
        return False
    return bool(attributes & (_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_ACCESS))
