"""The lines of a notice's clauses in one spelling, from which what is found is quoted as it was printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ingest.document import Block, Clause
from ingest.text.normalise import match_key

_ONE_SPELLING = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys("∶:﹕", "："),
        **dict.fromkeys("—–―─－‐‑−", "-"),
        **dict.fromkeys("～〜﹏∼", "~"),
        "(": "（",
        ")": "）",
        ";": "；",
        "\u3000": " ",
        "\xa0": " ",
    }
)
_OPENING, _CLOSING = "（《“〔【[", "）》”〕】]"
_SENTENCE_ENDS, _PART_ENDS = "。；！", "。；！，\t"  # a tab stands between the cells of a table
_LONGEST = 4000  # characters of a line that is read as one: what is looked for in it may take the square of that
_PIECE = re.compile(f"(?s).{{1,{_LONGEST - 1}}}[。；]|.{{1,{_LONGEST}}}")
_NEAR = 40  # characters around a space that tell what it parts
_YEAR_DIGITS = 4  # digits with spaces between them are one number up to this many


@dataclass(frozen=True)
class ClauseLine:
    """One line of a clause: `text` in one spelling of digits, signs and spaces, `headings` from the outermost in.

    `clause` is the clause's number, `places` the index of each character of `text` in `printed`. The row of a table
    has a tab between two cells; `heads` are the cells of the table's first row, empty for that row itself.
    """

    clause: str
    text: str
    printed: str
    places: tuple[int, ...]
    headings: tuple[str, ...]
    heads: tuple[str, ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether the line is the row of a table."""
        return "\t" in self.text

    def quote(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` as they were printed."""
        return self.printed[self.places[start] : self.places[end - 1] + 1] if start < end else ""

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where the sentence around `at` begins and ends; what stands in brackets ends none."""
        return _around(at, self._sentence_ends)

    def part(self, at: int) -> tuple[int, int]:
        """Return where the part of a sentence around `at`, between commas, begins and ends."""
        return _around(at, self._part_ends)

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return _ends(self.text, _SENTENCE_ENDS)

    @cached_property
    def _part_ends(self) -> list[int]:
        return _ends(self.text, _PART_ENDS)


def clause_lines(clauses: Iterable[Clause], blocks: Sequence[Block]) -> tuple[ClauseLine, ...]:
    """Return the lines of all clauses in order; a heading is a line of its own.

    Head and closing, where a line says one thing, are read line by line from the `blocks` of the source; elsewhere a
    sentence that runs over several lines is one.
    """
    by_id: dict[str, Clause] = {}
    lines: list[ClauseLine] = []
    for clause in clauses:
        by_id[clause.id] = clause
        headings = tuple(_headings(clause, by_id))
        heads: tuple[str, ...] = ()
        printed_lines = _source_lines(clause, blocks) or _printed_lines(clause)
        for printed in chain.from_iterable(map(_pieces, printed_lines)):
            line = _line(clause.number, printed, headings, heads)
            lines.append(line)
            heads = (heads or tuple(line.text.split("\t"))) if line.is_row else ()
    return tuple(lines)


def _pieces(printed: str) -> list[str]:
    """A line of a length that paragraphs have, whole; a longer one in pieces, which end with a sentence if they can."""
    return _PIECE.findall(printed) if len(printed) > _LONGEST else [printed]


def one_spelling(printed: str) -> tuple[str, tuple[int, ...]]:
    """Return `printed` without the spaces that part nothing, and the index of each character in it."""
    text, places = "", []
    even = printed.translate(_ONE_SPELLING)
    for at, char in enumerate(even):
        if char.isspace() and char != "\t" and not _parts_words(even, at):
            continue
        text += " " if char.isspace() and char != "\t" else char
        places.append(at)
    return text, tuple(places)


def _line(number: str, printed: str, headings: tuple[str, ...], heads: tuple[str, ...]) -> ClauseLine:
    text, places = one_spelling(printed)
    return ClauseLine(number, text, printed, places, headings, heads)


def _printed_lines(clause: Clause) -> list[str]:
    lines = (*clause.heading.split("\n"), *clause.text.split("\n"))
    return [words.strip(" \u3000") for words in lines if words.strip()]  # tabs stand for empty cells


def _source_lines(clause: Clause, blocks: Sequence[Block]) -> list[str]:
    """The lines of the head or closing as they stand in the source, as far as the clause has kept them."""
    if clause.number not in ("0", "end"):
        return []
    key = match_key(clause.words)
    inside = (block.text for block in blocks if clause.start <= block.source_offset(0) < clause.end)
    return [text for text in inside if match_key(text) in key]


def _headings(clause: Clause, by_id: dict[str, Clause]) -> list[str]:
    found: list[str] = []
    around: Clause | None = clause
    while around:
        found.insert(0, one_spelling(around.heading)[0])
        around = by_id.get(around.parent or "")
    return found


def _parts_words(text: str, at: int) -> bool:
    """Whether a space parts two Latin words, or two numbers that are not the digits of one."""
    before, after = text[max(0, at - _NEAR) : at].rstrip()[-1:], text[at : at + _NEAR].lstrip()[:1]
    if not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum()):
        return False
    if not (before.isdigit() and after.isdigit()):
        return True
    left = re.search(r"[\d ]*$", text[max(0, at - _NEAR) : at])
    right = re.match(r"[\d ]*", text[at : at + _NEAR])
    digits = sum(char.isdigit() for char in (left[0] if left else "") + (right[0] if right else ""))
    return digits > _YEAR_DIGITS


def _around(at: int, ends: Sequence[int]) -> tuple[int, int]:
    """What lies around `at` between two of `ends`, the last of which is where the text ends."""
    following = min(bisect_left(ends, at), len(ends) - 1)
    return (ends[following - 1] + 1 if following else 0), ends[following]


def _ends(text: str, marks: str) -> list[int]:
    """Where `marks` outside brackets stand, and the end of the text."""
    found, depth = [], 0
    for index, char in enumerate(text):
        depth = _depth_after(char, depth)
        if char in marks and not depth:
            found.append(index)
    return [*found, len(text)]


def _depth_after(char: str, depth: int) -> int:
    if char in _OPENING:
        return depth + 1
    return max(0, depth - 1) if char in _CLOSING else depth
