"""The editor of the rating scale."""
