"""Line charts of the indicators: the course of each by month, and its target as a dashed line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from planapp import palette
from planapp.domain.indicator_level import read_level
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator
from planapp.exchange.grid import column_letters
from planapp.exchange.workbook.model import Block, Cell, Value
from planapp.exchange.workbook.xml import escaped_characters

if TYPE_CHECKING:
    from openpyxl.chart import LineChart
    from openpyxl.chart.series import Series

_MOST, _FEWEST_VALUES = 8, 2
_LONGEST_TITLE = 90
# More names of months would not stand level below a chart.
_MOST_LABELS = 6
# In hundredths of a point.
_TITLE_SIZE = 1_000
# Of a column of which no width is said, in characters.
UNSET_WIDTH = 8.43
# In the units of drawings: 9,525 to a pixel.
_PIXEL = 9_525
_WIDTH, _WIDEST, HEIGHT, GAP = 400, 560, 250, 16
_MOST_BESIDE = 4
_ROW_PIXELS = 20
_LINE, _THIN = 28_575, 12_700


@dataclass(frozen=True, slots=True)
class Charted:
    """An indicator to draw: its row on the sheet, and each month's column, heading and value."""

    indicator: Indicator
    row: int
    months: Sequence[tuple[int, str, Value]]

    @property
    def values(self) -> list[float | None]:
        """Return the numbers month by month, None where there is none."""
        return [_number(value) for _, _, value in self.months]


def charts_of(plan: Plan, block: Block, sheet: str, first_row: int) -> list[LineChart]:
    """Return a chart for each of the first indicators of a table with values enough for a line.

    `first_row` is that of the first indicator on the sheet.
    """
    drawn = islice(_charted(plan, block, first_row), _MOST)
    return [line_chart(sheet, first_row - 1, one) for one in drawn]


def _charted(plan: Plan, block: Block, first_row: int) -> Iterator[Charted]:
    places = [place for place, column in enumerate(block.columns) if column.month]
    places.sort(key=lambda place: block.columns[place].month)
    for number, row in enumerate(block.rows, first_row):
        indicator = plan.indicators.get(int(row.path.rpartition("/")[2], 16) if row.path else None)
        if indicator is None:
            continue
        months = [(block.first_column + at, block.columns[at].heading, row.values[at]) for at in places]
        found = Charted(indicator, number, months)
        if sum(value is not None for value in found.values) >= _FEWEST_VALUES:
            yield found


def _number(value: Value) -> float | None:
    shown = value.value if isinstance(value, Cell) else None
    return float(shown) if isinstance(shown, int | float) else None


def line_chart(sheet: str, header_row: int, drawn: Charted) -> LineChart:
    """Return the chart of an indicator on a sheet of a name. What is typed over a value moves the line."""
    from openpyxl.chart import LineChart
    from openpyxl.chart.shapes import GraphicalProperties

    chart: Any = LineChart()
    chart.title = _title(drawn.indicator)
    chart.legend.position = "b"
    chart.display_blanks = "gap"
    chart.series.append(_values(sheet, header_row, drawn))
    target = read_level(drawn.indicator, drawn.indicator.target)
    if target is not None:
        chart.series.append(_target(sheet, header_row, drawn, target.number))
    chart.y_axis.scaling.min = _lowest([*drawn.values, target.number if target is not None else None])
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.graphicalProperties = GraphicalProperties(ln=_line(palette.LINE2, _THIN))
    chart.x_axis.tickLblSkip = -(-len(drawn.months) // _MOST_LABELS)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_line(palette.LINE, _THIN))
    chart.y_axis.number_format = drawn.indicator.number_format or "General"
    made: LineChart = chart
    return made


def _title(indicator: Indicator) -> Any:
    from openpyxl.chart.title import title_maker
    from openpyxl.drawing.text import CharacterProperties, ParagraphProperties

    name = " ".join(f"{indicator.ref} {indicator.name}".split())
    name = name if len(name) <= _LONGEST_TITLE else f"{name[: _LONGEST_TITLE - 1].rstrip()}…"
    title: Any = title_maker(escaped_characters(name))
    title.overlay = False
    font = CharacterProperties(sz=_TITLE_SIZE, b=True, solidFill=palette.TEXT)
    for paragraph in title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=font)
    return title


def _lowest(values: Sequence[float | None]) -> float | None:
    """Return a round number below values that are close together, so that the line is not flat."""
    known = [value for value in values if value is not None]
    span = max(known) - min(known)
    low = min(known) - span
    if not span or low <= 0:
        return None
    step = 10.0 ** math.floor(math.log10(span))
    return round(math.floor(low / step) * step, 10)


def _values(sheet: str, header_row: int, drawn: Charted) -> Series:
    """Return the line of the values: of the cells, where these stand side by side and all hold numbers."""
    from openpyxl.chart.data_source import NumDataSource, NumRef
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.shapes import GraphicalProperties

    numbers = [number for number, _, _ in drawn.months]
    is_whole = numbers == list(range(numbers[0], numbers[-1] + 1))
    has_words = any(value and _number(value) is None for _, _, value in drawn.months)
    if is_whole and not has_words:
        values = NumDataSource(numRef=NumRef(f=_range(sheet, drawn.row, numbers)))
    else:
        values = _literal(drawn.values)
    series = _series(sheet, header_row, drawn, "Value", values)
    series.graphicalProperties.line = _line(palette.ACCENT, _LINE)
    fill = GraphicalProperties(solidFill=palette.ACCENT, ln=_line(palette.ACCENT, _THIN))
    series.marker = Marker(symbol="circle", size=5, spPr=fill)
    return series


def _target(sheet: str, header_row: int, drawn: Charted, target: float) -> Series:
    from openpyxl.chart.marker import Marker

    values = _literal([target] * len(drawn.months))
    series = _series(sheet, header_row, drawn, f"Target {drawn.indicator.target}", values)
    series.graphicalProperties.line = _line(palette.TEXT3, _THIN * 3 // 2, "dash")
    series.marker = Marker(symbol="none")
    return series


def _series(sheet: str, header_row: int, drawn: Charted, name: str, values: Any) -> Series:
    from openpyxl.chart.data_source import AxDataSource, StrData, StrRef, StrVal
    from openpyxl.chart.series import Series, SeriesLabel
    from openpyxl.chart.shapes import GraphicalProperties

    numbers = [number for number, _, _ in drawn.months]
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        months = AxDataSource(strRef=StrRef(f=_range(sheet, header_row, numbers)))
    else:
        shown = [StrVal(idx=at, v=heading) for at, (_, heading, _) in enumerate(drawn.months)]
        months = AxDataSource(strLit=StrData(ptCount=len(shown), pt=shown))
    series: Series = Series(cat=months, val=values, tx=SeriesLabel(v=escaped_characters(name)), smooth=False)
    series.graphicalProperties = GraphicalProperties()
    return series


def _literal(values: Sequence[float | None]) -> Any:
    from openpyxl.chart.data_source import NumData, NumDataSource, NumVal

    points = [NumVal(idx=at, v=repr(value)) for at, value in enumerate(values) if value is not None]
    return NumDataSource(numLit=NumData(formatCode="General", ptCount=len(values), pt=points))


def _line(colour: str, width: int, dash: Any = None) -> Any:
    from openpyxl.drawing.line import LineProperties

    return LineProperties(solidFill=colour, w=width, prstDash=dash)


def _range(sheet: str, row: int, columns: Sequence[int]) -> str:
    quoted = "'" + escaped_characters(sheet).replace("'", "''") + "'"
    return f"{quoted}!${column_letters(columns[0])}${row}:${column_letters(columns[-1])}${row}"


def place_charts(charts: Sequence[Any], widths: Sequence[float], first_row: int) -> None:
    """Put charts in rows below a table of columns of these widths, each as wide as the others."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    pixels = [int(width * 7 + 5) for width in widths]
    beside = max(1, min(_MOST_BESIDE, (sum(pixels) + GAP) // (_WIDTH + GAP)))
    wide = max(_WIDTH, min(_WIDEST, (sum(pixels) + GAP) // beside - GAP))
    for number, chart in enumerate(charts):
        column, offset = _at(pixels, (number % beside) * (wide + GAP))
        row = first_row + number // beside * (-(-(HEIGHT + GAP) // _ROW_PIXELS))
        marker = AnchorMarker(col=column, colOff=offset * _PIXEL, row=row - 1, rowOff=0)
        size = XDRPositiveSize2D(wide * _PIXEL, HEIGHT * _PIXEL)
        chart.anchor = OneCellAnchor(_from=marker, ext=size)


def _at(pixels: Sequence[int], x: int) -> tuple[int, int]:
    """Return the column, counted from 0, in which a place lies, and how far in it."""
    for column, width in enumerate(pixels):
        if x < width:
            return column, x
        x -= width
    return len(pixels), x
