"""What the words of a status mean."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.status import STATES, read_done_on, read_state


@pytest.mark.parametrize(
    ("state", "texts"),
    [
        ("complete", "COMPLETED|COMPLTED|Compleeted|Completed.|COMPLETED (FEB 2017)|COMPLETED AND ISSUED."),
        ("complete", "COMPLETED – IN PLACE|COMPLETED FOR JANUARY 2017|Feb 2017 completed|100% complete"),
        ("complete", "COMPLETED AND ONGOING|PROCESS COMPLETED AND IN PLACE AND WILL BE ONGOING"),
        ("complete", "Closed|Done|Achieved|Finished|Delivered|Signed off|Reported to Board and completed"),
        (
            "in progress",
            "DRAFT COMPLETED. OUT TO STAFF BY END OF FEB|Completed in draft|To be completed by May",
        ),
        (
            "in progress",
            "IN PROCESS|In process – to be completed fully April 2017|IN HAND|In progress|On track",
        ),
        ("in progress", "IN PROGRESS (DATES AS STATED)|underway|Work has begun|90% complete|Nearly complete"),
        ("in progress", "Should be done by May|Training completed, roll-out in progress"),
        ("ongoing", "ONGOING ACTIVITY|On-going|Audits in January have examined this – ONGOING EVERY MONTH"),
        (
            "not started",
            "Not started|NOT YET STARTED|Has not started|Hasn’t been started|Due to start in May",
        ),
        ("on hold", "On hold|Paused|Deferred|In progress, now on hold"),
        ("dropped", "Not applicable|N/A|Cancelled|Closed - superseded|Withdrawn|No longer required"),
        ("", "Not complete|Not completed|Incomplete|Isn't complete|Not yet complete|Ongoing – not complete"),
        (
            "",
            "|Delayed|Blue|Completed?|Phase 1 completed|3 of 5 completed|Completed, not started|No progress",
        ),
        ("", "Stated|Passed|Completes|Not on track|Completed, awaiting approval"),
    ],
)
def test_state_of_a_status(state: str, texts: str) -> None:
    assert {text: read_state(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), state)


def test_every_status_of_the_example_plan_is_known(shared: Path) -> None:
    plan = json.loads((shared / "plans" / "expected-a.json").read_text(encoding="utf-8"))
    statuses = set(plan["counts"]["statuses_by_step"]) - {"(blank)"}
    assert len(statuses) > 10
    assert {text for text in statuses if not read_state(text)} == set()


@pytest.mark.parametrize("text", ["Completed 12/03/2018", "COMPLETED (12.3.18)", "Done on 12 March 2018"])
def test_day_of_completion(text: str) -> None:
    assert read_done_on(text) == date(2018, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Completed March 2018",
        "Completed",
        "To be completed 12/03/2018",
        "Completed, next review 12/03/2019",
        "Completed 31/02/2018",
        "Completed 01/03/2018 and 12/03/2018",
    ],
)
def test_no_day_of_completion(text: str) -> None:
    assert read_done_on(text) is None


@given(st.text())
def test_any_text_has_a_known_state_or_none(text: str) -> None:
    assert read_state(text) in {*STATES, ""}


@given(
    st.sampled_from(["complete", "completed", "done", "achieved"]), st.sampled_from(["not", "never", "isn't"])
)
def test_what_is_denied_is_never_complete(word: str, denial: str) -> None:
    assert read_state(f"{denial} yet {word}".upper()) == ""
