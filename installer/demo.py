"""The main job on the sample, without a window: workbook in; plan file, circulation workbook and JSON out."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

from planapp import paths
from planapp.cli import main as planapp

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "build" / "demo"
PLAN, WORKBOOK, JSON = (OUTPUT / f"sample.{ending}" for ending in ("plan", "xlsx", "json"))


def main() -> int:
    """Run the three commands an officer would; 0 when each did its job."""
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for earlier in (PLAN, WORKBOOK, JSON):
        earlier.unlink(missing_ok=True)
    status, printed = run("import", str(source), "-o", str(PLAN), "--json")
    if status:
        return status
    for target in (WORKBOOK, JSON):
        status, _ = run("export", str(PLAN), "-o", str(target))
        if status:
            return status
    print(summary(source, json.loads(printed)))
    return 0


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


def shown(path: Path) -> Path:
    """Return the path as seen from the project's folder."""
    return path.relative_to(ROOT)


if __name__ == "__main__":
    sys.exit(main())
