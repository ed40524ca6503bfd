from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.shown_numbers import general, shown_number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1, "1"),
        (1.0, "1"),
        (1.1, "1.1"),
        (10.1, "10.1"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333"),
        (200 / 3, "66.66666667"),
        (3.14159265358979, "3.141592654"),
        (-2.5, "-2.5"),
        (-1 / 3, "-0.333333333"),
        (1234.56789012, "1234.56789"),
        (0.0001, "0.0001"),
        (4284000730.25, "4284000730"),
        (0.00001234, "1.234E-05"),
        (1.5e20, "1.5E+20"),
        (441234567890, "441234567890"),
        (0, "0"),
    ],
)
def test_general(value: float, shown: str) -> None:
    assert general(value) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.5, "0.0%", "50.0%"),
        (0.125, "0%", "13%"),
        (30.07, "0.00", "30.07"),
        (94.6, "0.0", "94.6"),
        (1.1, "0.00", "1.10"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (7, "000", "007"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (999, "#,##0", "999"),
        (1234, "0.0,", "1.2"),
        (12_300_000, '0.0,,"m"', "12.3m"),
        (0.5, "#.##", ".5"),
        (3, "0.##", "3."),
        (1250.5, '"£"#,##0.00', "£1,250.50"),
        (1250.5, "[$£-809]#,##0.00", "£1,250.50"),
        (-1250.5, '"£"#,##0.00_);[Red]("£"#,##0.00)', "(£1,250.50)"),
        (-3, "0.0", "-3.0"),
        (-0.001, "0.0", "0.0"),
        (0, '0;-0;"nil"', "nil"),
        (5, '"Step "0', "Step 5"),
        (5.1, r"0\.0", "0.5"),
        (123456, "00-00-00", "12-34-56"),
        (12345, r"0.00E+00", "1.23E+04"),
        (0.75, "# ?/?", "0.75"),
        (4, "[>=100]0.0;0", "4"),
        (1.5, "@", "1.5"),
        (1.5, "", "1.5"),
        (float("inf"), "0.0", "inf"),
    ],
)
def test_formats(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_shown_whole(number: int) -> None:
    assert general(number) == general(float(number)) == str(number)


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_fixed_places_keep_the_digits(units: int, places: int) -> None:
    number = units / 10**places
    shown = shown_number(number, "0" + ("." + "0" * places if places else ""))
    assert float(shown) == number
    assert len(shown.partition(".")[2]) == places


@given(st.floats(0.0001, 1e10))
def test_general_is_never_far_from_the_number(number: float) -> None:
    assert float(general(number)) == pytest.approx(number, abs=1e-9, rel=1e-9)
    assert len(general(number)) <= 12
