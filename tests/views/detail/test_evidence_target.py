"""What a target of evidence is, and what is opened for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from planapp.views.detail.evidence_target import is_link, is_missing, is_target, title_of, url_of


@pytest.mark.parametrize(
    ("text", "target", "link"),
    [
        ("https://example.org", True, True),
        ("mailto:post@example.org", True, True),
        ("www.example.org", True, True),
        ("file:///a/b.pdf", True, False),
        ("/a/b.pdf", True, False),
        (r"C:\a\b.pdf", True, False),
        (r"\\server\share\b.pdf", True, False),
        ("~/b.pdf", True, False),
        ("Minutes of the board", False, False),
        ("b.pdf", False, False),
        ("", False, False),
    ],
)
def test_targets_and_links(text: str, target: bool, link: bool) -> None:
    assert (is_target(text), is_link(text)) == (target, link)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "vbscript:x", "ms-settings:display", "data:text/html,x"]
)
def test_what_could_be_a_command_has_no_address(target: str, tmp_path: Path) -> None:
    assert url_of(target, tmp_path) is None


def test_paths_start_from_the_folder_of_the_plan(tmp_path: Path) -> None:
    assert url_of("a/b.pdf", tmp_path) == QUrl.fromLocalFile(str(tmp_path / "a" / "b.pdf"))
    assert url_of("www.example.org/x", tmp_path) == QUrl("https://www.example.org/x")


def test_missing_is_said_of_files_only(tmp_path: Path) -> None:
    (tmp_path / "here.txt").touch()
    assert not is_missing("here.txt", tmp_path)
    assert not is_missing((tmp_path / "here.txt").as_uri(), tmp_path)
    assert is_missing("gone.txt", tmp_path)
    assert is_missing("bad\0name", tmp_path)
    assert not is_missing("https://example.org/gone", tmp_path)
    assert not is_missing("", tmp_path)


@pytest.mark.parametrize("share", [r"\\server\share\b.pdf", "//server/share/b.pdf"])
def test_a_share_is_not_asked_for(share: str, tmp_path: Path) -> None:
    """One that is out of reach takes half a minute to say so."""
    assert not is_missing(share, tmp_path)


@pytest.mark.parametrize(
    ("target", "title"),
    [("https://example.org/", "example.org"), ("a/b/c.pdf", "c.pdf"), (r"C:\x\y.docx", "y.docx"), ("/", "/")],
)
def test_titles(target: str, title: str) -> None:
    assert title_of(target) == title
