"""The findings of an import as the officer reads them: those alike are counted together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planapp.application.agreed import Offer, offer_of
from planapp.application.importing import Import, holds_plan
from planapp.domain.naming import listed
from planapp.exchange.mapping import Finding
from planapp.exchange.recognise import model as m

OK, DANGER, WARN, NOTE = "ok", "danger", "warn", "note"
_STATES = {"lost": DANGER, "look": WARN, "note": NOTE}
_ORDER = (DANGER, OK, WARN, NOTE)
FIX, SHOW, MERGE, AGREE, LINK = "Fix", "Show", "Merge…", "Agree…", "Link…"
_MOST_NAMED, _MOST_ADDRESSES = 3, 60
_QUOTED = re.compile(r"‘([^’]+)’")


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of a kind: 'ok', 'danger', 'warn' or 'note', two lines of words, and the verb of its button.

    `places` are cells such as 'Plan!B7', one for each finding; `offers` what can be agreed to.
    """

    state: str
    headline: str
    detail: str
    verb: str = ""
    places: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()


# By kind of finding: of one, of several, and the verb.
_KINDS: Mapping[str, tuple[str, str, str]] = {
    "unread": ("A date could not be read", "{} dates could not be read", FIX),
    "date": ("A date looks like a slip", "{} dates look like slips", FIX),
    "number": ("A number occurs twice", "{} numbers occur again", SHOW),
    "status": ("A status is not known", "{} statuses are not known", AGREE),
    "people": ("Two names may be one post", "{} posts may be written in several ways", MERGE),
    "recommendation": ("A text names a recommendation", "{} texts name a recommendation", LINK),
    "rating": ("A rating to look at", "{} ratings to look at", SHOW),
    "shared": ("A value is given for several rows", "{} values are given for several rows", SHOW),
    "paired": ("A cell holds several dates", "{} cells hold several dates", SHOW),
    "lead": ("A name stands twice in a cell", "{} cells name somebody twice", SHOW),
    "officer": ("A name stands twice in a cell", "{} cells name somebody twice", SHOW),
    "done_on": ("A day could not be read", "{} days could not be read", SHOW),
    "comment": ("A note is kept as an update", "{} notes are kept as updates", SHOW),
    "cut": ("A text seems to be cut", "{} texts seem to be cut", SHOW),
    "column": ("A column was told by its values", "{} columns were told by their values", SHOW),
    "torn number": ("A number stands in two cells", "{} numbers stand in two cells", SHOW),
    "pieces": ("A title was put together", "{} titles were put together", SHOW),
}


def groups_of(found: Import) -> list[Group]:
    """Return what there is to say of an import: what was left out, what needs a look, what to know."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for number, finding in enumerate(found.findings):
        about = finding.about if finding.about in _KINDS else f"single {number}"
        kinds.setdefault((finding.severity, about), []).append(finding)
    groups = [_group(about, findings) for (_, about), findings in kinds.items()]
    groups += [*_about_plan(found), *_about_cells(found), *_about_rows(found)]
    return sorted(groups, key=lambda group: _ORDER.index(group.state))


def counts(groups: Iterable[Group]) -> tuple[int, int]:
    """Return how many groups need a look, and how many are for information."""
    states = [group.state for group in groups]
    return states.count(WARN) + states.count(DANGER), states.count(NOTE)


def _group(about: str, findings: Sequence[Finding]) -> Group:
    first = findings[0]
    state, places = _STATES[first.severity], tuple(one.where for one in findings)
    if about not in _KINDS:
        headline, _, detail = first.text.partition(". ")
        return Group(state, headline.rstrip("."), detail, SHOW if first.where else "", places)
    one, several, verb = _KINDS[about]
    offers = tuple(dict.fromkeys(offer for finding in findings if (offer := offer_of(finding)) is not None))
    if verb in (MERGE, AGREE, LINK) and not offers:
        verb = SHOW
    if len(findings) == 1:
        return Group(state, one, first.text, verb, places, offers)
    return Group(state, several.format(f"{len(findings):,}"), _examples(findings), verb, places, offers)


def _examples(findings: Sequence[Finding]) -> str:
    """Return the first words that findings are about, and how many more there are."""
    words = [found[1] if (found := _QUOTED.search(one.text)) else one.text for one in findings]
    named = list(dict.fromkeys(f"‘{word}’" if _QUOTED.search(f"‘{word}’") else word for word in words))
    if len(named) <= _MOST_NAMED:
        return f"{listed(named)}."
    return f"{', '.join(named[:_MOST_NAMED])} and {len(named) - _MOST_NAMED:,} more."


def _about_plan(found: Import) -> list[Group]:
    """Say where no plan was found, and what the officer can do."""
    if holds_plan(found):
        return []
    detail = (
        "Right-click the row of the headings and take it for them, then say what its columns are. "
        "Or check the sheets on the page before."
    )
    return [Group(DANGER, "No plan was found", detail)]


def _about_cells(found: Import) -> list[Group]:
    cells = found.accounting
    if not cells.filled:
        return []
    kept = cells.placed + cells.named
    if not cells.left_out:
        words = f"Nothing left out: {kept:,} of {cells.filled:,} cells placed"
        return [Group(OK, words, "Every filled cell has a place in the plan or is named.")]
    named = ", ".join(cells.left_out[:_MOST_ADDRESSES])
    more = len(cells.left_out) - _MOST_ADDRESSES
    rest = f" and {more:,} more" if more > 0 else ""
    number = len(cells.left_out)
    words = f"{number:,} {'cell' if number == 1 else 'cells'} of {cells.filled:,} left out"
    return [Group(DANGER, words, f"{named}{rest}. They stay in the workbook.", SHOW, cells.left_out)]


def _about_rows(found: Import) -> Iterable[Group]:
    """Yield how many rows were joined to the row above, and how many repeat the headings."""
    for role, words, detail in (
        (m.MORE, "joined to the row above", "Their words complete the item above them."),
        (m.REPEAT, "repeating the headings skipped", "They say what the header row says."),
    ):
        places = tuple(
            table.where(row.row, table.columns[0].column)
            for table in found.recognition.tables
            for row in table.rows
            if row.role == role and table.columns
        )
        if places:
            number = "1 row" if len(places) == 1 else f"{len(places):,} rows"
            yield Group(NOTE, f"{number} {words}", detail, SHOW, places)
