"""Notices in: source file → blocks → clause tree → search texts → vectors → index. Knows nothing of guidance."""
