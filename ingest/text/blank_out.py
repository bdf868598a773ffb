"""Parts of a text made blank: comments and the like, with every other character left where it stands."""

from __future__ import annotations


def blank_out(text: str, opening: str, closing: str) -> str:
    """Return `text` with what stands from each `opening` to the next `closing` turned into spaces."""
    pieces, at = [], 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        end += len(closing)
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
