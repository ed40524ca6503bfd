"""Install what Qt needs from the system and pip cannot bring, on Debian and Ubuntu.

Only the window, print and picture need these libraries, so where they can't be installed a line says
which they are and set-up goes on.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

# What QtGui and its xcb and Wayland platforms link to (seen with readelf), and the package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
APT_OPTIONS = ("-qq", "-o", "DPkg::Lock::Timeout=60", "-o", "Acquire::http::Timeout=20")


def install_missing() -> None:
    """Install the missing packages through apt if that is allowed; say what was done or is left to do."""
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages()
    if not packages:
        return
    names = " ".join(packages)
    right = _right_to_install()
    if right is not None:
        print(f"Installing system packages: {names} ...", flush=True)
        if _apt_install(right, packages):
            return
    print(f"The window needs system packages that are missing. On Debian and Ubuntu: apt-get install {names}")


def missing_packages() -> list[str]:
    """Return the Debian names of what this system lacks."""
    packages = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        # Debian keeps what makes a virtual environment apart from its Python.
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _right_to_install() -> list[str] | None:
    """Return what to put before apt-get; None where there is no apt-get or it would ask for a password."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _apt_install(right: list[str], packages: list[str]) -> bool:
    apt = [*right, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *APT_OPTIONS]
    _succeeds([*apt, "update"])
    return _succeeds([*apt, "install", "--yes", "--no-install-recommends", *packages])


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    install_missing()
