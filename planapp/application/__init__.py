"""What the officer does: the use cases, without a window."""
