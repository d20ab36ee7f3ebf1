"""Needs surveys: questions, who is asked, sheets that are kept apart from names where that was promised, results."""
