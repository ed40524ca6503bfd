"""The main job on the sample: workbook in; plan, workbook to send round and JSON out; then the window."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from planapp import paths
from planapp.cli import main as planapp

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "build" / "demo"
PLAN, WORKBOOK, JSON = (OUTPUT / f"sample.{ending}" for ending in ("plan", "xlsx", "json"))
PICTURE = OUTPUT / "window.png"


def main() -> int:
    """Run the three commands an officer would, and show her the window; 0 when each did its job."""
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for earlier in (PLAN, WORKBOOK, JSON, PICTURE):
        earlier.unlink(missing_ok=True)
    status, printed = run("import", str(source), "-o", str(PLAN), "--json")
    if status:
        return status
    for target in (WORKBOOK, JSON):
        status, _ = run("export", str(PLAN), "-o", str(target))
        if status:
            return status
    print(summary(source, json.loads(printed)), flush=True)
    return show()


def run(*arguments: str) -> tuple[int, str]:
    """Return the exit code of a planapp command and what it printed."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = planapp(list(arguments))
    return status, printed.getvalue()


def summary(source: Path, report: dict[str, Any]) -> str:
    """Say what was made, from the report of `planapp import --json`."""
    cells = report["cells"]
    return "\n".join(
        (
            f"Read {shown(source)}: {report['themes']} themes, {report['objectives']} objectives,"
            f" {report['actions']} actions, {report['steps']} steps, {len(report['ratings'])} rating periods,"
            f" {report['updates']} updates, {report['indicators']} indicators, {report['people']} people.",
            f"Of its {cells['filled']} filled cells {cells['placed']} are in the plan, {cells['named']} are"
            f" titles, headings, repeats or notes, {len(cells['left_out'])} were left out."
            f" Findings to look at: {len(report['findings'])}.",
            f"The plan:                {shown(PLAN)}",
            f"Workbook to send round:  {shown(WORKBOOK)}",
            f"The whole plan as JSON:  {shown(JSON)}",
        )
    )


def show() -> int:
    """Open the window on the plan until it is closed; where it can't be seen, make a picture of it."""
    if has_screen():
        print("The window opens on that plan. Close it to end.", flush=True)
        if start("-m", "planapp", PLAN) == 0:
            return 0
    status = start(ROOT / "installer" / "picture.py", PLAN, PICTURE)
    if status == 0:
        print(f"The window on the plan:  {shown(PICTURE)}")
    return status


def has_screen() -> bool:
    """Tell whether somebody may be looking."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def start(*arguments: object) -> int:
    """Run Python in a process of its own; return its exit code."""
    return subprocess.run([sys.executable, *map(str, arguments)], cwd=ROOT, check=False).returncode


def shown(path: Path) -> Path:
    """Return the path as seen from the project's folder."""
    return path.relative_to(ROOT)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
