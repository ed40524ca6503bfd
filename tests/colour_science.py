"""What the eye makes of colours: WCAG 2.2 contrast, CIEDE2000, and sight without red, green or blue cones.

Colours come and go as 'RRGGBB', or as linear light (red, green, blue), each 0 to 1.
"""

from __future__ import annotations

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

# Machado, Oliveira and Fernandes 2009, severity 1.0; to be applied to linear light.
SIGHT: dict[str, Matrix] = {
    "full colour": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# sRGB to XYZ, D65 (IEC 61966-2-1).
_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def linear(rgb: str) -> Triple:
    """Return the linear light of a colour (sRGB, IEC 61966-2-1)."""
    red, green, blue = (_decoded(int(rgb[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(rgb: str, sight: str) -> Triple:
    """Return the linear light of a colour as it is seen with one of the kinds of SIGHT."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in _times(SIGHT[sight], linear(rgb)))
    return red, green, blue


def lab(light: Triple) -> Triple:
    """Return the CIE L*a*b* of linear light (D65)."""
    x, y, z = (_lab_root(part / white) for part, white in zip(_times(_XYZ, light), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, other: Triple) -> float:
    """Return the CIEDE2000 difference of two L*a*b* colours (Sharma, Wu and Dalal 2005)."""
    stretch = 1 + 0.5 * (1 - _seventh((hypot(*one[1:]) + hypot(*other[1:])) / 2))
    chroma1, hue1 = _polar(one[1] * stretch, one[2])
    chroma2, hue2 = _polar(other[1] * stretch, other[2])
    turn = _turn(hue1, hue2, chroma1 * chroma2)
    lightness = (one[0] + other[0]) / 2
    chroma = (chroma1 + chroma2) / 2
    hue = _mean_hue(hue1, hue2, chroma1 * chroma2)
    by_lightness = (other[0] - one[0]) / _lightness_weight(lightness)
    by_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn) / 2) / (1 + 0.015 * chroma * _hue_weight(hue))
    squares = by_lightness**2 + by_chroma**2 + by_hue**2
    return sqrt(squares + _rotation(hue, chroma) * by_chroma * by_hue)


def closest_pair(colours: dict[str, str], sight: str) -> tuple[float, str, str]:
    """Return the smallest CIEDE2000 difference of any two colours as seen with a kind of sight, and which."""
    labs = {name: lab(seen(rgb, sight)) for name, rgb in colours.items()}
    return min((ciede2000(labs[one], labs[other]), one, other) for one, other in combinations(labs, 2))


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(rgb: str) -> float:
    red, green, blue = linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _times(matrix: Matrix, light: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return one, two, three


def _lab_root(part: float) -> float:
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def _seventh(chroma: float) -> float:
    return sqrt(chroma**7 / (chroma**7 + 25**7))


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360 if a or b else 0.0


def _turn(hue1: float, hue2: float, chromas: float) -> float:
    return ((hue2 - hue1 + 180) % 360 - 180) if chromas else 0.0


def _mean_hue(hue1: float, hue2: float, chromas: float) -> float:
    if not chromas:
        return hue1 + hue2
    if abs(hue1 - hue2) <= 180:
        return (hue1 + hue2) / 2
    return ((hue1 + hue2 + 360) / 2) % 360


def _lightness_weight(lightness: float) -> float:
    return 1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )


def _rotation(hue: float, chroma: float) -> float:
    return -2 * _seventh(chroma) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
