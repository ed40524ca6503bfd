"""Due dates as British plans write them, each with what a performance officer would read."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain.due import Due, read_due

# text | first day | last day | precision | flags; '-' is none, and '⏎' a new line in the cell.
DAYS = """
31 January 2018 | 2018-01-31 | 2018-01-31 | day
By 31 Jan 18 | 2018-01-31 | 2018-01-31 | day
1st Feb 2018 | 2018-02-01 | 2018-02-01 | day
the 2nd of Feb. 2018 | 2018-02-02 | 2018-02-02 | day
Thurs 3rd May 2018 | 2018-05-03 | 2018-05-03 | day
30thJune 2018 | 2018-06-30 | 2018-06-30 | day
30June18 | 2018-06-30 | 2018-06-30 | day
04/05/2018 | 2018-05-04 | 2018-05-04 | day
4/5/18 | 2018-05-04 | 2018-05-04 | day
04.05.18 | 2018-05-04 | 2018-05-04 | day
04-05-2018 | 2018-05-04 | 2018-05-04 | day
2018-05-04 | 2018-05-04 | 2018-05-04 | day
2018-05-04 00:00:00 | 2018-05-04 | 2018-05-04 | day
Deadline: 04/05/2018 | 2018-05-04 | 2018-05-04 | day
Monday 7th May 2018 at 10am | 2018-05-07 | 2018-05-07 | day
7 May 2018, 2.30pm | 2018-05-07 | 2018-05-07 | day
week ending 11 May 2018 | 2018-05-11 | 2018-05-11 | day
w/e 11/05/18 | 2018-05-11 | 2018-05-11 | day
Completed 11/05/2018 | 2018-05-11 | 2018-05-11 | day
ASAP and no later than 11/05/2018 | 2018-05-11 | 2018-05-11 | day
29 Feb 2020 | 2020-02-29 | 2020-02-29 | day
31 March 2018 (Q4 2017/18) | 2018-03-31 | 2018-03-31 | day
"""

MONTHS = """
January 2018 | 2018-01-01 | 2018-01-31 | month
JANUARY 2018 | 2018-01-01 | 2018-01-31 | month
jan 2018 | 2018-01-01 | 2018-01-31 | month
Jan. 2018 | 2018-01-01 | 2018-01-31 | month
Jan18 | 2018-01-01 | 2018-01-31 | month
Jan'18 | 2018-01-01 | 2018-01-31 | month
Jan ’18 | 2018-01-01 | 2018-01-31 | month
Jan/18 | 2018-01-01 | 2018-01-31 | month
Apr-18 | 2018-04-01 | 2018-04-30 | month
Apr–18 | 2018-04-01 | 2018-04-30 | month
Mar2017 | 2017-03-01 | 2017-03-31 | month
Sep 17 | 2017-09-01 | 2017-09-30 | month
SEPT 2017 | 2017-09-01 | 2017-09-30 | month
Sept.17 | 2017-09-01 | 2017-09-30 | month
12/2017 | 2017-12-01 | 2017-12-31 | month
End Feb 2017 | 2017-02-01 | 2017-02-28 | month
End of Feb. 2017 | 2017-02-01 | 2017-02-28 | month
Before the end of February 2017 | 2017-02-01 | 2017-02-28 | month
early June 2017 | 2017-06-01 | 2017-06-30 | month
Mid-June 2017 | 2017-06-01 | 2017-06-30 | month
First week of June 2017 | 2017-06-01 | 2017-06-30 | month
2nd week in June 2017 | 2017-06-01 | 2017-06-30 | month
October half term 2017 | 2017-10-01 | 2017-10-31 | month
Feb half-term 2018 | 2018-02-01 | 2018-02-28 | month
By half term (Feb 2018) | 2018-02-01 | 2018-02-28 | month
Jan 2018 (Q4) | 2018-01-01 | 2018-01-31 | month
Feb 2018 (Q4 2017/18) | 2018-02-01 | 2018-02-28 | month
Phase 1 completed Phase 2 Mar 2017 (LOGI) version | 2017-03-01 | 2017-03-31 | month
Guidance sent March 2017 | 2017-03-01 | 2017-03-31 | month
Revised to May 2018 | 2018-05-01 | 2018-05-31 | month
May 2018 (was Feb 2018) | 2018-05-01 | 2018-05-31 | month
Originally Feb 2018, now end of May 2018 | 2018-05-01 | 2018-05-31 | month
Feb 2018 extended to May 2018 | 2018-05-01 | 2018-05-31 | month
May 2018 – completed | 2018-05-01 | 2018-05-31 | month
4 of 5 done | - | - | - | unread
"""

SPANS = """
Jan – April 2017 | 2017-01-01 | 2017-04-30 | range
Jan–Apr 17 | 2017-01-01 | 2017-04-30 | range
January to April 2017 | 2017-01-01 | 2017-04-30 | range
Between January and April 2017 | 2017-01-01 | 2017-04-30 | range
Nov 2017 - Feb 2018 | 2017-11-01 | 2018-02-28 | range
Nov-17 to Feb-18 | 2017-11-01 | 2018-02-28 | range
Sept/Oct 2017 | 2017-09-01 | 2017-10-31 | range
Sept & Oct 2017 | 2017-09-01 | 2017-10-31 | range
Sept, Oct and Nov 2017 | 2017-09-01 | 2017-11-30 | range
Sept 17, Oct 17; Nov 17 | 2017-09-01 | 2017-11-30 | range
Feb 2017⏎Oct 2016 | 2016-10-01 | 2017-02-28 | range
Feb 2017 Oct 2016 | 2016-10-01 | 2017-02-28 | range
• Oct 2016⏎• Feb 2017 | 2016-10-01 | 2017-02-28 | range
Draft: Oct 2016; final: Feb 2017 | 2016-10-01 | 2017-02-28 | range
Start: Oct 2016 End: Feb 2017 | 2016-10-01 | 2017-02-28 | range
22/23 Feb and 1/2/7/9 March 2017 | 2017-02-22 | 2017-03-09 | range
22nd, 23rd Feb & 1st March 2017 | 2017-02-22 | 2017-03-01 | range
22-24 February 2017 | 2017-02-22 | 2017-02-24 | range
28 Feb to 2 March 2017 | 2017-02-28 | 2017-03-02 | range
01/04/17 – 31/03/18 | 2017-04-01 | 2018-03-31 | range
Q1–Q3 2017/18 | 2017-04-01 | 2017-12-31 | range
Q4 (Jan-Mar 2018) | 2018-01-01 | 2018-03-31 | range
Autumn and spring terms 2017/18 | 2017-09-01 | 2018-03-31 | range
Spring/Summer term 2018 | 2018-01-01 | 2018-07-31 | range
Spring/Summer 2018 | 2018-03-01 | 2018-08-31 | range
2017 to 2019 | 2017-01-01 | 2019-12-31 | range
"""

PARTS_OF_THE_YEAR = """
Q4 2016/17 | 2017-01-01 | 2017-03-31 | quarter
Q4 16/17 | 2017-01-01 | 2017-03-31 | quarter
Q4 2016-2017 | 2017-01-01 | 2017-03-31 | quarter
Qtr 2 2011-12 | 2011-07-01 | 2011-09-30 | quarter
Q4 FY 2016/17 | 2017-01-01 | 2017-03-31 | quarter
FY16/17 Q1 | 2016-04-01 | 2016-06-30 | quarter
Quarter 3 of financial year 2017/18 | 2017-10-01 | 2017-12-31 | quarter
4th quarter 2017/18 | 2018-01-01 | 2018-03-31 | quarter
last quarter of 2017/18 | 2018-01-01 | 2018-03-31 | quarter
First quarter of 2018 | 2018-01-01 | 2018-03-31 | quarter
Q3 2018 | 2018-07-01 | 2018-09-30 | quarter
End of Q2, 2018 | 2018-04-01 | 2018-06-30 | quarter
Summer 2016 | 2016-06-01 | 2016-08-31 | season
by spring 2018 | 2018-03-01 | 2018-05-31 | season
Winter 2017/18 | 2017-12-01 | 2018-02-28 | season
Summer 2024 (was Spring) | 2024-06-01 | 2024-08-31 | season
Autumn term 2017 | 2017-09-01 | 2017-12-31 | term
end of Spring Term 2018 | 2018-01-01 | 2018-03-31 | term
Summer term 2018 | 2018-04-01 | 2018-07-31 | term
Autumn Term 2017/18 | 2017-09-01 | 2017-12-31 | term
Spring term 17/18 | 2018-01-01 | 2018-03-31 | term
Summer term 2017-2018 | 2018-04-01 | 2018-07-31 | term
Autumn 1 2017 | 2017-09-01 | 2017-10-31 | term
Autumn term 2 2017 | 2017-11-01 | 2017-12-31 | term
Spring 2 2018 | 2018-02-01 | 2018-03-31 | term
By autumn half term 2017 | 2017-09-01 | 2017-10-31 | term
Summer half-term 2018 | 2018-04-01 | 2018-05-31 | term
2017/18 | 2017-04-01 | 2018-03-31 | year
FY 2017/18 | 2017-04-01 | 2018-03-31 | year
financial year 2011-12 | 2011-04-01 | 2012-03-31 | year
By the end of the 2017/18 financial year | 2017-04-01 | 2018-03-31 | year
Roll out in FY 2017/18 | 2017-04-01 | 2018-03-31 | year
Academic year 2017/18 | 2017-09-01 | 2018-08-31 | year
2017-18 school year | 2017-09-01 | 2018-08-31 | year
During 2018 | 2018-01-01 | 2018-12-31 | year
"""

OPEN = """
From Jan 2017 and ongoing | 2017-01-01 | - | month | ongoing
Sept 2016 and ongoing | 2016-09-01 | - | month | ongoing
Sept 2016 – ongoing | 2016-09-01 | - | month | ongoing
Ongoing since Sept 2016 | 2016-09-01 | - | month | ongoing
1 Sept 2016 onwards | 2016-09-01 | - | day | ongoing
From autumn term 2016 and on-going | 2016-09-01 | - | term | ongoing
From 2017/18 and ongoing | 2017-04-01 | - | year | ongoing
From Q1 2017/18 | 2017-04-01 | - | quarter
Rolling programme from May 2017 | 2017-05-01 | - | month | ongoing
Monthly audits from Jan 2017 | 2017-01-01 | - | month | recurring
From Jan 2017, then quarterly | 2017-01-01 | - | month | recurring
Dec 2016 and termly | 2016-12-01 | - | month | recurring
3 times a year from Sept 2017 | 2017-09-01 | - | month | recurring
Every half term from Sept 2017 | 2017-09-01 | - | month | recurring
From Jan 2017 and weekly on an on-going basis | 2017-01-01 | - | month | ongoing,recurring
Monthly until March 2018 | - | 2018-03-31 | month | recurring
Up to and including March 2018 | - | 2018-03-31 | month
Until end of summer term 2018 | - | 2018-07-31 | term
Sept 2017 until further notice | 2017-09-01 | - | month | ongoing
Weekly, Jan to March 2018 | 2018-01-01 | 2018-03-31 | range | recurring
"""

NO_DAY = """
ASAP | - | - | -
As soon as possible | - | - | -
Immediate | - | - | -
With immediate effect | - | - | -
Immediate and ongoing | - | - | - | ongoing
Ongoing | - | - | - | ongoing
Continuous | - | - | - | ongoing
Termly | - | - | - | recurring
Half Termly | - | - | - | recurring
Each autumn term | - | - | - | recurring
Monthly | - | - | - | recurring
6-weekly | - | - | - | recurring
Twice a year | - | - | - | recurring
4 x per year | - | - | - | recurring
Ongoing (reviewed monthly) | - | - | - | ongoing,recurring
"""

UNREAD = """
TBC | - | - | - | unread
N/A | - | - | - | unread
Completed | - | - | - | unread
As required | - | - | - | unread
May | - | - | - | unread
end of March | - | - | - | unread
31/3 | - | - | - | unread
Half term | - | - | - | unread
By the end of term | - | - | - | unread
Term 3 2017 | - | - | - | unread
Autumn term | - | - | - | unread
Autumn and spring terms 2018 | - | - | - | unread
Q3 | - | - | - | unread
Q2 (Jan-Mar 2018) | - | - | - | unread
Q1 academic year 2017/18 | - | - | - | unread
end of financial year | - | - | - | unread
FY 2017 | - | - | - | unread
FY 2017/19 | - | - | - | unread
Spring 2017/18 | - | - | - | unread
Nov 16 Jan 17 | - | - | - | unread
w/b 7 May 2018 | - | - | - | unread
Within 3 months | - | - | - | unread
2 weeks after 1 May 2018 | - | - | - | unread
was Dec 2017 | - | - | - | unread
Jan and Feb 2017, now March 2017 | - | - | - | unread
ASAP after 1 May 2018 | - | - | - | unread
Teb 2017 | - | - | - | unread
22/23 Fen and 1/2/7/9 March 2017 | - | - | - | unread
31 June 2018 | - | - | - | unread
2018-13-01 | - | - | - | unread
March 20118 | - | - | - | unread
Mar 2O18 | - | - | - | unread
1. March 2018 | - | - | - | unread
"""

ROWS = [
    [part.strip() for part in line.split(" | ")]
    for table in (DAYS, MONTHS, SPANS, PARTS_OF_THE_YEAR, OPEN, NO_DAY, UNREAD)
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_an_officer_would_read(row: list[str]) -> None:
    written, first, last, precision, *flags = row
    text = written.replace("⏎", "\n")
    start, end = (None if side == "-" else date.fromisoformat(side) for side in (first, last))
    wanted = tuple(flags[0].split(",")) if flags else ()
    assert read_due(text) == Due(text, start, end, precision.replace("-", ""), wanted)


def test_no_row_stands_twice() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS) > 150
