"""How a sheet of an .xlsx workbook is laid out: merges, widths, hidden rows, panes and page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planapp.exchange.grid import Cell, Merge, Sheet, address, in_rows
from planapp.exchange.xlsx_package import SheetPart
from planapp.exchange.xlsx_sheet import SheetXml

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ON = ("1", "true")

# ECMA-376 part 1, 18.3.1.63: the sizes a plan is printed on.
_PAPERS = {"1": "Letter", "5": "Legal", "8": "A3", "9": "A4", "11": "A5", "66": "A2"}


def merges_of(xml: SheetXml) -> tuple[Merge, ...]:
    """Return the merges of a sheet; those of a single cell are none."""
    from openpyxl.utils import range_boundaries

    merges = []
    for merged in xml.inside("mergeCells", "mergeCell"):
        left, top, right, bottom = range_boundaries(merged.get("ref", ""))
        merge = Merge(top or 1, left or 1, bottom or _LAST_ROW, right or _LAST_COLUMN)
        if merge.height > 1 or merge.width > 1:
            merges.append(merge)
    return tuple(merges)


def laid_out(
    part: SheetPart, cells: Mapping[tuple[int, int], Cell], merges: tuple[Merge, ...], xml: SheetXml
) -> Sheet:
    """Return the sheet with its cells and the layout that its XML gives."""
    columns = list(_columns(xml, max((column for _, column in cells), default=0)))
    rows = xml.rows
    page = _page(xml)
    return Sheet(
        name=part.name,
        state=part.state,
        cells=in_rows(cells.values()),
        merges=merges,
        widths={column: float(found["width"]) for column, found in columns if "width" in found},
        heights={row: float(found["ht"]) for row, found in rows.items() if "ht" in found},
        hidden_rows=frozenset(row for row, found in rows.items() if found.get("hidden") in _ON),
        hidden_columns=frozenset(column for column, found in columns if found.get("hidden") in _ON),
        outline={row: level for row, found in rows.items() if (level := int(found.get("outlineLevel", 0)))},
        freeze=_freeze(xml),
        print_title_rows=part.print_title_rows,
        orientation=page.get("orientation", "").replace("default", ""),
        paper=_PAPERS.get(page.get("paperSize", ""), ""),
        fit_to_width=_fits_to_width(xml),
    )


def _columns(xml: SheetXml, last: int) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield column and attributes; an entry may span all 16,384 columns, only used ones count."""
    for found in xml.inside("cols", "col"):
        for column in range(int(found.get("min", 1)), min(int(found.get("max", 1)), last) + 1):
            yield column, found.attrib


def _page(xml: SheetXml) -> Mapping[str, str]:
    page = xml.elements.get("pageSetup")
    return {} if page is None else page.attrib


def _freeze(xml: SheetXml) -> str:
    """Return the first cell that scrolls; where the sheet was scrolled to when saved does not matter."""
    pane = next(iter(xml.inside("sheetViews", "sheetView/pane")), None)
    if pane is None or not pane.get("state", "split").startswith("frozen"):
        return ""
    return address(int(float(pane.get("ySplit", 0))) + 1, int(float(pane.get("xSplit", 0))) + 1)


def _fits_to_width(xml: SheetXml) -> bool:
    """Whether pages are as wide as the sheet; a fit to 0 pages of width means 'as many as it takes'."""
    fits = any(setup.get("fitToPage") in _ON for setup in xml.inside("sheetPr", "pageSetUpPr"))
    return fits and _page(xml).get("fitToWidth", "1") == "1"
