"""Paper and PDF: how big a page is, and painting a report onto it, into a file, or as a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import QFont, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from planapp.exchange.ours import CREATOR
from planapp.exchange.whole_file import whole_file
from planapp.graphics.fonts import Role, font
from planapp.graphics.look import Look, colour
from planapp.palette import LIGHT

A4, A3 = "A4", "A3"
SIZES = (A4, A3)
# Reports are laid out in units this many times finer than a pixel of the design, so that whole units are as
# good as none; the look of paper is a large text size therefore.
FINE = 8
_POINTS_PER_PIXEL = 0.62
_MARGIN, _POINTS_PER_INCH = 34.0, 72.0
_RESOLUTION = 1200
_SIZE_OF = {A4: QPageSize.PageSizeId.A4, A3: QPageSize.PageSizeId.A3}

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper that a report is laid out for."""

    size: str = A4
    landscape: bool = True

    @property
    def layout(self) -> QPageLayout:
        """Return size, orientation and margins as Qt has them."""
        way = QPageLayout.Orientation.Landscape if self.landscape else QPageLayout.Orientation.Portrait
        margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        return QPageLayout(QPageSize(_SIZE_OF[self.size]), way, margins, QPageLayout.Unit.Point)

    @property
    def room(self) -> tuple[float, float]:
        """Return how wide and high a page is within its margins, in units of reports."""
        inside = self.layout.paintRect(QPageLayout.Unit.Point)
        unit = _POINTS_PER_PIXEL / FINE
        return inside.width() / unit, inside.height() / unit


class Report(Protocol):
    """What can be painted page by page; from (0, 0), in units of reports.

    `mark` tells its file from others of the same plan, '' for the plan itself.
    """

    title: str
    mark: str
    paper: Paper

    @property
    def pages(self) -> int:
        """Return how many pages there are."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""


def paper_look() -> Look:
    """Return the look of paper: light, in units of reports, and without ligatures: no search finds those."""
    look = Look(LIGHT, FINE)
    for role in Role:
        for weight in (None, 600, 700):
            font(role, look, weight).setFeature(QFont.Tag("liga"), 0)
    return look


def print_on(device: QPagedPaintDevice, report: Report, pages: Sequence[int] | None = None) -> None:
    """Paint pages of a report (all if none are named) onto paper, which may have margins of its own."""
    _paint_pages(device, report, range(report.pages) if pages is None else pages, None)


def write_pdf(report: Report, target: Path, progress: Progress | None = None) -> None:
    """Write a report as a PDF, whole or not at all. Raises UserError where the file can't be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(report.title)
    writer.setCreator(CREATOR)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(report.paper.layout)
    _paint_pages(writer, report, range(report.pages), progress)
    del writer
    with whole_file(target) as file:
        file.write(buffer.data().data())


def picture(report: Report, page: int, room: QSize, scale: float = 1.0) -> QImage:
    """Return a page as a picture that fits a room, with its margins."""
    full = report.paper.layout.fullRect(QPageLayout.Unit.Point)
    factor = min(room.width() / full.width(), room.height() / full.height()) * scale
    image = QImage(
        round(full.width() * factor), round(full.height() * factor), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(colour(LIGHT.surface))
    painter = QPainter(image)
    painter.translate(_MARGIN * factor, _MARGIN * factor)
    unit = _POINTS_PER_PIXEL / FINE * factor
    painter.scale(unit, unit)
    _paint_page(painter, report, page)
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def _paint_pages(
    device: QPagedPaintDevice, report: Report, pages: Sequence[int], progress: Progress | None
) -> None:
    painter = QPainter(device)
    try:
        _paint_scaled(painter, device, report, pages, progress)
    finally:
        # Stopped or not: a device must not go while it is painted on.
        painter.end()


def _paint_scaled(
    painter: QPainter,
    device: QPagedPaintDevice,
    report: Report,
    pages: Sequence[int],
    progress: Progress | None,
) -> None:
    width, height = report.paper.room
    view = QRectF(painter.viewport())
    # Paper whose margins or size are not those that were asked for takes the page smaller, not cut.
    unit = device.logicalDpiY() / _POINTS_PER_INCH * _POINTS_PER_PIXEL / FINE
    unit = min(unit, view.width() / width, view.height() / height)
    painter.scale(unit, unit)
    for at, page in enumerate(pages):
        if at:
            device.newPage()
        _paint_page(painter, report, page)
        if progress is not None:
            progress(at + 1, len(pages), "Writing pages")


def _paint_page(painter: QPainter, report: Report, page: int) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    report.paint(painter, page)
    painter.restore()
