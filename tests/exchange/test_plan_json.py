"""The JSON door: what goes out comes back equal; what else comes in is read, or refused in a sentence."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import records as r
from planapp.domain.plan import Plan, empty_plan, make_plan
from planapp.domain.tables import SPECS
from planapp.errors import UserError
from planapp.exchange.plan_json import from_json, read_json, to_json, write_json
from planapp.exchange.plan_json.shape import ITEM_LISTS, NAME_LISTS, SECTIONS, keys_of
from tests.strategies import plans

DOCS = Path(__file__).resolve().parents[2] / "docs" / "plan-json.md"
HEADER = {"format": "planapp-plan", "version": 1}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["A", "", "lead"]) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "kind", "rank", "text"]) | st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def hand_written(**parts: Any) -> dict[str, Any]:
    return {**HEADER, **parts}


def action(**parts: Any) -> dict[str, Any]:
    return hand_written(items=[{"kind": "action", **parts}])


def refusal_of(document: object) -> str:
    with pytest.raises(UserError) as refusal:
        from_json(document)
    return refusal.value.message


def only(rows: Any) -> Any:
    (row,) = rows
    return row


@given(plans())
def test_a_plan_comes_back_equal(plan: Plan) -> None:
    text = json.dumps(to_json(plan), allow_nan=False)
    assert from_json(json.loads(text)) == plan


def test_the_empty_plan_comes_back_empty() -> None:
    assert from_json(to_json(empty_plan())) == empty_plan()


def test_a_file_comes_back_equal_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    plan = make_plan([r.Details(1, "u", "Plan – 2018"), r.Item(2**48 - 1, rank="V", title="a\r\nb\u2028c")])
    target = tmp_path / "plan.json"
    target.write_text("an older file", encoding="utf-8")
    write_json(plan, target)
    assert read_json(target) == plan
    assert "Plan – 2018" in target.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [target]


def test_the_document_has_the_designed_shape() -> None:
    plan = make_plan(
        [
            r.Level(1, "V", "amber", 2, "A", "Amber"),
            r.Period(2, "V", "03/18", date(2018, 3, 31), current=True),
            r.Person(3, "Head of Service"),
            r.ExtraField(4, "V", "Cost"),
            r.Item(5, None, "V", r.OBJECTIVE, "1", title="Practice"),
            r.Item(
                6, 5, "V", r.ACTION, "1.1", due="End Feb 2017", due_to=date(2017, 2, 28), status="IN HAND"
            ),
            r.Assignment(7, 6, 3, r.LEAD, "V"),
            r.Rating(8, 6, 2, 1, "Slow"),
            r.ExtraValue(9, 6, 4, "£10"),
            r.Indicator(10, "V", "K1", "Visits"),
            r.IndicatorValue(11, 10, "2017-07", 94.6),
            r.IndicatorValue(12, 10, "2017-08", None, "n/a"),
        ]
    )
    document = to_json(plan)
    item = only(only(document["items"])["children"])
    assert item["leads"] == ["Head of Service"]
    assert item["due"]["text"] == "End Feb 2017"
    assert item["due"]["to"] == "2017-02-28"
    assert item["status"] == {"text": "IN HAND", "state": ""}
    assert item["ratings"]["03/18"]["level"] == "A"
    assert item["ratings"]["03/18"]["period"] == 2
    assert "level_id" not in item["ratings"]["03/18"]
    assert item["fields"] == {"Cost": "£10"}
    assert only(document["indicators"])["values"] == {"2017-07": 94.6, "2017-08": "n/a"}


def test_equal_labels_and_letters_are_told_apart() -> None:
    levels = [r.Level(1, "A", "x", letter="A"), r.Level(2, "B", "y", letter="a")]
    periods = [r.Period(n, str(n), "03/18", current=n == 3) for n in (3, 4)]
    ratings = [r.Rating(5, 7, 3, 1), r.Rating(6, 7, 4, 2)]
    document = to_json(make_plan([*levels, *periods, *ratings, r.Item(7)]))
    ratings_out = only(document["items"])["ratings"]
    assert {name: entry["level_id"] for name, entry in ratings_out.items()} == {"03/18": 1, "03/18 (2)": 2}


def test_a_letter_changed_in_an_export_changes_the_rating() -> None:
    plan = make_plan(
        [
            r.Level(1, "A", "red", letter="R"),
            r.Level(2, "B", "green", letter="G"),
            r.Period(3, "V", "Q1", current=True),
            r.Item(4),
            r.Rating(5, 4, 3, 1),
        ]
    )
    document = to_json(plan)
    document["items"][0]["ratings"]["Q1"]["level"] = "green"
    assert only(from_json(document).ratings).level == 2


def test_a_hand_written_document_needs_no_ids_and_ranks() -> None:
    plan = from_json(
        hand_written(
            plan={"title": "Ours"},
            periods=[{"label": "Q1"}, {"label": "Q2"}],
            indicators=[{"name": "Visits", "values": {"2018-01": 4, "2018-02": "few"}}],
            items=[
                {
                    "kind": "theme",
                    "title": "Practice",
                    "children": [
                        {
                            "kind": "action",
                            "leads": ["Head of Service", "Team Manager"],
                            "officers": ["Team Manager"],
                            "ratings": {"Q1": {"level": "Amber"}, "Q2": {"level": "–"}},
                            "updates": [{"date": "2018-03-31", "period": "Q1", "text": "Begun"}],
                            "measures": [{"text": "More visits", "indicator": "Visits"}],
                            "fields": {"Cost": "£10"},
                        },
                        {"kind": "action", "title": "Second"},
                    ],
                }
            ],
        )
    )
    theme = only(plan.children(None))
    first, second = plan.children(theme.id)
    assert plan.about.title == "Ours"
    assert plan.about.uid
    assert second.title == "Second"
    assert [person.name for person in plan.assigned(first.id, r.LEAD)] == ["Head of Service", "Team Manager"]
    assert len(plan.people) == 2
    assert [period.label for period in plan.periods.of()] == ["Q1", "Q2"]
    assert plan.current_period is not None
    assert plan.current_period.label == "Q2"
    ratings = [plan.rating(first.id, period.id) for period in plan.periods.of()]
    assert [plan.levels[row.level].key if row and row.level else None for row in ratings] == ["amber", None]
    assert only(plan.updates).period == plan.periods.of()[0].id
    assert only(plan.measures).indicator == only(plan.indicators).id
    field = only(plan.extra_fields)
    assert (field.heading, field.kinds) == ("Cost", (r.ACTION,))
    assert {(row.month, row.value, row.text) for row in plan.indicator_values} == {
        ("2018-01", 4.0, ""),
        ("2018-02", None, "few"),
    }


def test_words_of_due_and_status_are_read_where_only_words_are_given() -> None:
    item = only(from_json(action(due={"text": "March 2018"}, status={"text": "In hand"})).items)
    assert (item.due_from, item.due_to) == (date(2018, 3, 1), date(2018, 3, 31))
    assert (item.due_precision, item.state) == ("month", "in progress")
    kept = only(from_json(action(due={"text": "March 2018", "precision": ""})).items)
    assert kept.due_to is None


def test_a_scale_without_keys_and_numbers_gets_them() -> None:
    plan = from_json(hand_written(scale=[{"name": "Red"}, {"letter": "G"}, {"name": "Red"}, {}]))
    assert [(level.key, level.number) for level in plan.levels.of()] == [
        ("red", 1),
        ("g", 2),
        ("red (2)", 3),
        ("4", 4),
    ]


@pytest.mark.parametrize(
    "ranks", [[None, "V"], ["V", None], ["A", None, "B"], ["B", None, "A"], ["a", None, None, "a", None]]
)
def test_an_item_without_rank_comes_after_the_one_before_it(ranks: list[str | None]) -> None:
    items = [
        {"kind": "action", "title": str(n), **({} if rank is None else {"rank": rank})}
        for n, rank in enumerate(ranks)
    ]
    plan = from_json(hand_written(items=items))
    order = [int(item.title) for item in plan.children(None)]
    for n, rank in enumerate(ranks):
        if rank is None and n:
            assert order.index(n - 1) < order.index(n)
    made = [item.rank for item in plan.items if ranks[int(item.title)] is None]
    assert len(set(made)) == len(made)
    assert not set(made) & set(ranks)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (
            hand_written(items=[{"kind": "theme"}, {"kind": "theme", "children": [{"title": "x"}]}]),
            "The JSON file has an item without a kind at items[1].children[0]. "
            'Give it "kind": "theme", "objective", "action" or "step".',
        ),
        (
            action(colour="red"),
            "The JSON file has a key that planapp does not know, ‘colour’, at items[0]. "
            "Correct its spelling, or take it out.",
        ),
        (
            action(title=5),
            "The JSON file has a number at items[0].title. Put a text in quotation marks there.",
        ),
        (
            action(done_on="31/3/2018"),
            'The JSON file has ‘31/3/2018’ at items[0].done_on. Put a date such as "2018-03-31" there.',
        ),
        (
            hand_written(people=[{"id": 7, "name": "a"}, {"id": 7, "name": "b"}]),
            "The JSON file has the id 7 twice, at people[0] and at people[1]. Leave one of the two ids out.",
        ),
        (
            action(measures=[{"indicator": 99}]),
            'The JSON file has an id, which is not under "indicators", at items[0].measures[0].indicator. '
            "Add it there, or correct it here.",
        ),
        (
            action(ratings={"03/18": {"level": "A"}}),
            'The JSON file has ‘03/18’, which is not under "periods", at items[0].ratings["03/18"].period. '
            "Add it there, or correct it here.",
        ),
        (
            hand_written(
                periods=[{"label": "Q1"}], items=[{"kind": "action", "ratings": {"Q1": {"level": "2 2"}}}]
            ),
            'The JSON file has the rating ‘2 2’, which is not in its "scale", at items[0].ratings.Q1.level. '
            'Add it there, or put it in "text" if it means no level.',
        ),
        (
            hand_written(items=[{"kind": "step", "children": [{"kind": "action"}]}]),
            "The JSON file has an action below a step at items[0].children[0]. "
            "Themes hold objectives, objectives actions, actions steps.",
        ),
        (
            hand_written(indicators=[{"values": {"2017-07": float("nan")}}]),
            'The JSON file has a number that can’t be kept at indicators[0].values["2017-07"]. '
            "Put an ordinary number there.",
        ),
        (
            {**HEADER, "version": 2},
            "The JSON file was written by a newer planapp. Update planapp to read it.",
        ),
    ],
)
def test_a_refusal_names_the_place_and_the_way_on(document: object, sentence: str) -> None:
    assert refusal_of(document) == sentence


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"format": "planapp-plan"},
        hand_written(version=True),
        hand_written(version=1.0),
        hand_written(journal=[]),
        hand_written(plan={"id": 1}),
        hand_written(people=[None]),
        hand_written(people=[{"id": 0}]),
        hand_written(people=[{"id": 2**48}]),
        hand_written(people=[{"id": True}]),
        hand_written(scale=[{"key": "a"}, {"key": "a"}]),
        hand_written(scale=[{"number": 2**63}]),
        hand_written(layouts=[{"columns": [{"width": 10**400}]}]),
        hand_written(periods=[{"current": True}, {"current": True}]),
        hand_written(indicators=[{"value_ids": {"2017-07": 1}}]),
        hand_written(periods=[{"label": "Q1"}], items=[{"kind": "step", "ratings": {"Q1": {}}}]),
        action(rank="a0"),
        action(rank="é"),
        action(title="\ud800"),
        action(fields={"\ud800": ""}),
        action(done_on="2018-W13-6"),
        action(field_ids={"Cost": {"id": 1}}),
        action(assignments=[{"role": "lead"}]),
        action(leads=[""]),
    ],
)
def test_what_is_no_plan_is_refused_in_one_plain_line(document: object) -> None:
    message = refusal_of(document)
    assert message.isprintable()
    assert message.endswith(".")


def test_names_that_two_people_share_are_refused_unless_an_id_decides() -> None:
    people = [{"id": 1, "name": "Head of Service"}, {"id": 2, "name": "Head of Service"}]
    item: dict[str, Any] = {"kind": "action", "leads": ["Head of Service"]}
    assert "several share" in refusal_of(hand_written(people=people, items=[item]))
    item["assignments"] = [{"person": 2}]
    assert only(from_json(hand_written(people=people, items=[item])).assignments).person == 2


def test_leads_changed_beside_their_assignments_are_not_lost_in_silence() -> None:
    plan = make_plan([r.Item(1), r.Person(2, "Head of Service"), r.Assignment(3, 1, 2)])
    document = to_json(plan)
    document["items"][0]["leads"] = ["Team Manager"]
    assert "leads" in refusal_of(document)
    document["items"][0]["assignments"] = None
    assert [person.name for person in from_json(document).assigned(1, r.LEAD)] == ["Team Manager"]


@given(json_values)
def test_any_json_is_a_plan_or_refused(value: object) -> None:
    assert_plan_or_refused(value)
    assert_plan_or_refused({**HEADER, **value} if isinstance(value, dict) else {**HEADER, "items": value})


@given(plans(), st.data())
def test_a_damaged_document_is_a_plan_or_refused(plan: Plan, data: st.DataObject) -> None:
    document = copy.deepcopy(to_json(plan))
    holder, key = data.draw(st.sampled_from(list(_nodes(document))))
    damage = data.draw(st.sampled_from(("replace", "remove", "rename", "repeat")))
    if damage == "remove":
        del holder[key]
    elif damage == "rename" and isinstance(holder, dict):
        holder[data.draw(st.sampled_from(("id", "text", "period", "?")))] = holder.pop(key)
    elif damage == "repeat" and isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[key] = data.draw(json_values)
    assert_plan_or_refused(document)


def assert_plan_or_refused(document: object) -> None:
    plan, message = read_or_refused(document)
    if plan is None:
        assert message.isprintable()
    else:
        assert from_json(json.loads(json.dumps(to_json(plan), allow_nan=False))) == plan


def read_or_refused(document: object) -> tuple[Plan | None, str]:
    try:
        return from_json(document), ""
    except UserError as refusal:
        return None, refusal.message


def _nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each object or list of a document with each of its keys."""
    keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _nodes(value[key])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Action,Lead\n",
        b'{"format": "planapp-plan", "version": 1',
        b"PK\x03\x04",
        b"\xff\xfe\x00",
        b'{"format": "planapp-plan", "version": 1, "version": 1}',
        b'{"format": "planapp-plan", "version": 1, "items": [NaN]}',
        b'{"format": "planapp-plan", "version": ' + b"1" * 5000 + b"}",
        b'{"format": "planapp-plan", "version": 1, "items": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"format": "planapp-plan", "version": 1, "indicators": [{"values": {"m": 1e999}}]}',
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_plain_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    with pytest.raises(UserError) as refusal:
        read_json(path)
    assert refusal.value.message.isprintable()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_editors_save_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(action(title="Übergabe"), ensure_ascii=False), encoding=encoding)
    assert only(read_json(path).items).title == "Übergabe"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(UserError):
            read_json(path)


def test_a_target_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for target in (tmp_path / "folder.json", tmp_path / "none" / "plan.json"):
        with pytest.raises(UserError):
            write_json(empty_plan(), target)
    assert [path.name for path in tmp_path.rglob("*")] == ["folder.json"]


def test_the_documentation_names_every_key() -> None:
    text = DOCS.read_text(encoding="utf-8")
    keys = {key.name for spec in SPECS for key in keys_of(spec.name)}
    keys |= {key.group for spec in SPECS for key in keys_of(spec.name)} - {""}
    keys |= {*SECTIONS, *ITEM_LISTS, *NAME_LISTS, "format", "version", "plan", "items", "children"}
    keys |= {"ratings", "rollups", "level", "level_id", "fields", "field_ids", "values", "value_ids"}
    keys |= {"columns"}
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_the_documentation_s_examples_are_read() -> None:
    examples = re.findall(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 2
    for example in examples:
        plan = from_json(json.loads(example))
        assert len(plan.items)
        assert from_json(to_json(plan)) == plan
