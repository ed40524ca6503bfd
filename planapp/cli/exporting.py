"""`planapp export`: a plan as a file of another kind."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_export(parser: argparse.ArgumentParser) -> None:
    """Tell what `export` takes."""
    parser.add_argument("plan", type=Path, metavar="PLAN")
    parser.add_argument("-o", dest="target", type=Path, required=True, metavar="OUT.xlsx|OUT.json|OUT.pdf")
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> None:
    if options.target.suffix.casefold() == ".pdf":
        from planapp.views.printing.pdf import export_file_as_pdf

        export_file_as_pdf(options.plan, options.target)
        return
    from planapp.application.exporting import export_plan
    from planapp.application.reading import read_plan

    export_plan(read_plan(options.plan), options.target)
