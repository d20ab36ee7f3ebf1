"""Documents that people print or open elsewhere: made of plain data and finished texts, no database and no chat."""
