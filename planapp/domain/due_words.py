"""The words that dates in British plans are made of, and what kind of token each is."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a token is to the grammar of dates."""

    FIGURES = "figures"
    MONTH = "month"
    SEASON = "season"
    TERM = "term"
    QUARTER = "quarter"
    FINANCIAL = "financial"  # says that a year is a financial one
    ACADEMIC = "academic"  # says that a year is a school's
    JOIN = "join"  # and , ; / & and the end of a line: several dates
    DASH = "dash"
    TO = "to"
    FROM = "from"
    UNTIL = "until"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    SOON = "soon"  # as soon as can be: no day is meant
    WAS = "was"  # the date behind it no longer holds
    NOW = "now"  # the date in front of it gave way to the one behind it
    WORD = "word"  # says nothing about dates
    BAR = "bar"  # says something about dates that the grammar does not read


MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH_NUMBERS: Final = {
    spelling: number
    for number, name in enumerate(MONTHS, 1)
    for spelling in (name.lower(), name[:3].lower(), *(["sept"] if number == 9 else []))
}
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# First month of each season. Meteorological seasons, as the Met Office keeps them:
# spring is March to May, summer June to August, autumn September to November, winter December to February.
SEASON_MONTHS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}

# School terms as first month and number of months. Councils set their own days, so whole months: the first
# two end with the days of the Education (Start of Compulsory School Age) Order 1998 (31 December, 31 March),
# the third with July, as the school year does (Education Act 1996, section 579).
TERMS: Final = {"autumn": (9, 4), "spring": (1, 3), "summer": (4, 4)}
# Their halves, in the months that hold them; the holiday in the middle ends the first.
HALF_TERMS: Final = {
    "autumn": ((9, 2), (11, 2)),
    "spring": ((1, 2), (2, 2)),
    "summer": ((4, 2), (6, 2)),
}
TERM_WORDS: Final = frozenset({"term", "terms"})


def _words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def _phrases(kind: Kind | None, text: str) -> dict[tuple[str, ...], Kind | None]:
    """Return a row of the table for each of the phrases that bars divide."""
    return {tuple(phrase.split()): kind for phrase in text.split("|")}


# 'Phase 2 Mar 2017': the number after these words is a name, not a day.
LABELS: Final = _words(
    "phase phases stage stages step steps part parts tier level version action actions item items section "
    "priority objective outcome recommendation rec no number group cohort tranche wave round"
)
QUARTER_WORDS: Final = _words("q qtr quarter")
UNITS: Final = _words(
    "day days week weeks fortnight fortnights month months term terms quarter quarters year years"
)
EVERY: Final = _words("every each per")
TIMES: Final = _words("times x")
ORDINALS: Final = {
    name: number
    for number, names in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th final last"), 1)
    for name in names.split()
}

# One letter from the name of a month, and words all the same: 'roll out March 2017' is no slip of 'Oct'.
ORDINARY: Final = _words(
    "act age app are bar can car dept fan far fee few kept lay man many map mark match max men nor out pay "
    "ran rep run say sec see sent set step sun van war way web"
)

# None: the words are read and change nothing, as the span of a month holds its start, its middle and its end.
PHRASES: Final[dict[tuple[str, ...], Kind | None]] = {
    **_phrases(
        None, "by|end|of|the|in|during|on|at|early|mid|late|beginning|start|middle|between|for|be|day"
    ),
    **_phrases(
        None, "due|completed|complete|completion|done|date|target|deadline|no later than|not later than"
    ),
    **_phrases(None, "before end of|before the end of|week ending|w e"),
    **_phrases(None, "|".join(f"{day}|{day[:3]}" for day in WEEKDAYS).lower() + "|tues|weds|thur|thurs"),
    **_phrases(Kind.JOIN, "and|or|then|plus"),
    **_phrases(Kind.TO, "to|through"),
    **_phrases(Kind.FROM, "from|starting|commencing|since"),
    **_phrases(Kind.UNTIL, "until|till|up to|up to and including"),
    **_phrases(Kind.WAS, "was|previously|originally|formerly|revised from|moved from|changed from"),
    **_phrases(Kind.WAS, "extended from|slipped from|deferred from|put back from|brought forward from"),
    **_phrases(Kind.NOW, "now|revised to|moved to|changed to|extended to|slipped to|deferred to"),
    **_phrases(Kind.NOW, "postponed to|rescheduled to|put back to|brought forward to|carried forward to"),
    **_phrases(Kind.FINANCIAL, "financial year|fiscal year|fy|f y"),
    **_phrases(Kind.ACADEMIC, "academic year|school year|ay"),
    **_phrases(Kind.SOON, "asap|as soon as possible|immediate|immediately|with immediate effect"),
    **_phrases(Kind.SOON, "straight away"),
    **_phrases(Kind.ONGOING, "ongoing|on going|onwards|onward|until further notice"),
    **_phrases(Kind.ONGOING, "continuous|continuously|continuing|continual|rolling"),
    **_phrases(Kind.RECURRING, "daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annually|annual"),
    **_phrases(Kind.RECURRING, "half termly|half yearly|bi monthly|bi weekly|bi annually|bimonthly|biweekly"),
    **_phrases(
        Kind.RECURRING, "biannually|recurring|a day|a week|a fortnight|a month|a term|a quarter|a year"
    ),
    **_phrases(Kind.BAR, "|".join(UNITS - {"day"}) + "|financial|academic|half|easter|christmas|xmas"),
    **_phrases(Kind.BAR, "before|after|prior|following|within|beyond|pre|post|except|not|next|last|to date"),
    **_phrases(Kind.BAR, "tbc|tba|tbd|today|tomorrow|present|circa|approx"),
    **_phrases(Kind.BAR, "week commencing|week beginning|w c|w b"),
}
LONGEST_PHRASE: Final = max(len(phrase) for phrase in PHRASES)

JOINING_MARKS: Final = frozenset(",;/&\n")
DASHES: Final = frozenset("-\u2010\u2011\u2012–\u2014\u2212")
DOUBTFUL_MARKS: Final = frozenset("?<>≤≥~+")
