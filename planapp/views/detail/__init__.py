"""The detail pane: everything about one item, to read and to edit in place."""
