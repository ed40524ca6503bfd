"""Colours stand in the palette alone, and no widget that a platform's style would paint is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "planapp"
# Rooms that hold colours of other people's files: what they mean, not how planapp looks.
READS_COLOURS = {ROOT / "exchange"}
SOURCES = [
    path
    for path in sorted(ROOT.rglob("*.py"))
    if path != ROOT / "palette.py" and not READS_COLOURS & set(path.parents)
]
LITERAL = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3}){0,1}(?:[0-9A-Fa-f]{2})?\b|\b[0-9A-F]{6}\b")
NAMED = {
    "black",
    "white",
    "red",
    "darkRed",
    "green",
    "blue",
    "cyan",
    "magenta",
    "yellow",
    "gray",
}
# Painted by the style of the platform, or by Fusion in its own way. A choice is painted by views/widgets.
PLATFORM = {
    "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QTabWidget", "QTabBar",
    "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit", "QSlider", "QDial", "QToolBox",
    "QProgressBar", "QComboBox", "QFontComboBox", "QCommandLinkButton", "QDialogButtonBox", "QMessageBox",
    "QInputDialog", "QColorDialog", "QProgressDialog", "QListWidget", "QTreeWidget", "QTableWidget",
    "QCalendarWidget", "QWizard",
}  # fmt: skip
PAINTED_OVER = {
    "QComboBox": ROOT / "views" / "widgets" / "choice.py",
    "QTabBar": ROOT / "views" / "widgets" / "tab_bar.py",
}


def texts(tree: ast.Module) -> Iterator[str]:
    """Yield the string constants of a module, without its documentation."""
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_colour_stands_outside_the_palette(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [text for text in texts(tree) if LITERAL.search(text)] == []
    qt = [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in NAMED
        and isinstance(node.value, ast.Attribute | ast.Name)
        and getattr(node.value, "attr", getattr(node.value, "id", "")) in ("Qt", "GlobalColor")
    ]
    assert qt == []
    made = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "QColor"
        and any(isinstance(one, ast.Constant) for one in node.args)
    ]
    assert made == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_widget_is_painted_by_the_style_of_a_platform(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6")
        for alias in node.names
    }
    allowed = {name for name, place in PAINTED_OVER.items() if place == path}
    assert imported & PLATFORM <= allowed


@pytest.mark.parametrize(
    ("text", "is_colour"),
    [
        ("#16191F", True),
        ("border: 1px solid #fff", True),
        ("C22E30", True),
        ("#1 of 3", False),
        ("1.2.3", False),
    ],
)
def test_what_is_taken_for_a_colour(text: str, is_colour: bool) -> None:
    assert bool(LITERAL.search(text)) == is_colour
