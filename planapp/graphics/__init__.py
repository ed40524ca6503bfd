"""Drawing that screen, print and picture share."""
