"""`planapp check`: whether a plan file is sound."""

from __future__ import annotations

import argparse
from pathlib import Path

from planapp.errors import UserError


def add_check(parser: argparse.ArgumentParser) -> None:
    """Tell what `check` takes."""
    parser.add_argument("plan", type=Path, metavar="PLAN")
    parser.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> None:
    from planapp.application.reading import faults_of

    faults = faults_of(options.plan)
    if faults:
        raise UserError(f"{options.plan.name} is damaged: {' '.join(faults)} Go back to a backup.")
    print(f"{options.plan.name} is sound.")
