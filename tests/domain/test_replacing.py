from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply, inverted
from planapp.domain.plan import Plan, make_plan
from planapp.domain.replacing import EMPTY, FIELDS, FROZEN, Hit, Sought, find, replace_in
from planapp.domain.status import COMPLETE
from planapp.errors import UserError
from tests.domain.northshire import (
    AUDIT,
    EVIDENCE,
    MARCH,
    MEASURE,
    RISK_VALUE,
    UPDATE,
    VISIT,
    VISIT_MARCH,
    make,
    northshire,
)


def places(hits: tuple[Hit, ...]) -> list[tuple[str, str, str]]:
    return [(hit.item.ref, hit.label, hit.after) for hit in hits]


def in_title(title: str, sought: Sought) -> str:
    """Return a title after everything that is found in it has been replaced."""
    plan = make_plan([r.Item(1, title=title)])
    return apply(plan, replace_in(plan, find(plan, sought), sought)).items[1].title


def test_places_are_found_in_every_chosen_field_in_the_order_of_the_plan(plan: Plan) -> None:
    plan = make(plan, edits.set_field(plan, VISIT, "status", "Visits begun"))
    assert places(find(plan, Sought("visit", "see"))) == [
        ("1.1.1", "Title", "See every family"),
        ("1.1.1", "Status", "Sees begun"),
        ("1.1.1", "Evidence", "See log"),
    ]
    assert places(find(plan, Sought("visit", "see", frozenset({"evidence"})))) == [
        ("1.1.1", "Evidence", "See log")
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("95%", "Success measure"),
        ("North", "Update of 2 March 2026"),
        ("Two teams", "Comment, March 2026"),
        ("High", "Risk"),
    ],
)
def test_a_place_says_in_which_field_it_is(plan: Plan, text: str, label: str) -> None:
    assert [hit.label for hit in find(plan, Sought(text, "x"))] == [label]


@pytest.mark.parametrize(
    ("title", "sought", "expected"),
    [
        ("Team manager, the team manager", Sought("team manager", "head"), "Head, the head"),
        ("MASH and mash", Sought("MASH", "the hub"), "the hub and the hub"),
        ("MASH and mash", Sought("MASH", "the hub", match_case=True), "the hub and mash"),
        ("Audits of an audit", Sought("audit", "check", whole_words=True), "Audits of an check"),
        ("The child’s plan", Sought("child's", "family’s"), "The family’s plan"),
        ("The child’s plan", Sought("child's", "family’s", match_case=True), "The child’s plan"),
        ("a.b a+b", Sought("a+b", r"\1"), r"a.b \1"),
        ("aaa", Sought("aa", "b"), "ba"),
        ("nothing here", Sought(""), "nothing here"),
    ],
)
def test_what_is_replaced_and_how(title: str, sought: Sought, expected: str) -> None:
    assert in_title(title, sought) == expected


def test_the_places_within_a_text_are_told() -> None:
    (hit,) = find(make_plan([r.Item(1, title="See and see")]), Sought("see", "visit"))
    assert [hit.before[start:end] for start, end in hit.spans] == ["See", "see"]
    assert [(piece.kind, piece.text) for piece in hit.pieces] == [
        ("deleted", "See"),
        ("inserted", "Visit"),
        ("same", " and "),
        ("deleted", "see"),
        ("inserted", "visit"),
    ]


def test_all_places_are_one_edit_and_undo_restores(plan: Plan) -> None:
    sought = Sought("s", "z")
    hits = find(plan, sought)
    assert {type(hit.row) for hit in hits} == {r.Item, r.Measure, r.Update, r.Rating, r.Evidence}
    change_set = replace_in(plan, hits, sought)
    assert change_set.label == f"replace ‘s’ in {len(hits)} places"
    after = make(plan, change_set)
    assert after.measures[MEASURE].text == "95% zeen in time"
    assert after.updates[UPDATE].text == "North haz ztarted"
    assert after.ratings[VISIT_MARCH].comment == "Two teamz are zhort"
    assert after.evidence[EVIDENCE].title == "Vizit log"
    assert apply(after, inverted(change_set)) == plan


def test_only_the_places_that_are_left_ticked_change(plan: Plan) -> None:
    sought = Sought("visit", "see")
    first, *_ = find(plan, sought)
    after = make(plan, replace_in(plan, [first], sought))
    assert after.items[VISIT].title == "See every family"
    assert after.evidence[EVIDENCE].title == "Visit log"


def test_what_is_frozen_is_told_and_stays(plan: Plan) -> None:
    plan = make(plan, edits.freeze(plan, MARCH))
    sought = Sought("s", "z", frozenset({"update", "comment"}))
    hits = find(plan, sought)
    assert [hit.stays for hit in hits] == [FROZEN, FROZEN]
    assert all(hit.after == hit.before for hit in hits)
    assert not replace_in(plan, hits, sought)


def test_a_status_means_what_it_says_now(plan: Plan) -> None:
    plan = make(plan, edits.set_field(plan, AUDIT, "status", "COMPLTD"))
    sought = Sought("COMPLTD", "Completed")
    after = make(plan, replace_in(plan, find(plan, sought), sought))
    assert (after.items[AUDIT].status, after.items[AUDIT].state) == ("Completed", COMPLETE)


def test_an_own_field_that_becomes_empty_has_nothing_and_an_update_stays(plan: Plan) -> None:
    sought = Sought("High")
    assert RISK_VALUE not in make(plan, replace_in(plan, find(plan, sought), sought)).extra_values
    (hit,) = find(plan, Sought("North has started"))
    assert hit.stays == EMPTY


def test_archived_items_are_passed_over(plan: Plan) -> None:
    assert not find(make(plan, edits.archive_items(plan, [VISIT])), Sought("visit"))


def test_places_of_an_older_plan_are_refused(plan: Plan) -> None:
    sought = Sought("audit", "check")
    hits = find(plan, sought)
    later = make(plan, edits.set_field(plan, AUDIT, "title", "Audit all files"))
    with pytest.raises(UserError, match="Find them again"):
        replace_in(later, hits, sought)


_WORDS = st.sampled_from(["e", "visit", "Visit", "the", ".", "(", "n", "’", "High", "5"])


@given(_WORDS, _WORDS, st.sets(st.sampled_from(sorted(FIELDS))), st.booleans(), st.booleans())
def test_undo_restores_and_a_text_by_itself_changes_nothing(
    text: str, by: str, fields: set[str], case: bool, words: bool
) -> None:
    plan = northshire()
    sought = Sought(text, by, frozenset(fields), case, words)
    change_set = replace_in(plan, find(plan, sought), sought)
    assert apply(make(plan, change_set), inverted(change_set)) == plan
    same = Sought(text, text, frozenset(fields), match_case=True, whole_words=words)
    assert not replace_in(plan, find(plan, same), same)
