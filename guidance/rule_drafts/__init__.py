"""A rule pack drafted from a notice's clauses, for an editor to correct and to sign; a draft decides nothing.

A page or command calls `load_drafting_tables()` once and `sound_draft(notice, tables)` for the draft, which changes
nothing, and puts it down with `write_draft`. What an editor has changed is read by `read_draft`, shown clause by clause
by `guidance.rules.review_sheet.entries` and `guidance.rules.coverage.cover`; `renew_cases` makes the cases anew,
`refusals` tells what keeps it from being signed, and `sign_draft` makes it the pack.
"""
