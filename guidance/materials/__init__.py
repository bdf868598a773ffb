"""Which papers an applicant hands in: data that stands on clauses, and one applicant's own list made from it."""
