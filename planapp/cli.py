"""The command line: import, export and check a plan without a window."""

from __future__ import annotations

import argparse
import getpass
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from planapp import __version__
from planapp.errors import UserError

DONE, REFUSED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0 when done, 1 when refused with one line on stderr. Usage exits with 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
    except UserError as refusal:
        print(" ".join(refusal.message.split()), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("Stopped. Nothing was changed.", file=sys.stderr)
        return REFUSED
    except Exception:
        print(_report_bug(), file=sys.stderr)
        return REFUSED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="planapp", description="Keep an improvement plan in one safe file.")
    parser.add_argument("--version", action="version", version=f"planapp {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    importer = commands.add_parser("import", help="make a plan from a workbook or a planapp JSON file")
    importer.add_argument("source", type=Path, metavar="SOURCE")
    importer.add_argument("-o", dest="plan", type=Path, required=True, metavar="PLAN")
    importer.add_argument("--json", action="store_true", help="print what was found as JSON")
    importer.set_defaults(command=_import)

    exporter = commands.add_parser("export", help="write a plan as a workbook or as JSON")
    exporter.add_argument("plan", type=Path, metavar="PLAN")
    exporter.add_argument("-o", dest="target", type=Path, required=True, metavar="OUT.xlsx|OUT.json")
    exporter.set_defaults(command=_export)

    checker = commands.add_parser("check", help="check that a plan file is sound")
    checker.add_argument("plan", type=Path, metavar="PLAN")
    checker.set_defaults(command=_check)
    return parser


# What a command needs is imported when it runs: `planapp --version` should not wait for a database.


def _import(options: argparse.Namespace) -> None:
    from planapp.application.importing import import_as_new, summary

    found = import_as_new(options.source, options.plan, by=_user())
    report = summary(found)
    if options.json:
        print(json.dumps(report, indent=1))
        return
    cells = report["cells"]
    print(
        f"{report['themes']} themes, {report['objectives']} objectives, {report['actions']} actions and "
        f"{report['steps']} steps are now in {options.plan}."
    )
    if cells["filled"]:
        kept = cells["placed"] + cells["named"]
        print(f"{kept} of {cells['filled']} cells are in the plan or are its headings and titles.")
    for finding in found.findings:
        print(f"{finding.where}: {finding.text}")


def _export(options: argparse.Namespace) -> None:
    from planapp.application.exporting import export_plan
    from planapp.application.reading import read_plan

    export_plan(read_plan(options.plan), options.target)


def _check(options: argparse.Namespace) -> None:
    from planapp.application.reading import faults_of

    faults = faults_of(options.plan)
    if faults:
        raise UserError(f"{options.plan.name} is damaged: {' '.join(faults)} Go back to a backup.")
    print(f"{options.plan.name} is sound.")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # No name is known for this account; the journal can do without.
        return ""


def _report_bug() -> str:
    """Write what happened to the log, and return a line that says where."""
    from planapp.paths import log_folder

    try:
        path = log_folder() / "planapp.log"
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return "planapp met a problem that it does not know, and stopped. Nothing was changed."
    logger = logging.getLogger("planapp")
    logger.addHandler(handler)
    logger.exception("planapp %s stopped", __version__)
    handler.close()
    logger.removeHandler(handler)
    return f"planapp met a problem that it does not know, and stopped. Please send us {path}."
