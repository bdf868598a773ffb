"""Search texts → vectors → Chroma: written whole, swapped in at once, brought up to date incrementally."""
