"""What a Markdown file strikes out or hides: ~~so~~, and by HTML tags inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from ingest.document import LeftOut
from ingest.readers.html_visibility import STRUCK_TAGS, Look, look_of

UNSEEN = "\u2060"  # takes the place of a character that is left out, and is no part of any block
MOST_TOLD = 1000  # parts that are named one by one
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])([^~\r\n]+)~~(?!~)")
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]{0,1000})?)>")
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?>"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")
_BREAKS = re.compile(r"[^\r\n\f]")


def without_left_out(source: str) -> tuple[str, list[LeftOut]]:
    """Return `source` with UNSEEN for every character that is struck out or hidden, and these words."""
    found = merge(_struck(source), _in_tags(source))
    pieces: list[str] = []
    left_out: list[LeftOut] = []
    at = 0
    for start, end, is_struck in found:
        if start < at:
            continue
        pieces += [source[at:start], _BREAKS.sub(UNSEEN, source[start:end])]
        if len(left_out) < MOST_TOLD:
            words = re.sub(r"<[^<>]*>|~~", "", source[start:end]).strip()
            left_out.append(LeftOut(words, start, is_struck))
        at = end
    return "".join([*pieces, source[at:]]), left_out


def _struck(source: str) -> Iterator[tuple[int, int, bool]]:
    return ((match.start(), match.end(), True) for match in _STRUCK.finditer(source))


def _in_tags(source: str) -> Iterator[tuple[int, int, bool]]:
    never_closed: set[str] = set()
    at = 0
    while tag := _TAG.search(source, at):
        name, at = tag[1].lower(), tag.end()
        if name in never_closed or not (tag[2] or name in STRUCK_TAGS):
            continue
        attributes = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(tag[2])}
        look = look_of(name, attributes, attributes.get("style", "").lower(), Look())
        if look.is_left_out:
            end = re.compile(rf"</{name}\s*>", re.I).search(source, at)
            never_closed |= set() if end else {name}
            at = end.end() if end else at
            yield from [(tag.start(), end.end(), look.is_struck)] if end else []
