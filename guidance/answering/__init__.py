"""Clauses → a cited reply: excerpts, citations, application windows."""
