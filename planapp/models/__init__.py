"""Qt item models over the plan."""
