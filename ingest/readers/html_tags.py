"""HTML text → its tags and the text between them, in time that grows with the text alone, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

RAW_TEXT = {"script", "style", "noscript", "template", "textarea", "title", "iframe", "xmp", "svg", "math", "select"}
_OPENING = re.compile(r"<(?:(?P<close>/)?(?P<name>[a-zA-Z][^\s/>]*)|(?P<comment>!--)|[!?/])")
# Once no comment ends any more, what begins one is text.
_OPENING_OF_TAG = re.compile(r"<(?:(?P<close>/)?(?P<name>[a-zA-Z][^\s/>]*)|(?P<comment>(?!))|[?/]|!(?!--))")
# Only quotes around a value hide a >; a quote that stands loose does not.
_REST_OF_TAG = re.compile(r"""(?>[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?>"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")
_CHARACTER = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag, which has no attributes: `name` and attribute names in lower case."""

    name: str
    at: int
    is_end: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text between tags, its character references read, and where in the source it begins."""

    text: str
    at: int


def html_tags(source: str) -> Iterator[Tag | Words]:
    """Yield the tags and words of `source` in order; comments are left out.

    A tag that never ends is read as text. What stands in an element without tags of its own, such as a style sheet,
    comes as one run of words.
    """
    scanner, openings = _Scanner(source), _OPENING
    at = 0
    while at < len(source):
        opening = openings.search(source, at)
        start = opening.start() if opening else len(source)
        yield from _words(source, at, start)
        if not opening:
            return
        end = scanner.end_of(opening)
        if end < 0 and not opening["comment"]:
            yield from _words(source, start, len(source))
            return
        if end < 0:
            openings, at = _OPENING_OF_TAG, start
            continue
        at = end
        if opening["name"]:
            tag = _tag(source, opening, end)
            yield tag
            at = scanner.end_of_raw_text(tag, end)
            yield from _words(source, end, at)


class _Scanner:
    """Where tags and comments end. What was once sought in vain is not sought again: nothing is read twice."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._last_end = source.rfind(">")
        self._has_loose_quote = False
        self._without_end: set[str] = set()

    def end_of(self, opening: re.Match[str]) -> int:
        """Return where the tag or comment that begins at `opening` is over, -1 when it never is."""
        if opening["comment"]:
            end = self._source.find("-->", opening.end())
            return end + 3 if end >= 0 else -1
        if opening.end() > self._last_end:
            return -1
        match = None if self._has_loose_quote else _REST_OF_TAG.match(self._source, opening.end())
        if match:
            return match.end()
        # A quote that nothing closes hides every > behind it: from here on, quotes hide none.
        self._has_loose_quote = True
        return self._source.find(">", opening.end()) + 1

    def end_of_raw_text(self, tag: Tag, at: int) -> int:
        """Return where the text of an element without tags of its own ends; `at` for any other tag."""
        if tag.is_end or tag.name not in RAW_TEXT or tag.name in self._without_end:
            return at
        end = re.compile(rf"</{tag.name}(?=[\s/>])", re.I).search(self._source, at)
        if not end:
            self._without_end.add(tag.name)
        return end.start() if end else at


def _tag(source: str, opening: re.Match[str], end: int) -> Tag:
    name, is_end = opening["name"].lower(), bool(opening["close"])
    found = () if is_end else _ATTRIBUTE.finditer(source, opening.end(), end - 1)
    attributes = {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in found}
    return Tag(name, opening.start(), is_end, attributes)


def _words(source: str, start: int, end: int) -> Iterator[Words]:
    """The text from `start` to `end`, a character reference apart, so that each run keeps its place."""
    for reference in _CHARACTER.finditer(source, start, end):
        if start < reference.start():
            yield Words(source[start : reference.start()], start)
        yield Words(unescape(reference[0]), reference.start())
        start = reference.end()
    if start < end:
        yield Words(source[start:end], start)
