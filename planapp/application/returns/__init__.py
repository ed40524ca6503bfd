"""Taking back what was sent round: reading a return, comparing it three ways, deciding, and merging."""
