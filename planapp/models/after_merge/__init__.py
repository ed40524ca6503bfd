"""An item as a merge would leave it: what the return touches of it, who won there, and what is open."""

from __future__ import annotations

from planapp.models.after_merge.item import after_merge
from planapp.models.after_merge.merging import Merging
from planapp.models.after_merge.shown import AfterMerge, Part, StepLine, Text

__all__ = ["AfterMerge", "Merging", "Part", "StepLine", "Text", "after_merge"]
