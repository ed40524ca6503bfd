"""Files of other people: read, recognised, mapped and checked, and written."""
