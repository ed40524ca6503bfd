from __future__ import annotations

import pytest

from planapp.domain import records as r
from planapp.domain.naming import field_words, listed, name_of, names_of, row_words, short, with_article
from planapp.domain.plan import Plan
from planapp.domain.tables import SPECS
from tests.domain.northshire import AUDIT, VISIT


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (r.Item(1, ref="1.2", title="Visit"), "1.2"),
        (r.Item(1, ref=" ", title="Visit"), "‘Visit’"),
        (r.Item(1, title="Visit\n every  family"), "‘Visit every family’"),
        (r.Item(1, title="x" * 50), f"‘{'x' * 39}…’"),
        (r.Item(1, ref="9" * 50), f"{'9' * 39}…"),
        (r.Item(1, kind=r.STEP, title=" "), "untitled step"),
    ],
)
def test_an_item_is_called_by_number_title_or_kind(item: r.Item, name: str) -> None:
    assert name_of(item) == name


def test_several_items_are_counted(plan: Plan) -> None:
    assert names_of(plan, [VISIT]) == "1.1.1"
    assert names_of(plan, [VISIT, AUDIT]) == "2 items"


def test_a_cut_text_is_no_longer_than_asked_and_keeps_no_space_before_the_ellipsis() -> None:
    assert short("one two three", 9) == "one two…"
    assert short("one two", 7) == "one two"


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_listed_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def test_articles_fit_the_word() -> None:
    assert (with_article("action"), with_article("theme")) == ("an action", "a theme")
    assert (row_words("indicators"), row_words("people")) == ("an indicator", "a person")


def test_no_word_for_a_row_or_field_is_the_programs_own() -> None:
    for spec in SPECS:
        assert "_" not in row_words(spec.name)
        assert not any("_" in field_words(column) for column in spec.columns)
    assert {field_words(field) for field in ("due", "due_from", "due_to", "due_flags")} == {"due date"}
