"""Which words of a text can be wrong, what a plan knows, and reading a dictionary where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.application import spelling
from planapp.application.spelling import find_dictionary, is_known, known_words, open_checker, words_of
from planapp.domain.plan import make_plan
from planapp.domain.records import Details, Item, Person


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See the child’s file, please.", ["See", "the", "child’s", "file", "please"]),
        ("MASH and SENCo staff: s47, Q1, 20th, 83%", ["and", "staff"]),
        ("a I O two-fold (again)", ["two", "fold", "again"]),
        ("https://example.org/wrong a@b.org www.x.org report.docx C:\\temp end.", ["end"]),
        ("Llŷn 🙂 naïve", ["Llŷn", "naïve"]),
    ],
)
def test_what_can_be_wrong(text: str, words: list[str]) -> None:
    found = list(words_of(text))
    assert [one.text for one in found] == words
    assert all(text[one.at : one.end] == one.text for one in found)


@given(st.text(max_size=80))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.at < word.end
        assert text[word.at : word.end] == word.text
        end = word.end


def test_names_and_numbers_of_the_plan_are_known() -> None:
    plan = make_plan(
        [
            Details(1, title="Northmere plan", organisation="Northmere Council"),
            Person(1, "Zbigniew Kowalczyk", "Thymelead"),
            Item(1, ref="Aimz 1"),
        ]
    )
    known = known_words(plan)
    for word in ("Kowalczyk", "kowalczyk’s", "Northmere", "Thymelead", "Aimz"):
        assert is_known(word, known)
    assert not is_known("Kowalczykz", known)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of dictionaries, as the only place that is looked in."""
    monkeypatch.setattr("planapp.paths.shared_folders", lambda name: [tmp_path / "shared" / name])
    monkeypatch.setattr("planapp.paths.data_folder", lambda: tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("PROGRAMFILES", raising=False)
    made = tmp_path / "dictionaries"
    made.mkdir()
    return made


def put(folder: Path, name: str = "en_GB") -> Path:
    folder.joinpath(f"{name}.aff").write_text("SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n", encoding="utf-8")
    words = ["child", "colour", "improvement", "naïve", "see", "the"]
    text = "\n".join([str(len(words)), *words, ""])
    folder.joinpath(f"{name}.dic").write_text(text, encoding="utf-8")
    return folder / name


def test_a_dictionary_of_the_system_is_found(folder: Path) -> None:
    shared = folder.parent / "shared" / "hunspell"
    shared.mkdir(parents=True)
    assert find_dictionary() is None
    assert put(shared) == find_dictionary()


@pytest.mark.parametrize("name", ["en_GB", "en-GB"])
def test_a_dictionary_is_found_where_both_its_files_are(folder: Path, name: str) -> None:
    assert find_dictionary() is None
    place = put(folder, name)
    assert find_dictionary() == place
    place.with_suffix(".aff").unlink()
    assert find_dictionary() is None
    assert not spelling.can_check()


# It leaves to the garbage collection what it has read.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_dictionary_knows_words_and_suggests(folder: Path) -> None:
    pytest.importorskip("spylls")
    checker = open_checker(put(folder))
    assert [checker.is_right(word) for word in ("colour", "Colour", "color", "naïve")] == [
        True,
        True,
        False,
        True,
    ]
    assert checker.suggest("improovement")[0] == "improvement"
    assert spelling.can_check()
