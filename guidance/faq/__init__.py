"""The FAQ: entries on the clauses, approved by editors or drafted, measured and written.

`gather` makes the whole FAQ, `Shelf` holds what editors approved, `measure` its figures, `write` a file of it.
"""
