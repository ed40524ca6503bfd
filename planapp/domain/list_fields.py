"""The fields of lists of their own (indicators, the key, further updates, long texts) and of new updates."""

from __future__ import annotations

from planapp.domain.field import DAY, LONG_TEXT, TEXT, Field, words

INDICATOR_FIELDS: tuple[Field, ...] = (
    Field("indicator_ref", "Ref", TEXT, 8, words("ref|reference|no|number|code|pi ref|kpi ref|id")),
    Field(
        "indicator",
        "Indicator",
        TEXT,
        40,
        words(
            """
            indicator|indicators|performance indicator|performance indicators|kpi|
            key performance indicator|indicator name|pi|performance measure|data item|metric|
            indicator description
            """
        ),
    ),
    Field(
        "polarity",
        "Polarity",
        TEXT,
        14,
        words(
            """
            polarity|aim|direction|good is|good performance|good performance is|what is good|
            bigger is better|desired direction|good direction|aim to
            """
        ),
    ),
    Field("unit", "Unit", TEXT, 8, words("unit|units|unit of measure|measured in|format")),
    Field("baseline", "Baseline", TEXT, 12, words("baseline|starting point|start|previous year|last year")),
    Field(
        "comparator",
        "Comparator",
        TEXT,
        14,
        words(
            """
            comparator|sn average|sn avg|stat neighbour|stat neighbours|
            statistical neighbour|statistical neighbours|statistical neighbour average|
            statistical neighbours average|england|england average|national|national average|
            regional average|benchmark|comparators|sn
            """
        ),
    ),
    Field("target", "Target", TEXT, 12, words("target|targets|goal|target value|annual target")),
    Field("value", "Value", TEXT, 9),
    Field(
        "indicator_notes", "Notes", LONG_TEXT, 40, words("notes|note|comments|comment|commentary|narrative")
    ),
)

KEY_FIELDS: tuple[Field, ...] = (
    Field("level", "Rating", TEXT, 10, words("rating|letter|rag|brag|key|level|colour|code|rag rating")),
    Field("level_name", "Name", TEXT, 16, words("name|label|rating name|status")),
    Field(
        "level_meaning",
        "Meaning",
        TEXT,
        60,
        words("meaning|description|definition|explanation|what it means"),
    ),
)

UPDATE_FIELDS: tuple[Field, ...] = (
    Field("update_item", "Item", TEXT, 40, words("item|action|title")),
    Field("update_on", "Date", DAY, 14, words("date|on|update date")),
    Field("update_text", "Update", LONG_TEXT, 80, words("update|text|progress update")),
)

# What changed since a workbook was last sent. No file of anybody else's is read by these.
CHANGE_FIELDS: tuple[Field, ...] = (
    Field("change_ref", "Item number", TEXT, 14),
    Field("change_item", "Item", TEXT, 44),
    Field("change_field", "Field", TEXT, 22),
    Field("change_was", "Was", LONG_TEXT, 60),
    Field("change_is", "Is", LONG_TEXT, 60),
)

# The column in which there is to be written what is new. Its heading names the period.
NEW_UPDATE_FIELD = Field("new_update", "New update", LONG_TEXT, 46)

# What planapp writes of texts that their cells can't hold.
TEXT_FIELDS: tuple[Field, ...] = (
    Field("text_item", "Item", TEXT, 40, ("item",)),
    Field("text_column", "Column", TEXT, 20, ("column",)),
    Field("text_rest", "Rest", LONG_TEXT, 80, ("rest",)),
)
