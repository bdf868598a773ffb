"""The FAQ: entries on the clauses, approved by editors or drafted, measured and written.

`build_faq` makes all of it, `PublishedFaq` serves what editors approved, `measure` gives its figures, `write` a file.
"""
