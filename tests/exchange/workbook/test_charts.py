"""The charts of indicators, read back with openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from planapp import palette
from planapp.domain import records as r
from planapp.exchange.workbook.charts import GAP, HEIGHT
from tests.exchange.workbook.making import Making, fields, written

PIXEL = 9_525


def making(*rows: Sequence[float | str], target: str = "90%", **layout: Any) -> Making:
    """A plan of indicators with a value for each month; '' stands for none."""
    made = Making()
    for number, values in enumerate(rows):
        indicator = made.add(r.Indicator, name=f"Visits {number}", target=target, number_format="0%")
        for month, value in enumerate(values, 1):
            told = {"value": value} if isinstance(value, float) else {"text": value}
            if value != "":
                made.add(r.IndicatorValue, indicator=indicator.id, month=f"2026-{month:02}", **told)
    return made


def charts(made: Making, folder: Path, sheet: str = "Indicators") -> list[Any]:
    found: list[Any] = written(made.plan(), folder)[sheet]._charts
    return found


def numbers(values: Any) -> list[tuple[int, float]]:
    return [(point.idx, float(point.v)) for point in values.numLit.pt]


def test_a_chart_draws_the_cells_of_an_indicator_and_its_target(tmp_path: Path) -> None:
    (chart,) = charts(making((0.5, 0.6, 0.7)), tmp_path)
    value, target = chart.series
    assert value.val.numRef.f == "'Indicators'!$D$2:$F$2"
    assert value.cat.strRef.f == "'Indicators'!$D$1:$F$1"
    assert value.graphicalProperties.line.solidFill.srgbClr == palette.ACCENT
    assert numbers(target.val) == [(0, 0.9), (1, 0.9), (2, 0.9)]
    assert (target.tx.v, target.graphicalProperties.line.prstDash) == ("Target 90%", "dash")
    assert chart.title.tx.rich.p[0].r[0].t == "Visits 0"


def test_a_target_in_words_is_not_drawn(tmp_path: Path) -> None:
    (chart,) = charts(making((0.5, 0.6), target="As good as others"), tmp_path)
    assert len(chart.series) == 1


def test_words_among_the_values_are_left_out_rather_than_drawn_as_nought(tmp_path: Path) -> None:
    (chart,) = charts(making((0.5, "not known", 0.7)), tmp_path)
    assert numbers(chart.series[0].val) == [(0, 0.5), (2, 0.7)]


def test_a_blank_is_a_gap(tmp_path: Path) -> None:
    (chart, _) = charts(making((0.5, "", 0.7), (0.5, 0.6, 0.7)), tmp_path)
    assert chart.series[0].val.numRef is not None
    assert chart.display_blanks == "gap"


def test_one_value_makes_no_line(tmp_path: Path) -> None:
    assert charts(making((0.5,), (0.5, "not known")), tmp_path) == []


def test_there_are_no_more_than_eight_and_none_covers_another_or_the_table(tmp_path: Path) -> None:
    made = making(*[(0.5, 0.6)] * 12)
    found = charts(made, tmp_path)
    assert len(found) == 8
    widths = [int(width * 7 + 5) for width in (40, 14, 12, 9, 9)]
    places = []
    for chart in found:
        at = chart.anchor._from
        left = sum(widths[: at.col]) + at.colOff // PIXEL
        places.append((left, at.row * 20))
        assert at.row > 12
    assert len(set(places)) == 8
    (wide,) = {chart.anchor.ext.width // PIXEL for chart in found}
    assert wide >= 400
    for one in places:
        for other in places:
            apart = abs(one[0] - other[0]) >= wide + GAP or abs(one[1] - other[1]) >= HEIGHT
            assert one == other or apart


def test_values_close_together_make_no_flat_line(tmp_path: Path) -> None:
    near, far = charts(making((0.9, 0.91, 0.94), (0.1, 0.5)), tmp_path)
    assert near.y_axis.scaling.min == 0.86
    assert far.y_axis.scaling.min is None


def test_above_another_table_there_is_no_room_for_them(tmp_path: Path) -> None:
    made = making((0.5, 0.6))
    value = {"field": "value", "heading": "Jan", "month": "2026-01", "width": 8.0}
    made.layout(*fields("indicator"), value, kind="indicators", sheet="Priority 3")
    made.layout(*fields("ref", "action"), sheet="Priority 3")
    made.item(r.ACTION, "Train all staff")
    book = written(made.plan(), tmp_path)
    assert book.sheetnames == ["Priority 3", "Charts", "Key", "planapp"]
    (chart,) = book["Charts"]._charts
    assert chart.series[0].val.numRef.f == "'Priority 3'!$B$2:$C$2"
