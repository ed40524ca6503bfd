"""Paginated print, PDF and Word."""
