"""What a wheel carries, and where the program finds it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from planapp import __version__, paths

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel_files(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob(f"planapp-{__version__}-*.whl")
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_carries_code_migrations_and_sample(wheel_files: set[str]) -> None:
    shipped = [file for file in wheel_files if ".dist-info/" not in file]
    assert {
        "planapp/cli/__init__.py",
        "planapp/database/migrations/env.py",
        "planapp/resources/samples/northmere-improvement-plan.xlsx",
    } <= wheel_files
    assert all(file.startswith("planapp/") for file in shipped)


def test_shipped_files_are_found_beside_the_package_in_a_source_tree() -> None:
    assert (paths.migrations() / "env.py").is_file()
    assert paths.resource("samples").is_dir()


def test_shipped_files_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "planapp"
    for root in (package, tmp_path):
        (root / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resource() == package / "resources"


def test_a_file_that_was_not_shipped_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/none\.svg"):
        paths.resource("icons", "none.svg")
