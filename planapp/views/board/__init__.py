"""The board: the plan's tree and its rating history as one table."""
