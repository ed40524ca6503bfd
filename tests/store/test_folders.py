"""Cautions about the folder of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from planapp.store.folders import folder_caution


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive - Northmere Council/Plans", "OneDrive"),
        ("Dropbox (Team)/a", "Dropbox"),
        ("Library/CloudStorage/GoogleDrive-a@example.org/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
    ],
)
def test_a_synced_folder(folder: str, program: str) -> None:
    caution = folder_caution(Path("home") / folder / "a.plan")
    assert caution.startswith(f"a.plan is in a folder that {program} copies")


def test_a_network_drive() -> None:
    assert "network drive" in folder_caution(Path(r"\\server\share\a.plan"))


@pytest.mark.parametrize("path", ["home/Plans/a.plan", "home/Plans/OneDrive.plan", "a.plan"])
def test_other_folders(path: str) -> None:
    assert folder_caution(Path(path)) == ""
