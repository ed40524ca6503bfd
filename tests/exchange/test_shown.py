from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.grid import Value
from planapp.exchange.shown import shown_text


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (None, "General", ""),
        ("10.1 ", "0.00", "10.1 "),
        ("#REF!", "0", "#REF!"),
        (True, "General", "TRUE"),
        (False, "0", "FALSE"),
        (1.1, "0.00", "1.10"),
        (datetime(2018, 4, 1), "mmm-yy", "Apr-18"),
        (date(2018, 4, 1), "General", "01/04/2018"),
        (time(9, 5), "h:mm", "9:05"),
    ],
)
def test_each_kind_of_value(value: Value, number_format: str, shown: str) -> None:
    assert shown_text(value, number_format) == shown


@pytest.mark.parametrize("number_format", [";;;", ";;;@", '""'])
def test_a_format_that_hides_does_not_hide_from_us(number_format: str) -> None:
    assert shown_text(4, number_format) == "4"


@given(
    st.one_of(st.integers(), st.floats(), st.booleans(), st.datetimes(), st.dates(), st.times()),
    st.text('GeneralymdhsAP/0#?.,%E+-_*"\\[]$;@ ()', max_size=12),
)
def test_whatever_the_format_something_is_shown(value: Value, number_format: str) -> None:
    assert isinstance(shown_text(value, number_format), str)
