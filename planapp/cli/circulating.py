"""`planapp circulate`: the workbooks to send round, and a named point in the plan."""

from __future__ import annotations

import argparse
from pathlib import Path

from planapp.cli.account import user

LEAD = "lead"


def add_circulate(parser: argparse.ArgumentParser) -> None:
    """Tell what `circulate` takes."""
    parser.add_argument("plan", type=Path, metavar="PLAN")
    parser.add_argument("--name", required=True, metavar="NAME", help="what this circulation is called")
    parser.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="FOLDER", help="where to put the workbooks"
    )
    parser.add_argument("--by", choices=[LEAD], help="besides the master, write an extract for each lead")
    parser.add_argument(
        "--reply-by",
        dest="reply_by",
        metavar="DAY",
        default="",
        help="until when to send it back: 2026-04-17",
    )
    parser.set_defaults(command=_circulate)


def _circulate(options: argparse.Namespace) -> None:
    from datetime import date

    from planapp.application.circulating import circulate
    from planapp.application.circulation_draft import CirculationDraft, extracts_by_lead, workbooks
    from planapp.application.document import Document
    from planapp.domain.days import read_day

    reply_by = read_day(options.reply_by)
    document = Document.open(options.plan, by=user())
    try:
        draft = CirculationDraft(
            options.name,
            date.today(),
            reply_by,
            extracts_by_lead(document.plan) if options.by == LEAD else (),
            sender=user(),
        )
        sent = circulate(document, draft, options.folder)
        for book in workbooks(document.plan, sent.extracts):
            print(f"{options.folder / book.extract.file}: {book.words}")
    finally:
        document.close()
