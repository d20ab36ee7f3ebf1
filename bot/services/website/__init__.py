"""The school's website: its news are read from there."""
