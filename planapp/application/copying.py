"""Rows of the board for the clipboard: texts for spreadsheets and mails, and for pasting back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from planapp import palette
from planapp.domain.fields import FIELD_OF
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, Item
from planapp.domain.scale import NOT_RATED_LETTER, level_of
from planapp.exchange.workbook.columns import RATING
from planapp.exchange.workbook.model import Column
from planapp.exchange.workbook.rows import UNTITLED
from planapp.exchange.workbook.values import TextOf, title_of, update_texts, value_of

TITLE, REF, UPDATE = "title", "ref", "update"
# In front of a title, for each level that stands above it in what was copied.
INDENT = "  "
_NEEDS_QUOTES = ("\t", "\n", "\r")
_STEP_IN = 14


def rows(plan: Plan, ids: Iterable[int], columns: Sequence[Column]) -> list[list[str]]:
    """Return items of a plan in its order, a text for each column, under a row of headings.

    `columns` are those of the board: 'title', keys of fields.py, 'rating' with a period, 'extra' with a
    field. Numbers get a column of their own, in front, if there are any. The heading of the titles names the
    kinds that were copied; a title is indented by its place among them.
    """
    items = _in_order(plan, ids)
    kinds = [kind for kind in KINDS if any(item.kind == kind for item in items)]
    shown = [Column(FIELD_OF[REF].label, REF)] if any(item.ref.strip() for item in items) else []
    shown += [Column(title_heading(kinds), TITLE) if column.field == TITLE else column for column in columns]
    texts = [_text_of(plan, column, kinds) for column in shown]
    return [[column.heading for column in shown], *([text(item) for text in texts] for item in items)]


def title_heading(kinds: Sequence[str]) -> str:
    """Return the heading of titles of several kinds: 'Theme, action, step'."""
    first, *rest = [FIELD_OF[kind].label for kind in kinds] or [FIELD_OF[KINDS[0]].label]
    return ", ".join([first, *map(str.lower, rest)])


def _in_order(plan: Plan, ids: Iterable[int]) -> list[Item]:
    chosen = set(ids)
    return [item for item in plan.walk() if item.id in chosen]


def _text_of(plan: Plan, column: Column, kinds: Sequence[str]) -> TextOf:
    if column.field == TITLE:
        return lambda item: INDENT * kinds.index(item.kind) + _title(item)
    if column.field == REF:
        return lambda item: item.ref
    if column.field == UPDATE:
        return lambda item: "\n".join(update_texts(plan, item))
    value = value_of(plan, column)

    def text(item: Item) -> str:
        shown = value(item)
        return shown if isinstance(shown, str) else shown.text

    return text


def _title(item: Item) -> str:
    title = title_of(item).lstrip(" ")
    return title if title.strip() else UNTITLED


def as_tsv(table: Iterable[Sequence[str]]) -> str:
    """Return rows as spreadsheets copy them: cut by tabs, quotes only round what would be torn without."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in table)


def _quoted(text: str) -> str:
    if text.startswith('"') or any(sign in text for sign in _NEEDS_QUOTES):
        return '"' + text.replace('"', '""') + '"'
    return text


def as_html(plan: Plan, table: Sequence[Sequence[str]], columns: Sequence[Column]) -> str:
    """Return rows as a table of a web page; letters of ratings stand on the colours of the light theme.

    `columns` are those that `rows` was given.
    """
    headings, *body = table
    ahead = len(headings) - len(columns)
    fields = [REF] * ahead + [column.field for column in columns]
    lines = ['<table style="border-collapse:collapse">', _row("th", headings, [_HEAD] * len(headings))]
    for row in body:
        named = list(zip(fields, row, strict=True))
        texts = [text.lstrip(" ") if field == TITLE else text for field, text in named]
        lines.append(_row("td", texts, [_style(plan, field, text) for field, text in named]))
    return '<meta charset="utf-8">' + "".join(lines) + "</table>"


_EDGE = f"border:1px solid #{palette.LIGHT.line2};padding:2px 6px;vertical-align:top"
_HEAD = f"{_EDGE};text-align:left;background:#{palette.LIGHT.band}"


def _style(plan: Plan, field: str, text: str) -> str:
    if field == RATING and text:
        return f"{_EDGE};text-align:center;{_rating_style(plan, text)}"
    depth = (len(text) - len(text.lstrip(" "))) // len(INDENT) if field == TITLE else 0
    if depth:
        # Excel's own word for an indent stands beside that of web pages.
        return f"{_EDGE};padding-left:{6 + depth * _STEP_IN}px;mso-char-indent-count:{depth}"
    return f"{_EDGE};mso-number-format:'\\@'"


def _rating_style(plan: Plan, text: str) -> str:
    level = level_of(plan.levels.of(), text)
    if level is None and text != NOT_RATED_LETTER:
        return ""
    colours = palette.LIGHT.rating(level.tone if level is not None else palette.NONE)
    return f"font-weight:700;color:#{colours.letter};background:#{colours.fill}"


def _row(tag: str, texts: Sequence[str], styles: Sequence[str]) -> str:
    cells = (
        f'<{tag} style="{style}">{_escaped(text)}</{tag}>' for text, style in zip(texts, styles, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _escaped(text: str) -> str:
    lines = escape(text, quote=False).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # Excel would begin a new row at a plain break.
    return '<br style="mso-data-placement:same-cell">'.join(lines)
