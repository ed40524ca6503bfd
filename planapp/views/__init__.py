"""Windows, panes, dialogs and delegates."""
