"""Headers on two lines: headings broken over them, and bands that stand over several columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planapp.domain.fields import folded
from planapp.exchange.grid import Cell
from planapp.exchange.labels import heading_of, read_month, read_period
from planapp.exchange.recognise.headings import is_known
from planapp.exchange.recognise.spans import Covers

_LONGEST_HEADING = 90
# A heading broken over two lines stands in a narrow column.
_LONGEST_PART = 40

Row = tuple[Cell, ...]


def is_part_of(part: str, whole: str) -> bool:
    """Tell whether a text is a heading, or a line of it: 'Current' or 'Status' of 'Current Status'."""
    words, of = folded(part).split(), folded(whole).split()
    return bool(words) and (of[: len(words)] == words or of[-len(words) :] == words)


def names_time(cell: Cell) -> bool:
    """Tell whether a heading names a month or a reporting period."""
    return read_month(cell) is not None or read_period(cell) is not None


def with_second_line(upper: Row, lower: Row, covers: Covers) -> Row | None:
    """Return the headings of a header whose second line stands in the row below, or None if that is none."""
    if any(len(cell.text) > _LONGEST_HEADING for cell in (*upper, *lower)):
        return None
    bands = _bands(upper, covers)
    if _stands_below(upper, lower, covers, bands):
        return _under_bands(upper, lower, bands)
    if _is_row_of_periods(upper, lower):
        return _under_bands(upper, lower, {lower[0].column: lower[-1].column})
    if _is_broken(upper, lower):
        return _joined(upper, lower)
    return None


def with_bands(bands_row: Row, header: Row, covers: Covers) -> Row | None:
    """Return the headings of a header over which a row holds nothing but bands, or None."""
    bands = _bands(bands_row, covers)
    first, last = header[0].column, header[-1].column
    if len(bands) < len(bands_row) or any(at <= first and bands[at] >= last for at in bands):
        return None
    return _under_bands(bands_row, header, bands)


def _bands(cells: Row, covers: Covers) -> dict[int, int]:
    """Return the first and last column of each cell that is merged over several."""
    merges = ((cell.column, covers.starting.get((cell.row, cell.column))) for cell in cells)
    return {column: merge.right for column, merge in merges if merge is not None and merge.width > 1}


def _stands_below(upper: Row, lower: Row, covers: Covers, bands: Mapping[int, int]) -> bool:
    """Tell whether merges say that a row is the header's second line."""
    below = lower[0].row
    reach_down = [
        cell.column
        for cell in upper
        if (merge := covers.starting.get((cell.row, cell.column))) is not None and merge.bottom == below
    ]
    if reach_down:
        return True  # What they cover can't be a row of the table.
    under = [cell for cell in lower if any(first <= cell.column <= last for first, last in bands.items())]
    return len(under) == len(lower) >= 2


def _is_row_of_periods(upper: Row, lower: Row) -> bool:
    """Tell whether a row names periods below, and to the right of, a heading that says 'RAG'."""
    first, last = lower[0].column, lower[-1].column
    above = [cell for cell in upper if first <= cell.column <= last]
    if len(lower) < 2 or len(above) != 1 or above[0].column != first:
        return False
    period = read_period(above[0])
    return period is not None and period[1] and all(map(names_time, lower))


def _is_broken(upper: Row, lower: Row) -> bool:
    """Tell whether the words of two rows make headings together that those of the first alone do not."""
    above = {cell.column: cell.text for cell in upper}
    if any(not isinstance(cell.value, str) or len(cell.text) > _LONGEST_PART for cell in lower):
        return False
    pairs = [(above.get(cell.column, ""), cell.text) for cell in lower]
    together = [first for first, second in pairs if is_known(f"{first} {second}") and not is_known(first)]
    return bool(together) and 2 * len(together) >= len(lower) and all(first for first, _ in pairs)


def _joined(upper: Row, lower: Row) -> Row:
    below = {cell.column: cell for cell in lower}
    return tuple(
        _titled(cell, f"{heading_of(cell)} {heading_of(below[cell.column])}")
        if cell.column in below
        else cell
        for cell in upper
    )


def _under_bands(upper: Row, lower: Row, bands: Mapping[int, int]) -> Row:
    """Return a heading for each column of two lines, those under a band with its words if they need them."""
    found = {cell.column: cell for cell in upper if cell.column not in bands}
    over = {
        column: cell
        for cell in upper
        if cell.column in bands
        for column in range(cell.column, bands[cell.column] + 1)
    }
    for cell in lower:
        above = over.get(cell.column) or found.get(cell.column)
        found[cell.column] = cell if above is None else _below(above, cell)
    covered = {cell.column for cell in lower}
    for column, band in bands.items():
        if not covered & set(range(column, band + 1)):
            found[column] = next(cell for cell in upper if cell.column == column)
    return tuple(found[column] for column in sorted(found))


def _below(above: Cell, cell: Cell) -> Cell:
    """Return a heading with the words of the band above it, unless it says by itself what stands below."""
    if is_known(cell.text):
        return cell
    return _titled(cell, f"{heading_of(above)} {heading_of(cell)}")


def _titled(cell: Cell, heading: str) -> Cell:
    return replace(cell, value=heading, text=heading)


def words_kept(cells: Sequence[Cell], headings: Sequence[Cell]) -> bool:
    """Tell whether every text of a header's row stands in its headings."""
    said = [folded(cell.text) for cell in headings]
    return all(any(folded(cell.text) in text for text in said) for cell in cells)
