"""The check of what a model wrote: nothing that the cited clauses do not say."""
