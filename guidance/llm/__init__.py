"""The language model, where an office sets one: transport, structured output, rewriting, proposing, rephrasing."""
