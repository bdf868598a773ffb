"""Two editions of one notice: which clause is which, what changed in it, and where words of the old one stand now."""
