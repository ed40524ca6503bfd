"""Rules of the house that import-linter does not hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import planapp

PACKAGE = Path(planapp.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400
ABSOLUTE_PATH = re.compile(r"^(/(home|tmp|work|usr|opt|root|Users)\b|[A-Za-z]:\\)")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_file_holds_one_idea(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines: split it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_place_on_a_machine_is_written_down(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    texts = [value for value in constants if isinstance(value, str)]
    assert [text for text in texts if ABSOLUTE_PATH.match(text)] == []
