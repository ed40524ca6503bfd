"""`planapp import`: a new plan from a file, or what differs into a plan that is there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from planapp.cli.account import user
from planapp.errors import PasswordNeeded, UserError


def add_import(parser: argparse.ArgumentParser) -> None:
    """Tell what `import` takes."""
    parser.add_argument("source", type=Path, metavar="SOURCE")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", dest="plan", type=Path, metavar="PLAN", help="the new plan file to make")
    target.add_argument("--into", type=Path, metavar="PLAN", help="the plan file to take it into")
    parser.add_argument("--preview", action="store_true", help="with --into: only say what differs")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.add_argument("--password", action="store_true", help="ask for the password that SOURCE has")
    parser.set_defaults(command=_import, parser=parser)


def _import(options: argparse.Namespace) -> None:
    if options.preview and options.into is None:
        options.parser.error("--preview goes with --into")
    password = _asked_password(options.source) if options.password else ""
    take = _import_as_new if options.into is None else _import_into
    try:
        take(options, password)
    except PasswordNeeded as refusal:
        hint = "" if refusal.tried else " Or add --password and type it when you are asked."
        raise UserError(refusal.message + hint) from refusal


def _import_as_new(options: argparse.Namespace, password: str) -> None:
    from planapp.application.importing import import_as_new, summary

    found = import_as_new(options.source, options.plan, by=user(), password=password)
    report = summary(found)
    if options.json:
        import json

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


def _import_into(options: argparse.Namespace, password: str) -> None:
    from planapp.application.import_into import import_into, lines, preview_of_file, report

    if options.preview:
        preview = preview_of_file(options.into, options.source, password=password)
    else:
        preview = import_into(options.into, options.source, by=user(), password=password)
    if options.json:
        import json

        print(json.dumps(report(preview), indent=1))
        return
    for line in lines(preview, options.into.name, was_taken=not options.preview):
        print(line)
    for finding in (*preview.found.findings, *preview.comparison.findings):
        print(": ".join(filter(None, (finding.where, finding.text))))


def _asked_password(source: Path) -> str:
    """Return what is typed, unseen; a line of the input where there is nobody to type."""
    if sys.stdin is not None and sys.stdin.isatty():
        import getpass

        return getpass.getpass(f"Password of {source.name}: ")
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
