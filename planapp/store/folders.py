"""Folders in which a plan is less safe than on the computer's own disk."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

# How the folder of a sync program begins on Windows, macOS or Linux, and whose it is.
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
}


def folder_caution(path: Path) -> str:
    """Return a sentence of caution for a plan in a synced or network folder, or ''."""
    for part in path.parts[:-1]:
        for beginning, program in _SYNCED.items():
            if part.casefold().startswith(beginning):
                return (
                    f"{path.name} is in a folder that {program} copies to other computers. Open it on one of "
                    f"them at a time, and let {program} finish before you open it on the next."
                )
    if PureWindowsPath(path).drive.startswith("\\\\"):
        return (
            f"{path.name} is on a network drive. If the network is slow or breaks off, keep it on this "
            "computer and copy it there at the end of the day."
        )
    return ""
