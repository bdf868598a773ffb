"""Notices in: source file → blocks → clause tree → chunks → vectors → index. Knows nothing of guidance."""
