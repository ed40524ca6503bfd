"""Small controls, painted so that no platform bends them: buttons, chips, key caps, tags and lines."""
