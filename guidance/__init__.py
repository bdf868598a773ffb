"""Answers out: message → understanding → clauses or verdict → cited reply."""
