"""Which clauses fit a question best: words and vectors fused, the choice among them, the help desk's look-up."""
