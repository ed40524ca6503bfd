"""Reporting periods: their dialog, the menu over a column of the board, and what both do."""
