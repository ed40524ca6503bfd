"""`planapp merge`: what returns say otherwise than what was sent, and taking it in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from planapp.cli.account import user
from planapp.errors import UserError

THEIRS = "theirs"
_DONE, _LEFT_OPEN = 0, 1


def add_merge(parser: argparse.ArgumentParser) -> None:
    """Tell what `merge` takes."""
    parser.add_argument("plan", type=Path, metavar="PLAN")
    parser.add_argument("returns", type=Path, nargs="+", metavar="RETURN", help="a workbook that came back")
    parser.add_argument("--json", action="store_true", help="print the changes as JSON")
    parser.add_argument(
        "--accept",
        choices=[THEIRS],
        help="take in all but conflicts, emptied cells and missing rows; else nothing is changed",
    )
    parser.set_defaults(command=_merge)


def _merge(options: argparse.Namespace) -> int:
    """Return 1 if a change was left open or a file could not be read."""
    from planapp.application.document import Document
    from planapp.application.returns.merging_files import FileMerged, MergingFiles, lines, report

    accept = options.accept == THEIRS
    document = Document.open(options.plan, by=user(), read_only=not accept)
    found: list[FileMerged] = []
    code = _DONE
    try:
        merging = MergingFiles(document, accept=accept)
        for path in options.returns:
            try:
                one = merging.take(path)
            except UserError as refusal:
                print(" ".join(refusal.message.split()), file=sys.stderr)
                code = _LEFT_OPEN
                continue
            if one is None:
                continue
            found.append(one)
            code = _LEFT_OPEN if one.left else code
            if not options.json:
                for line in lines(one, options.plan.name, accept=accept):
                    print(line)
    finally:
        document.close()
    if options.json:
        import json

        print(json.dumps([change for one in found for change in report(one)], indent=1))
    elif not accept and found:
        print("This is a preview: nothing was changed.")
    return code
