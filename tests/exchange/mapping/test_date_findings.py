"""What is told of the dates of a plan table."""

from __future__ import annotations

from datetime import datetime

from planapp.exchange.grid import Value
from planapp.exchange.mapping import Finding, Mapped
from tests.exchange.mapping.told import findings, says
from tests.exchange.sheets import mapped, sheet_of

KEPT = "It is kept as written."


def column(heading: str, values: list[Value], formats: dict[str, str] | None = None) -> Mapped:
    """Return a plan of an action for each value of a column."""
    rows: list[list[Value]] = [["Action", heading]]
    rows += [[f"Do thing {index}", value] for index, value in enumerate(values)]
    return mapped(sheet_of(rows, formats=formats))


def one(found: Mapped) -> Finding:
    """Return the only finding."""
    assert len(found.findings) == 1
    return found.findings[0]


def test_a_slip_is_suggested_and_not_applied() -> None:
    found = column("Due", ["Jan 2017", "Teb 2017", "March 2017"])
    told = one(found)
    assert (told.severity, told.where, told.suggestion) == ("look", "Plan!B3", "Feb 2017")
    assert told.text == (
        f"‘Teb 2017’ could not be read as a date. ‘Teb’ is one slip from ‘Feb’. Was ‘Feb 2017’ meant? {KEPT}"
    )
    assert says(found.plan, "Do thing 1") == {"due": "Teb 2017"}
    assert next(item for item in found.plan.items if item.due == "Teb 2017").due_to is None


def test_a_year_that_is_missing_is_suggested_from_the_column() -> None:
    found = column("Due", ["Dec 2016", "Jan 2017", "22/23 February", "March 2017", "April 2017"])
    assert one(found).suggestion == "22/23 February 2017"


def test_a_number_in_a_column_of_dates_may_be_a_day() -> None:
    found = column("Due", ["01/03/2024", 45352, "02/04/2024"])
    assert one(found).suggestion == "01/03/2024"


def test_words_that_name_no_day_are_no_finding() -> None:
    assert column("Due", ["ASAP", "Termly", "Ongoing", "March 2018"]).findings == ()


def test_what_starts_after_it_ends() -> None:
    found = column("Due", ["March 2017 – Oct 2016", "Oct 2016"])
    assert findings(found) == [
        ("Plan!B2", f"‘March 2017 – Oct 2016’ ends before it starts, so it was not read. {KEPT}")
    ]


def test_a_start_after_the_due_date() -> None:
    rows: list[list[Value]] = [["Action", "Start date", "Due date"]]
    rows += [["a", datetime(2018, 3, 1), "Feb 2018"], ["b", datetime(2018, 1, 1), "Feb 2018"]]
    found = mapped(sheet_of(rows, formats={"B2": "dd/mm/yyyy", "B3": "dd/mm/yyyy"}))
    assert findings(found) == [
        ("Plan!B2", "‘01/03/2018’ is after the due date, ‘Feb 2018’. Both are kept as written.")
    ]


def test_a_year_far_from_the_others() -> None:
    months: list[Value] = ["Jan 2017", "Feb 2017", "March 2017", "April 2017", "May 2107"]
    told = one(column("Due", months))
    assert (told.where, told.suggestion) == ("Plan!B6", "May 2017")
    assert told.text.startswith("‘May 2107’ is far from the others. The dates around it run from")
    alone = one(column("Due", [*months[:4], "May 1960"]))
    assert (alone.text, alone.suggestion) == (
        f"‘May 1960’ is years from all others. Is it right? {KEPT}",
        "",
    )


def test_day_and_month_swapped_against_its_neighbours() -> None:
    days: list[Value] = [datetime(2017, month, 20) for month in (4, 5, 6)]
    days += [datetime(2017, 1, 7), *(datetime(2017, month, 20) for month in (7, 8, 9))]
    formats = {f"B{row}": "dd/mm/yyyy" for row in range(2, 9)}
    told = one(column("Due", days, formats))
    assert (told.severity, told.where, told.suggestion) == ("look", "Plan!B5", "01/07/2017")
    assert "‘07/01/2017’ is far from the others." in told.text


def test_a_column_of_real_dates_and_text() -> None:
    found = column("Due", [datetime(2018, 3, 1), datetime(2018, 4, 1), "May 2018"], {"B2": "mmm-yy"})
    told = one(found)
    assert (told.severity, told.where) == ("note", "Plan!B4")
    assert told.text == "‘Due’ holds 2 real dates and 1 date as text. All are kept as shown."


def test_real_dates_that_a_program_of_another_country_read() -> None:
    real: list[Value] = [datetime(2018, 3, 5), datetime(2018, 4, 12), datetime(2018, 7, 9)]
    found = column("Due", [*real, "13/05/2018", "28/05/2018", "31/05/2018"])
    told = one(found)
    assert (told.severity, told.where) == ("look", "Plan!B2")
    assert "may have been swapped" in told.text


def test_earlier_dates_are_looked_at_line_by_line() -> None:
    rows: list[list[Value]] = [["Action", "Due", "Original date"], ["a", "May 2018", "Teb 2018\nMarch 2018"]]
    told = one(mapped(sheet_of(rows)))
    assert (told.where, told.suggestion) == ("Plan!C2", "Feb 2018\nMarch 2018")


def test_days_of_notes_far_from_the_others() -> None:
    notes: list[Value] = ["Visited 9.12.16", "Met 8.12.16", "Seen 13/12/16", "Begun 9.12.16"]
    found = column("Update", [*notes, "Planned (5.12.10)\nand more"])
    told = one(found)
    assert (told.where, told.suggestion) == ("Plan!B6", "Planned (5.12.16)\nand more")
    assert told.text.startswith("‘5.12.10’ is far from the days of the other notes.")
    assert column("Update", [*notes, "Planned 5.12.15"]).findings == ()
