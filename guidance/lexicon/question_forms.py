"""Questions told by their form (能报不, 有没有, 是不是, 认不认, 可要), whatever their words."""

from __future__ import annotations

_END = r"(?=[,;。?!\s]|$)"  # of a clause
ASKS_BY_FORM = (
    rf"没有?$|了没{_END}|(?:能|可以|行|算|用|要|会|得|给)[^,。?]{{0,8}}[不没]{_END}"
    r"|(?<=[一-鿿])(?<![也从都就绝还我并可决不])不$|(?<=[认给收要让算])我不$"
    r"|(?P<verb>[^不没])[不没](?P=verb)|(?P<word>[一-鿿]{2})[不没](?P=word)|可[要算得](?!了)"
    r"|(?:can|do|does|is) "
)
"""A regular expression for folded text that asks something, with two groups named in it."""
