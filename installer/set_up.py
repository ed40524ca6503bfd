"""Make `.venv` with the pinned packages, unless it is there and up to date.

`.venv/.ready` holds what the environment was made from; where that differs from what is here now (other
pins, another Python, a project folder that was moved), the environment is made anew.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / ".ready"
PINS = ROOT / "installer" / "constraints.txt"
MADE_FROM = (ROOT / "pyproject.toml", PINS)
OLDEST_PYTHON = (3, 11)


def main() -> int:
    """Set up what is missing; 0 when planapp can run."""
    if sys.version_info < OLDEST_PYTHON:
        print(
            f"planapp needs Python 3.11 or newer; this is {sys.version.split()[0]}."
            " Name a newer one, for example: make run PYTHON=python3.13",
            file=sys.stderr,
        )
        return 1
    system_packages.install_missing()
    wanted = fingerprint()
    if _environment_works() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return 0
    return make_environment(wanted)


def fingerprint() -> str:
    """Return what the environment is made from: this Python, this folder, the dependencies and their pins."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in MADE_FROM)).hexdigest()
    return f"{sys.version}\n{Path(sys.base_prefix).resolve()}\n{ROOT}\n{digest}\n"


def make_environment(wanted: str) -> int:
    """Build the environment from nothing; 1 after a plain line when a package could not be installed."""
    print("Setting up .venv with the pinned packages (once, a minute or two) ...", flush=True)
    try:
        venv.create(ENVIRONMENT, clear=True, with_pip=True, symlinks=True)
        # The build backend first, at its pinned version, so that pip need not fetch another one.
        _pip_install("hatchling")
        _pip_install("--no-build-isolation", "--editable", f"{ROOT}[dev]")
    except subprocess.CalledProcessError:
        print(
            "Set-up could not finish; the lines above say why. It needs the internet the first time."
            " Mend it and give the same command again.",
            file=sys.stderr,
        )
        return 1
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def _pip_install(*what: str) -> None:
    python = str(ENVIRONMENT / "bin" / "python")
    options = ("--quiet", "--disable-pip-version-check", "--constraint", str(PINS))
    subprocess.run([python, "-m", "pip", "install", *options, *what], check=True)


def _environment_works() -> bool:
    """False where there is no environment, or the Python it was made with is gone."""
    return (ENVIRONMENT / "bin" / "python").exists()


if __name__ == "__main__":
    sys.exit(main())
