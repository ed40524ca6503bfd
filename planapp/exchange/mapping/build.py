"""Turning what was read into the rows of a plan."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from planapp.domain import rank
from planapp.domain import records as r
from planapp.domain.due import Due
from planapp.domain.ids import new_id
from planapp.domain.plan import DETAILS_ID
from planapp.exchange.mapping.indicator_table import IndicatorNode
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.own_ids import ids_in
from planapp.exchange.new_update import SOURCE
from planapp.exchange.remembered import notes_of, read_words

_REC_NUMBER = re.compile(r"(?:[^\W\d]{1,20}\.?\s?){0,2}#?\d[\w.()]{0,7}")
_LONGEST_REF = 40
_LINK = re.compile(r"[a-z]+://\S+$", re.IGNORECASE)


class RowBuilder:
    """Collects rows; people, recommendations and their sources are made once however often they are named."""

    def __init__(self, title: str, levels: Iterable[r.Level]) -> None:
        """Start with the plan's details and its scale."""
        self.rows: list[Any] = [r.Details(DETAILS_ID, uid=uuid.uuid4().hex, title=title), *levels]
        # The ids that planapp's own column names beside an item or indicator, its own last.
        self.paths: dict[int, tuple[int, ...]] = {}
        # The sheet and the row from which an item was read.
        self.origins: dict[int, tuple[str, int]] = {}
        self._people: dict[str, r.Person] = {}
        self._events: dict[str, r.SourceEvent] = {}
        self._recommendations: dict[str, r.Recommendation] = {}

    def add(self, record: Callable[..., Any], **values: Any) -> Any:
        """Add a row with a new id; return it."""
        row = record(**{"id": new_id(), **values})
        self.rows.append(row)
        return row

    def _add_known(self, record: Callable[..., Any], path: str, **values: Any) -> Any:
        """Add a row under the id that planapp gave it once, unless another row bears that too."""
        ids = ids_in(path)
        row_id = ids[-1] if ids and ids[-1] not in self.paths else new_id()
        if ids:
            self.paths[row_id] = ids
        return self.add(record, id=row_id, **values)

    def add_all(self, record: Callable[..., Any], many: Sequence[dict[str, Any]], **shared: Any) -> None:
        """Add rows with ranks in their order."""
        if not many:
            return
        for place, values in zip(rank.spread(len(many)), many, strict=True):
            self.add(record, rank=place, **shared, **values)

    def add_items(
        self,
        nodes: Sequence[Node],
        parent: int | None,
        periods: Mapping[int, r.Period],
        extras: Mapping[int, r.ExtraField],
        sheet: str,
        ranks: Sequence[str] = (),
    ) -> None:
        """Add items and everything that belongs to them, with all that stand below; `sheet` is theirs."""
        for place, node in zip(ranks or rank.spread(len(nodes)), nodes, strict=True):
            item = self._item(node, parent, place)
            self.origins[item.id] = (sheet, node.row)
            self._belongings(node, item.id, periods)
            for column, given in node.ratings.items():
                level = given.read.level.id if given.read.level is not None else None
                self.add(
                    r.Rating,
                    item=item.id,
                    period=periods[column].id,
                    level=level,
                    text=given.read.text,
                    comment=given.comment,
                    comment_by=given.comment_by,
                )
            for column, text in node.extras.items():
                self.add(r.ExtraValue, item=item.id, field=extras[column].id, text=text)
            self.add_items(node.children, item.id, periods, extras, sheet)

    def _item(self, node: Node, parent: int | None, place: str) -> r.Item:
        due = node.due or Due("")
        item: r.Item = self._add_known(
            r.Item,
            node.path,
            parent=parent,
            rank=place,
            kind=node.kind,
            ref=node.ref,
            marker=node.marker,
            title=node.title,
            due=due.text,
            due_from=due.start,
            due_to=due.end,
            due_precision=due.precision,
            due_flags=due.flags,
            status=node.status,
            state=node.state,
            done_on=node.done_on,
        )
        return item

    def _belongings(self, node: Node, item: int, periods: Mapping[int, r.Period]) -> None:
        for role, names in node.people.items():
            people = [{"person": self.person(name).id} for name in names]
            self.add_all(r.Assignment, people, item=item, role=role)
        self.add_all(r.Measure, [{"marker": mark, "text": text} for mark, text in node.measures], item=item)
        updates = [{"on": note.on, "text": note.text, "source": source} for note, source in node.notes]
        updates += [_new_update(text, periods.get(column)) for column, text in node.new_updates]
        self.add_all(r.Update, updates, item=item)
        links = [
            {"recommendation": self.recommendation(line).id} for line in dict.fromkeys(node.recommendations)
        ]
        self.add_all(r.RecommendationLink, links, item=item)
        self.add_all(r.Evidence, [evidence_of(line) for line in node.evidence], item=item)
        self.add_all(r.Slip, slips_of(node), item=item)

    def person(self, name: str) -> r.Person:
        """Return the person of a name, made if this is the first time."""
        if name not in self._people:
            self._people[name] = self.add(r.Person, name=name)
        return self._people[name]

    def recommendation(self, line: str) -> r.Recommendation:
        """Return the recommendation that a line names ('Inspection Sept 2024, rec 3'), made if it is new."""
        source, ref, text = recommendation_of(line)
        if line not in self._recommendations:
            self._recommendations[line] = self.add(
                r.Recommendation,
                rank=_after(self._recommendations),
                ref=ref,
                text=text,
                source=self._event(source).id if source else None,
            )
        return self._recommendations[line]

    def _event(self, title: str) -> r.SourceEvent:
        if title not in self._events:
            self._events[title] = self.add(r.SourceEvent, rank=_after(self._events), title=title)
        return self._events[title]

    def add_indicators(self, nodes: Sequence[IndicatorNode], headings: Mapping[str, str]) -> None:
        """Add indicators with their values; `headings` name the baseline and the comparator."""
        for place, node in zip(rank.spread(len(nodes)), nodes, strict=True):
            texts = node.texts
            indicator = self._add_known(
                r.Indicator,
                node.path,
                rank=place,
                ref=texts.get("indicator_ref", ""),
                name=texts.get("indicator", ""),
                polarity=node.polarity,
                unit=texts.get("unit", ""),
                number_format=node.number_format,
                baseline=texts.get("baseline", ""),
                baseline_label=headings.get("baseline", ""),
                comparator=texts.get("comparator", ""),
                comparator_label=headings.get("comparator", ""),
                target=texts.get("target", ""),
                notes=texts.get("indicator_notes", ""),
            )
            for month, value in node.values.items():
                shown = {"text": value} if isinstance(value, str) else {"value": value}
                self.add(r.IndicatorValue, indicator=indicator.id, month=month, **shown)


def _new_update(text: str, period: r.Period | None) -> dict[str, Any]:
    """Return an update as it was written: one text, of the day in which it ends."""
    notes = notes_of(text)
    on = notes[0].on if len(notes) == 1 else None
    return {"on": on, "period": period.id if period else None, "text": text, "source": SOURCE}


def _after(made: dict[str, Any]) -> str:
    """Return a rank after the last of the rows made so far."""
    last = next(reversed(made.values()), None)
    return rank.between(last.rank if last is not None else "", "")


def recommendation_of(line: str) -> tuple[str, str, str]:
    """Split a line into the source, the number and the text of a recommendation; what it lacks is ''.

    A source stands in front of a comma and a short number ('rec 3'); a line without a number is the text.
    """
    source, comma, ref = (part.strip() for part in line.rpartition(","))
    if comma and source and _REC_NUMBER.fullmatch(ref):
        return source, ref, ""
    if len(line) <= _LONGEST_REF and any(character.isdigit() for character in line):
        return "", line, ""
    return "", "", line


def evidence_of(line: str) -> dict[str, str]:
    """Split a line of evidence into title and target: 'Audit report: docs/audit.docx'."""
    link = _LINK.search(line)
    if link is not None:
        return {"title": line[: link.start()].rstrip(": "), "target": link[0]}
    title, _, target = line.partition(": ")
    return {"title": title, "target": target}


def slips_of(node: Node) -> list[dict[str, Any]]:
    """Return the slips that earlier dates tell: each line gave way to the next, the last one to the due."""
    dues = [read_words(line) for line in node.first_due]
    steps = [*dues, node.due or Due("")][1:] if dues else []
    reasons = _beside(node.slip_reasons, len(dues))
    approvals = _beside(node.slip_approvals, len(dues))
    return [
        {
            "was": was.text,
            "was_to": was.end,
            "now": now.text,
            "now_to": now.end,
            "reason": reason,
            "approved_by": approved,
        }
        for was, now, reason, approved in zip(dues, steps, reasons, approvals, strict=True)
    ] or _untold_slip(node)


def _beside(lines: Sequence[str], count: int) -> list[str]:
    """Return a line for each of `count` slips: one each, or all of them with the last slip."""
    if not count or len(lines) == count:
        return list(lines)[:count]
    return [""] * (count - 1) + ["\n".join(lines)]


def _untold_slip(node: Node) -> list[dict[str, Any]]:
    """Keep a reason or an approval that stands without an earlier date."""
    if not node.slip_reasons and not node.slip_approvals:
        return []
    return [{"reason": "\n".join(node.slip_reasons), "approved_by": "\n".join(node.slip_approvals)}]
