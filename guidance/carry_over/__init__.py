"""Last year's questions, rules, materials and FAQ → drafts for this year's edition, where its clauses are the same."""
