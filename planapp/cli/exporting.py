"""`planapp export`: a plan as a file of another kind."""

from __future__ import annotations

import argparse
from pathlib import Path

from planapp.errors import UserError


def add_export(parser: argparse.ArgumentParser) -> None:
    """Tell what `export` takes."""
    parser.add_argument("plan", type=Path, metavar="PLAN")
    parser.add_argument("-o", dest="target", type=Path, required=True, metavar="OUT.xlsx|OUT.json|OUT.pdf")
    parser.add_argument(
        "--since",
        metavar="NAME",
        help="only what changed since this circulation, restore point or freeze (PDF)",
    )
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> None:
    is_pdf = options.target.suffix.casefold() == ".pdf"
    if options.since is not None:
        if not is_pdf:
            raise UserError("Changes are written as a PDF. Choose a name that ends in .pdf.")
        from planapp.views.printing.pdf import export_changes_as_pdf

        export_changes_as_pdf(options.plan, options.target, options.since)
        return
    if is_pdf:
        from planapp.views.printing.pdf import export_file_as_pdf

        export_file_as_pdf(options.plan, options.target)
        return
    from planapp.application.exporting import export_plan
    from planapp.application.reading import read_plan

    export_plan(read_plan(options.plan), options.target)
