"""Rules of the graphics room: no widgets, and no colour but those of the palette."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from planapp import graphics

FILES = sorted(Path(graphics.__file__).parent.glob("*.py"))
COLOUR = re.compile("#?[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3}")


def named(tree: ast.AST) -> set[str]:
    """Return the modules and names that a file imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_graphics_knows_no_widgets(path: Path) -> None:
    imported = named(ast.parse(path.read_text(encoding="utf-8")))
    assert [name for name in imported if "QtWidgets" in name] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_colour_is_written_down(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert [text for text in texts if isinstance(text, str) and COLOUR.fullmatch(text)] == []
    assert [name for name in named(tree) if name.endswith("GlobalColor")] == []
