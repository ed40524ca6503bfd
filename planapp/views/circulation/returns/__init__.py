"""Merging what came back: the files, their changes, and the plan after the merge."""
