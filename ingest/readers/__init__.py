"""One reader per format: source text → blocks."""
