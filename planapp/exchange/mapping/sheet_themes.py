"""Themes told by sheets: a plan that is split into a sheet for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planapp.domain.fields import folded
from planapp.domain.records import OBJECTIVE, THEME
from planapp.exchange.mapping.account import NOTE, Account
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.plan_table import MappedPlan
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.numbers import split_leading

# Names that a program gives a sheet say nothing.
_UNNAMED = re.compile(r"(?:sheet|tabelle|feuil|hoja|foglio|blad|arkusz|table|page)\s*\d*", re.IGNORECASE)
_SAYS_THEME = frozenset({"theme", "priority"})
_SAME_HEADINGS = 0.6


def themes_from_sheets(plans: Sequence[MappedPlan], account: Account) -> bool:
    """Hang what each sheet holds below a theme of its own, where no table names any.

    The theme is called as the sheet, or as the title above its table where every sheet has another one; tell
    whether it was.
    """
    filled = [mapped for mapped in plans if mapped.top.children]
    sheets = list(dict.fromkeys(mapped.table.sheet.name for mapped in filled))
    if len(sheets) < 2 or not _is_one_plan(filled):
        return False
    titles = _own_titles(filled)
    if not titles and any(map(_UNNAMED.fullmatch, sheets)):
        return False
    themes: dict[str, Node] = {}
    for mapped in filled:
        name = mapped.table.sheet.name
        ref, _, title = split_leading(titles.get(name, name))
        below, mapped.top.children = [_below_theme(node) for node in mapped.top.children], []
        if name not in themes:
            themes[name] = mapped.top.add(THEME, mapped.table.header_row, title, ref=ref)
        themes[name].children += below
        text = f"‘{name}’ was taken for a theme: no row of the plan names one."
        account.find(NOTE, mapped.table.where(max(mapped.table.header_row, 1), 1), text)
    return bool(titles)


def _is_one_plan(plans: Sequence[MappedPlan]) -> bool:
    """Tell whether tables are alike and none of them names both levels of groups, or a theme by that word."""
    if any(mapped.table.column(m.OURS) is not None for mapped in plans):
        return False
    first = _headings(plans[0])
    alike = (len(first & _headings(mapped)) / max(len(first | _headings(mapped)), 1) for mapped in plans)
    if any(share < _SAME_HEADINGS for share in alike):
        return False
    tops = [mapped.top.children for mapped in plans]
    themes = [node for children in tops for node in children if node.kind == THEME]
    if any(child.kind == OBJECTIVE for node in themes for child in node.children):
        return False
    if any(_SAYS_THEME & set(folded(node.title).split()[:1]) for node in themes):
        return False
    # A sheet of one group each: that group is what the sheet is about.
    return any(len(children) != 1 or children[0].kind not in (THEME, OBJECTIVE) for children in tops)


def _headings(mapped: MappedPlan) -> set[str]:
    return {folded(role.heading) for role in mapped.table.columns if role.heading}


def _below_theme(node: Node) -> Node:
    """Return a group one level lower: what seemed to be a theme is an objective of the sheet's."""
    if node.kind == THEME:
        node.kind = OBJECTIVE
    return node


def _own_titles(plans: Sequence[MappedPlan]) -> dict[str, str]:
    """Return the title of each sheet that no other one has; none if some sheet has no such title."""
    titles: dict[str, list[str]] = {}
    for mapped in plans:
        rows = [mapped.table.sheet.row(row) for row in mapped.table.title_rows]
        own = [cells[0].text.strip() for cells in rows if len(cells) == 1]
        titles.setdefault(mapped.table.sheet.name, []).extend(own)
    counts = [title for own in titles.values() for title in set(own)]
    last = {name: [t for t in own if counts.count(t) == 1][-1:] for name, own in titles.items()}
    return {name: own[0] for name, own in last.items()} if all(last.values()) else {}
