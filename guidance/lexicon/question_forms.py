"""Questions told by their form (能报不, 有没有, 是不是), whatever their words."""

from __future__ import annotations

ASKS_BY_FORM = (
    r"没有?$|(?:能|可以|行|算|用|要|会|得|给)[^,。?]{0,8}[不没]$|(?<=[一-鿿])(?<![也从都就绝还我并可决不])不$"
    r"|([^不])不\1|(?:can|do|does|is) "
)
"""A regular expression for folded text that asks something."""
