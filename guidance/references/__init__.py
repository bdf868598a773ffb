"""Clause numbers, labels and document numbers in a message: found, and resolved to clauses and notices."""
