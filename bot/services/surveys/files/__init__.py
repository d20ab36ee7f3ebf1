"""Questions as files: a workbook that a secretary fills in and a YAML text become a draft, and a draft becomes them.

Both hold the same rows (draft.py) and differ only in how rows are packed (workbook.py, text.py). Nothing is trusted;
what can't be understood is told with its place, all of it at once.
"""
