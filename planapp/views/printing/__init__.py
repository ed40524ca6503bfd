"""Printing, and saving as PDF: what a plan shows as the data of reports, and asking what is wanted."""
