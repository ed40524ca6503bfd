"""Every fact of the two example plans, compared with what is read from their workbooks."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.mapping import Mapped
from tests.exchange.reading import below, measures, people, read, updates


@pytest.fixture(scope="module")
def expected_a(shared: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((shared / "plans" / "expected-a.json").read_text(encoding="utf-8"))
    return facts


@pytest.fixture(scope="module")
def expected_b(shared: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((shared / "plans" / "expected-b.json").read_text(encoding="utf-8"))
    return facts


@pytest.fixture(scope="module")
def plan_a(shared: Path) -> Mapped:
    return read(shared / "plans" / "plan-a.xlsx")


@pytest.fixture(scope="module")
def plan_b(shared: Path) -> Mapped:
    return read(shared / "plans" / "plan-b.xlsx")


def shown_by_step(plan: Plan, action: Item, step: Item, value: Any) -> Any:
    """Return a step's own value, or the action's that it shows in grey (DESIGN 2)."""
    return value(step) or value(action)


class TestPlanA:
    def test_counts(self, plan_a: Mapped, expected_a: dict[str, Any]) -> None:
        plan, counts = plan_a.plan, expected_a["counts"]
        kinds = Counter(item.kind for item in plan.items)
        assert kinds["theme"] == counts["themes"]
        assert kinds["objective"] == counts["objectives_numbered"]
        assert kinds["action"] == counts["actions"]
        assert kinds["step"] == counts["steps"]
        assert len(plan.people) == counts["people_distinct"]
        assert (
            len({item.ref for item in plan.items if item.kind == "action"})
            == counts["action_numbers_distinct"]
        )

    def test_every_cell_is_accounted_for(self, plan_a: Mapped) -> None:
        cells = plan_a.accounting
        assert cells.left_out == ()
        assert cells.placed + cells.named == cells.filled

    def test_themes_and_objectives(self, plan_a: Mapped, expected_a: dict[str, Any]) -> None:
        plan = plan_a.plan
        found = [
            (theme.ref, theme.title, [(o.ref, o.title) for o in below(plan, theme, "objective")])
            for theme in below(plan, None, "theme")
        ]
        assert found == [
            (theme["number"], theme["title"], [(o["number"], o["title"] or "") for o in theme["objectives"]])
            for theme in expected_a["themes"]
        ]

    def test_the_objective_without_a_row_is_reported(self, plan_a: Mapped) -> None:
        texts = [finding.text for finding in plan_a.findings if finding.where.endswith("A81")]
        assert len(texts) == 1
        assert "objective 8" in texts[0]

    def test_actions_and_steps(self, plan_a: Mapped, expected_a: dict[str, Any]) -> None:
        pairs = list(self.pairs(plan_a.plan, expected_a))
        assert len(pairs) == 53
        for action, fact in pairs:
            assert (action.ref, action.title) == (fact["number"], fact["what"] or "")
            assert people(plan_a.plan, action) == fact["people"]
            steps = below(plan_a.plan, action, "step")
            assert [step.title for step in steps] == [step["how"] for step in fact["steps"]]
            assert [bool(step.marker) for step in steps] == [step["bulleted"] for step in fact["steps"]]

    def test_what_is_said_of_each_step(self, plan_a: Mapped, expected_a: dict[str, Any]) -> None:
        plan = plan_a.plan
        for action, fact in self.pairs(plan, expected_a):
            for step, said in zip(below(plan, action, "step"), fact["steps"], strict=True):
                shown = {
                    "when": step.due or action.due,
                    "status": step.status or action.status,
                    "who": "\n".join(people(plan, step) or people(plan, action)),
                }
                # A post that stands twice in a cell is kept once, with a finding.
                who = "\n".join(dict.fromkeys((said["who"] or "").splitlines()))
                assert shown == {"when": said["when"] or "", "status": said["status"] or "", "who": who}

    def test_measures_and_outcomes(self, plan_a: Mapped, expected_a: dict[str, Any]) -> None:
        """What is given for several steps is the action's, or stands with the first of them."""
        plan = plan_a.plan
        for action, fact in self.pairs(plan, expected_a):
            for key, read_text in (("measures", measures), ("outcome", updates)):
                cells = [
                    said[key] for said in fact["steps"] if said[key] and key not in said["merged_with_above"]
                ]
                found = [read_text(plan, item) for item in (action, *below(plan, action, "step"))]
                assert [text for text in found if text] == cells, (action.ref, key)

    def test_statuses_keep_their_words_and_mean_a_state(
        self, plan_a: Mapped, expected_a: dict[str, Any]
    ) -> None:
        plan = plan_a.plan
        counts: Counter[str] = Counter()
        for action in (item for item in plan.items if item.kind == "action"):
            for step in below(plan, action, "step"):
                counts[step.status or action.status or "(blank)"] += 1
        assert counts == expected_a["counts"]["statuses_by_step"]
        assert all(item.state for item in plan.items if item.status)

    def test_the_layout_is_learnt(self, plan_a: Mapped, expected_a: dict[str, Any]) -> None:
        (layout,) = plan_a.plan.layouts.of()
        assert layout.sheet == expected_a["sheet"]
        assert len(layout.titles) == 2
        columns = plan_a.plan.layout_columns.of(layout.id)
        assert [column.heading for column in columns] == expected_a["columns"]
        assert [column.width for column in columns] == [7, 27, 21, 46, 18, 38, 18, 46]

    @staticmethod
    def pairs(plan: Plan, facts: dict[str, Any]) -> list[tuple[Item, dict[str, Any]]]:
        found = [
            action
            for theme in below(plan, None, "theme")
            for objective in below(plan, theme, "objective")
            for action in below(plan, objective, "action")
        ]
        known = [
            fact
            for theme in facts["themes"]
            for objective in theme["objectives"]
            for fact in objective["actions"]
        ]
        return list(zip(found, known, strict=True))


class TestPlanB:
    def test_counts(self, plan_b: Mapped, expected_b: dict[str, Any]) -> None:
        plan, counts = plan_b.plan, expected_b["counts"]
        kinds = Counter(item.kind for item in plan.items)
        assert kinds == {"objective": counts["outcomes"], "action": counts["actions"]}
        actions = [item for item in plan.items if item.kind == "action"]
        assert len({action.title for action in actions}) == counts["action_texts_distinct"]
        said = counts["actions_with"]
        assert sum(bool(measures(plan, action)) for action in actions) == said["measures"]
        assert sum(bool(people(plan, action)) for action in actions) == said["lead"]
        assert sum(bool(people(plan, action, "officer")) for action in actions) == said["officer"]
        assert sum(bool(action.due) for action in actions) == said["due"]
        assert sum(bool(updates(plan, action)) for action in actions) == said["update"]
        assert len(plan.people) == counts["people_distinct"]
        assert len(plan.indicator_values) == counts["indicator_values"]

    def test_every_cell_is_accounted_for(self, plan_b: Mapped) -> None:
        cells = plan_b.accounting
        assert cells.left_out == ()
        assert cells.placed + cells.named == cells.filled

    def test_outcomes_and_their_actions(self, plan_b: Mapped, expected_b: dict[str, Any]) -> None:
        plan = plan_b.plan
        for outcome, fact in zip(below(plan, None, "objective"), expected_b["outcomes"], strict=True):
            assert outcome.title == fact["title"]
            for action, said in zip(below(plan, outcome, "action"), fact["actions"], strict=True):
                assert action.title == said["action"]
                assert people(plan, action) == ([said["lead"]] if said["lead"] else [])
                assert people(plan, action, "officer") == ([said["officer"]] if said["officer"] else [])
                assert updates(plan, action) == (said["update"] or "")
                assert (str(action.due_from) if action.due_from else None) == said["due"]
                assert (action.due_precision == "month") == bool(said["due"])

    def test_measures_to_the_letter(self, plan_b: Mapped, expected_b: dict[str, Any]) -> None:
        plan = plan_b.plan
        facts = [said for fact in expected_b["outcomes"] for said in fact["actions"]]
        actions = [action for o in below(plan, None, "objective") for action in below(plan, o, "action")]
        for action, said in zip(actions, facts, strict=True):
            found = "\n".join(m.marker + m.text for m in plan.measures.of(action.id))
            assert found == (said["measures"] or "")
        bulleted = next(action for action, said in zip(actions, facts, strict=True) if said["row"] == 26)
        assert len(plan.measures.of(bulleted.id)) == 2

    def test_ratings_of_each_action(self, plan_b: Mapped, expected_b: dict[str, Any]) -> None:
        plan = plan_b.plan
        facts = [said for fact in expected_b["outcomes"] for said in fact["actions"]]
        actions = [action for o in below(plan, None, "objective") for action in below(plan, o, "action")]
        for action, said in zip(actions, facts, strict=True):
            found = {}
            for period in plan.periods.of():
                rating = plan.rating(action.id, period.id)
                level = plan.levels.get(rating.level) if rating else None
                found[period.label] = level.number if level else None
            assert found == said["ratings"]

    def test_notes_on_ratings_are_comments(self, plan_b: Mapped, expected_b: dict[str, Any]) -> None:
        plan = plan_b.plan
        found = [
            {
                "column": f"RAG {plan.periods[rating.period].label}",
                "author": rating.comment_by,
                "text": rating.comment,
            }
            for rating in plan.ratings
            if rating.comment
        ]
        facts = [{key: said[key] for key in ("column", "author", "text")} for said in expected_b["comments"]]
        assert sorted(found, key=str) == sorted(facts, key=str)

    def test_the_last_period_is_current_and_none_is_frozen(self, plan_b: Mapped) -> None:
        periods = plan_b.plan.periods.of()
        assert [period.label for period in periods] == ["11/17", "01/18", "03/18", "05/18"]
        assert [period.current for period in periods] == [False, False, False, True]
        assert not any(period.frozen for period in periods)

    def test_indicators(self, plan_b: Mapped, expected_b: dict[str, Any]) -> None:
        plan = plan_b.plan
        months = {"Jul": "2017-07", "Aug": "2017-08", "Oct": "2017-10", "Nov": "2017-11"}
        for indicator, fact in zip(plan.indicators.of(), expected_b["indicators"]["items"], strict=True):
            assert indicator.name == fact["name"]
            assert indicator.notes == (fact["notes"] or "")
            assert indicator.number_format == fact["number_format"]
            assert indicator.polarity == indicator.baseline == indicator.comparator == ""
            found = {row.month: row.value for row in plan.indicator_values.of(indicator.id)}
            assert found == {
                months[name]: value for name, value in fact["months"].items() if value is not None
            }

    def test_months_without_a_year_are_reported(self, plan_b: Mapped) -> None:
        assert any("Jul to Nov" in finding.text and "2017" in finding.text for finding in plan_b.findings)

    def test_the_layouts_are_learnt(self, plan_b: Mapped, expected_b: dict[str, Any]) -> None:
        plan = plan_b.plan
        block, table = plan.layouts.of()
        assert [column.heading for column in plan.layout_columns.of(block.id)] == expected_b["indicators"][
            "columns"
        ]
        headings = [column.heading for column in plan.layout_columns.of(table.id)]
        assert headings == ["Priority 3", *expected_b["columns"]]
