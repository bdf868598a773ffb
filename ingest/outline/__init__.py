"""Blocks → clause tree: numbering, nesting, page repair, parts, labels, warnings."""
