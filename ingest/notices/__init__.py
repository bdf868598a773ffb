"""Notice folder → Notice: metadata, checks, known questions, teaching."""
