"""Tables of small dialogs and panels, painted as the board is."""
