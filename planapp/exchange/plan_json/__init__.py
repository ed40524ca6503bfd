"""The plan as JSON: the open, documented door (docs/plan-json.md). What is written is read back equal."""

from __future__ import annotations

from planapp.exchange.plan_json.files import read_json, write_json
from planapp.exchange.plan_json.read import from_json
from planapp.exchange.plan_json.write import to_json

__all__ = ["from_json", "read_json", "to_json", "write_json"]
