"""The list of what changed since a point of the past."""
