"""The school's roadmap: its items through the school year, from the order's document to the evidence."""
