"""The command line: open the window; import, export and check a plan without one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from planapp import __version__
from planapp.errors import PasswordNeeded, UserError

DONE, REFUSED = 0, 1
# How a frozen planapp starts itself to read a file in a process of its own.
READ_FOR_PLANAPP = "--read-for-planapp"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window or run a command; return 0 when done, 1 when refused with one line on stderr.

    Usage that is not understood exits with 2.
    """
    if arguments is None and sys.argv[1:] == [READ_FOR_PLANAPP]:
        from planapp.exchange.reader_process import serve

        return serve()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _options(sys.argv[1:] if arguments is None else list(arguments))
    command: Callable[[argparse.Namespace], int | None] = options.command
    try:
        return command(options) or DONE
    except UserError as refusal:
        print(" ".join(refusal.message.split()), file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. Nothing was changed.", file=sys.stderr)
    except Exception:
        print(_report_bug(), file=sys.stderr)
    return REFUSED


def _options(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments. What does not begin with the name of a command is for the window."""
    command = _COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        return _window_parser().parse_args(arguments)
    name, (help_text, add_arguments) = arguments[0], command
    description = f"{help_text[0].upper()}{help_text[1:]}."
    parser = argparse.ArgumentParser(prog=f"planapp {name}", description=description)
    add_arguments(parser)
    return parser.parse_args(arguments[1:])


def _window_parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:<20}  {help_text}" for name, (help_text, _) in _COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="planapp",
        usage="planapp [PLAN]\n       planapp COMMAND ...",
        description="Keep an improvement plan in one safe file. Without a command, planapp opens its window.",
        epilog=f"commands, which work without a window (planapp COMMAND --help says more):\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"planapp {__version__}")
    parser.add_argument(
        "plan",
        type=Path,
        nargs="?",
        metavar="PLAN",
        help="a plan to open in the window, or a workbook to import",
    )
    parser.set_defaults(command=_open_window)
    return parser


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="SOURCE")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", dest="plan", type=Path, metavar="PLAN", help="the new plan file to make")
    target.add_argument("--into", type=Path, metavar="PLAN", help="the plan file to take it into")
    parser.add_argument("--preview", action="store_true", help="with --into: only say what differs")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.add_argument("--password", action="store_true", help="ask for the password that SOURCE has")
    parser.set_defaults(command=_import, parser=parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=Path, metavar="PLAN")
    parser.add_argument("-o", dest="target", type=Path, required=True, metavar="OUT.xlsx|OUT.json|OUT.pdf")
    parser.set_defaults(command=_export)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=Path, metavar="PLAN")
    parser.set_defaults(command=_check)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "import": ("make a plan from a spreadsheet or a planapp JSON file", _add_import),
    "export": ("write a plan as a workbook, as JSON or as a PDF", _add_export),
    "check": ("check that a plan file is sound", _add_check),
}


# What a command needs is imported when it runs: `planapp --version` should not wait for a database, nor the
# window for what it does not need.


def _open_window(options: argparse.Namespace) -> int:
    from planapp.views.screen import open_window

    # Absolute, so that the window can remember it, and Qt takes it for no option of its own.
    return open_window([] if options.plan is None else [str(options.plan.absolute())])


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

    found = import_as_new(options.source, options.plan, by=_user(), password=password)
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
        preview = import_into(options.into, options.source, by=_user(), password=password)
    if options.json:
        import json

        print(json.dumps(report(preview), indent=1))
        return
    for line in lines(preview, options.into.name, was_taken=not options.preview):
        print(line)
    for finding in (*preview.found.findings, *preview.comparison.findings):
        print(": ".join(filter(None, (finding.where, finding.text))))


def _export(options: argparse.Namespace) -> None:
    if options.target.suffix.casefold() == ".pdf":
        from planapp.views.printing.pdf import export_file_as_pdf

        export_file_as_pdf(options.plan, options.target)
        return
    from planapp.application.exporting import export_plan
    from planapp.application.reading import read_plan

    export_plan(read_plan(options.plan), options.target)


def _check(options: argparse.Namespace) -> None:
    from planapp.application.reading import faults_of

    faults = faults_of(options.plan)
    if faults:
        raise UserError(f"{options.plan.name} is damaged: {' '.join(faults)} Go back to a backup.")
    print(f"{options.plan.name} is sound.")


def _asked_password(source: Path) -> str:
    """Return what is typed, unseen; a line of the input where there is nobody to type."""
    if sys.stdin is not None and sys.stdin.isatty():
        import getpass

        return getpass.getpass(f"Password of {source.name}: ")
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # No name is known for this account; the journal can do without.
        return ""


def _report_bug() -> str:
    """Write what happened to the log, and return a line that says where."""
    import logging

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
