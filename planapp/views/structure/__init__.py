"""Dialogs that reshape a plan: move, renumber, replace, and begin the next one."""
