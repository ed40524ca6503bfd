"""Where shipped files and the user's own folders are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a shipped file or folder. Raises FileNotFoundError if it was not shipped."""
    return _shipped("resources", *parts)


def migrations() -> Path:
    """Folder of the Alembic environment. Raises FileNotFoundError if it was not shipped."""
    return _shipped("database", "migrations")


def data_folder() -> Path:
    """Folder for the user's settings and backups; it is made if it is not there."""
    from platformdirs import user_data_path

    return user_data_path("planapp", appauthor=False, ensure_exists=True)


def shared_folders(name: str) -> list[Path]:
    """Folders of a name in which this system keeps what programs share; not all need be there."""
    from os import pathsep

    from platformdirs import site_data_dir

    return [Path(part) for part in site_data_dir(name, appauthor=False, multipath=True).split(pathsep)]


def log_folder() -> Path:
    """Folder for the program's log; it is made if it is not there."""
    from platformdirs import user_log_path

    return user_log_path("planapp", appauthor=False, ensure_exists=True)


def _shipped(*parts: str) -> Path:
    """Look inside the package (wheel, frozen program) first, then beside it (source tree)."""
    for root in (_PACKAGE, _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))
