"""The import wizard: what a file holds, how it is understood, and what it would make of a plan."""
