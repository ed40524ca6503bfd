"""The product's own icons: drawn in files with a 24 x 24 box, tinted when they are loaded."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planapp import paths
from planapp.graphics.look import Look, scaled
from planapp.graphics.pixels import whole
from planapp.graphics.pixmaps import Drawing, stamp

# Qt chooses the nearest of these for the screen on which the icon is shown.
_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)
_TINT = b"currentColor"


def names() -> list[str]:
    """Return the names of all icons, in order."""
    return sorted(path.stem for path in paths.resource("icons").glob("*.svg"))


def icon(name: str, rgb: str, size: int, look: Look) -> QIcon:
    """Return an icon for a button or menu: a token for its colour, its size in pixels at 100%.

    Disabled, it takes the colour of disabled text. Raises FileNotFoundError if there is no such icon.
    """
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(icon_pixmap(name, rgb, size, look, scale), QIcon.Mode.Normal)
        made.addPixmap(icon_pixmap(name, look.theme.disabled, size, look, scale), QIcon.Mode.Disabled)
    return made


def icon_pixmap(name: str, rgb: str, size: int, look: Look, scale: float = 1.0) -> QPixmap:
    """Return an icon as a pixmap for a device pixel ratio, from those already made if it is there.

    Raises FileNotFoundError if there is no such icon.
    """
    pixmap = QPixmap(look.pixmaps.get(_drawing(name, rgb, scaled(size, look)), scale).pixmap)
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def paint_icon(painter: QPainter, box: QRect | QRectF, name: str, rgb: str, size: int, look: Look) -> None:
    """Paint an icon centred in a box; see `icon`."""
    stamp(painter, box, _drawing(name, rgb, scaled(size, look)), look.pixmaps)


def _drawing(name: str, rgb: str, size: int) -> Drawing:
    def side(scale: float) -> QSize:
        return QSize(whole(size * scale), whole(size * scale))

    def draw(painter: QPainter, scale: float) -> None:
        tinted = paths.resource("icons", f"{name}.svg").read_bytes().replace(_TINT, b"#" + rgb.encode())
        QSvgRenderer(QByteArray(tinted)).render(
            painter, QRectF(0, 0, side(scale).width(), side(scale).width())
        )

    return Drawing((name, rgb, size), side, draw)
