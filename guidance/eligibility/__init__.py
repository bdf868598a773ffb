"""The checker: check(model, facts, today) → verdict, its parts, and its words."""
