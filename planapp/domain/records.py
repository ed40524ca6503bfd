"""The rows of a plan: one frozen record per table, in the words of the field.

Every id is a random 48-bit integer. Dates are days. A text that stands for nothing is ''; None means that
there is no such row, day or number. `rank` orders siblings (see rank.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

THEME, OBJECTIVE, ACTION, STEP = "theme", "objective", "action", "step"
KINDS = (THEME, OBJECTIVE, ACTION, STEP)
LEAD, OFFICER = "lead", "officer"
ROLES = (LEAD, OFFICER)
COMMENT, EVIDENCE = "comment", "evidence"
NEEDS = ("", COMMENT, EVIDENCE)


@dataclass(frozen=True, slots=True)
class Details:
    """The plan as a whole; the table has one row, with id 1."""

    id: int
    uid: str = ""
    title: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A theme, objective, action or step. `marker` is the list mark written before the title ('•')."""

    id: int
    parent: int | None = None
    rank: str = ""
    kind: str = ACTION
    ref: str = ""
    marker: str = ""
    title: str = ""
    due: str = ""
    due_from: date | None = None
    due_to: date | None = None
    due_precision: str = ""
    due_flags: tuple[str, ...] = ()
    status: str = ""
    state: str = ""
    done_on: date | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A success measure of an item, perhaps measured by an indicator."""

    id: int
    item: int
    rank: str = ""
    marker: str = ""
    text: str = ""
    indicator: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person or post, recorded once however often it is named."""

    id: int
    name: str = ""
    post: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person's part in an item ('lead' or 'officer'), from and to a day where that is known."""

    id: int
    item: int
    person: int
    role: str = LEAD
    rank: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """One move of a due date to a later one: as written and as last day, before and after."""

    id: int
    item: int
    rank: str = ""
    was: str = ""
    was_to: date | None = None
    now: str = ""
    now_to: date | None = None
    reason: str = ""
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """A progress note on an item; `source` says who or what it came from."""

    id: int
    item: int
    rank: str = ""
    on: date | None = None
    period: int | None = None
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period; exactly one is current."""

    id: int
    rank: str = ""
    label: str = ""
    ends_on: date | None = None
    current: bool = False
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the rating scale; levels run from worst to best by rank.

    `needs` is what the scale demands when an officer gives it: a 'comment', 'evidence', or nothing ('').
    """

    id: int
    rank: str = ""
    key: str = ""
    number: int = 0
    letter: str = ""
    name: str = ""
    tone: str = ""
    meaning: str = ""
    done: bool = False
    in_rollups: bool = True
    retired: bool = False
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """An item's rating in a period. `level` None is 'not rated'; `text` holds what could not be read."""

    id: int
    item: int
    period: int
    level: int | None = None
    comment: str = ""
    comment_by: str = ""
    text: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Rollup:
    """What stood below a parent when the period was frozen: (level key, number of items) pairs."""

    id: int
    item: int
    period: int
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ExtraField:
    """A column of the officer's own: 'text', 'number' or 'date', for the kinds of item it applies to."""

    id: int
    rank: str = ""
    heading: str = ""
    type: str = "text"
    kinds: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class ExtraValue:
    """What an item has in an extra field, as written."""

    id: int
    item: int
    field: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """Where recommendations come from: an inspection, monitoring visit or letter."""

    id: int
    rank: str = ""
    kind: str = ""
    title: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What items answer: 'rec 3', with its text and paragraph in the source."""

    id: int
    rank: str = ""
    ref: str = ""
    text: str = ""
    paragraph: str = ""
    source: int | None = None


@dataclass(frozen=True, slots=True)
class RecommendationLink:
    """An item answers a recommendation."""

    id: int
    item: int
    recommendation: int
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A titled link or file that shows an item was done."""

    id: int
    item: int
    rank: str = ""
    title: str = ""
    target: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A performance measure over time. Baseline, comparator and target are kept as written.

    `polarity` is 'high' or 'low' (which is good), or '' where none is said. `number_format` is Excel's.
    """

    id: int
    rank: str = ""
    ref: str = ""
    name: str = ""
    polarity: str = ""
    unit: str = ""
    number_format: str = ""
    baseline: str = ""
    baseline_label: str = ""
    comparator: str = ""
    comparator_label: str = ""
    comparator_date: str = ""
    target: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """An indicator's value in a month ('2017-07'); `text` holds what is not a number."""

    id: int
    indicator: int
    month: str = ""
    value: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table on a sheet of hers looks: 'plan' or 'indicators', its sheet, title rows and look.

    A layout of the kind 'other' keeps the text of a sheet without a table, row by row, as its titles.

    `look` holds (name, value) pairs by name: theme_as and objective_as ('banner', 'row' or 'column');
    theme_join and objective_join (what stands between number and title in a banner); first_column; and the
    colours ('RRGGBB') header_fill, header_font, theme_fill, theme_font, objective_fill, objective_font.
    """

    id: int
    rank: str = ""
    kind: str = "plan"
    sheet: str = ""
    titles: tuple[str, ...] = ()
    look: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column of a layout: its heading as written and what it shows.

    `field` is a key of fields.py; 'rating' goes with a period, 'extra' with an extra field, 'value' with a
    month ('2017-07'); '' is a column that stands empty. `width` is in characters.
    """

    id: int
    layout: int
    rank: str = ""
    heading: str = ""
    field: str = ""
    period: int | None = None
    extra: int | None = None
    month: str = ""
    width: float = 0.0
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named point in the journal, after entry `entry`: circulation, meeting, freeze, version, restore."""

    id: int
    name: str = ""
    kind: str = ""
    entry: int = 0
    at: str = ""


Row = (
    Details
    | Item
    | Measure
    | Person
    | Assignment
    | Slip
    | Update
    | Period
    | Level
    | Rating
    | Rollup
    | ExtraField
    | ExtraValue
    | SourceEvent
    | Recommendation
    | RecommendationLink
    | Evidence
    | Indicator
    | IndicatorValue
    | Layout
    | LayoutColumn
    | Bookmark
)
