"""The draft of a notice's metadata, read from its clauses, and how a file becomes a notice."""
