"""The command line: open the window; import, export and check a plan without one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from planapp import __version__
from planapp.cli.checking import add_check
from planapp.cli.circulating import add_circulate
from planapp.cli.exporting import add_export
from planapp.cli.importing import add_import
from planapp.cli.merging import add_merge
from planapp.errors import UserError

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
        code = command(options) or DONE
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        _print_no_more()
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


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "import": ("make a plan from a spreadsheet or a planapp JSON file", add_import),
    "export": ("write a plan as a workbook, as JSON or as a PDF", add_export),
    "circulate": ("write the workbooks to send round, and note in the plan what was sent", add_circulate),
    "merge": ("take in workbooks that came back, or say what differs in them", add_merge),
    "check": ("check that a plan file is sound", add_check),
}


# What a command needs is imported when it runs, here and in the modules of the commands: `planapp --version`
# should not wait for a database, nor the window for what it does not need.


def _open_window(options: argparse.Namespace) -> int:
    from planapp.views.screen import open_window

    # Absolute, so that the window can remember it, and Qt takes it for no option of its own.
    return open_window([] if options.plan is None else [str(options.plan.absolute())])


def _print_no_more() -> None:
    """Let what is still to be printed go nowhere: whoever read it, `head` say, has had enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


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
