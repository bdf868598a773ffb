"""Tree → clauses: ids, paths and the label by which a person cites."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.document import Clause
from ingest.outline.number_marks import LISTED, SYMBOL, UNITS
from ingest.outline.tree_node import TreeNode
from ingest.text.numerals import CHINESE, label_number

SEGMENTS = {"front": "0", "tail": "tail", "annexes": "annex", "end": "end"}
NAMES = {"front": "开头", "tail": "末段", "annexes": "附件", "end": "落款"}
# What sets off an unnumbered heading and is none of its words.
GROUP_MARKS = re.compile(rf"^[\W_]*?{SYMBOL.pattern}|^【|】$|[：:]$")
FULL_WIDTH = str.maketrans("()〔〕【】[]", "（）（）（）（）")
PUNCTUATION = {"一、": "、", "1.": ".", "A.": ".", "a.": ".", "i.": ".", "1": "."}


def label_clauses(roots: list[TreeNode], notice_id: str) -> tuple[Clause, ...]:
    """Return the clauses of all parts in document order; every id is unique."""
    labeller = _Labeller(notice_id, _articles_run_on(roots))
    has_text = has_numbers = False
    for root in roots:
        digits = re.search(r"(\d+|[一二三四五六七八九十]+|[A-Z])$", root.printed)
        above = _Above()
        if root.printed and (has_numbers or (digits and has_text)):
            number = label_number(digits[1]) if digits else 1
            above = _Above((root.printed,), f"{root.printed} ", f"annex{number}")
        labeller.add(root.children, above)
        has_numbers = has_numbers or any(node.kind in ("clause", "group") for node in root.children)
        has_text = has_text or bool(root.children)
    return tuple(sorted(labeller.clauses, key=lambda clause: clause.start))


@dataclass(frozen=True, slots=True)
class _Above:
    """What a clause takes over from the one it stands under."""

    path: tuple[str, ...] = ()
    label: str = ""
    number: str = ""
    id: str | None = None


@dataclass(slots=True)
class _Labeller:
    notice_id: str
    articles_run_on: bool
    clauses: list[Clause] = field(default_factory=list)
    _used_numbers: set[str] = field(default_factory=set)
    _repeats: dict[str, int] = field(default_factory=dict)

    def add(self, nodes: list[TreeNode], above: _Above) -> None:
        """Add the clauses of the nodes under `above`, and of those under them."""
        letters = iter("abcdefghijklmnopqrstuvwxyz")
        for node in nodes:
            letter = next(letters, "z") if node.kind == "group" else ""
            self.add(node.children, self._add_clause(node, above, letter))

    def _add_clause(self, node: TreeNode, above: _Above, letter: str) -> _Above:
        heading, text = node.heading_and_text()
        printed = letter or node.printed or NAMES.get(node.kind, "")
        path = _path(node, above, printed)
        number = self._unique_number(node, above, letter)
        label = self._label(node, above, heading)
        id = f"{self.notice_id}#{number}"
        self.clauses.append(Clause(id, path, label, heading, text, above.id, node.start, node.end))
        return _Above(path, label, number, id)

    def _unique_number(self, node: TreeNode, above: _Above, letter: str) -> str:
        # Numbers of a list that starts again, and one that the source gives twice, keep their digits: 3, 3b, 3c.
        plain = ".".join(filter(None, (above.number, letter or _segment(node))))
        repeat = max(node.restarts, self._repeats.get(plain, 0))
        while (number := plain + _repeat_suffix(repeat)) in self._used_numbers:
            repeat += 1
        self._used_numbers.add(number)
        self._repeats[plain] = repeat + 1
        return number

    def _label(self, node: TreeNode, above: _Above, heading: str) -> str:
        if node.kind == "group":
            return above.label + GROUP_MARKS.sub("", heading)
        if node.kind == "front" and above.label:
            return above.label.strip()
        if node.kind in NAMES:
            return above.label + NAMES[node.kind]
        if node.kind in ("annex", "row", "passage"):
            return above.label.removesuffix(NAMES["front"]) + node.printed
        shown = node.printed.translate(FULL_WIDTH) + _punctuation(node)
        stands_alone = node.style == "1.1" or (node.style == "条" and self.articles_run_on)
        return shown if stands_alone else above.label + shown


def _path(node: TreeNode, above: _Above, printed: str) -> tuple[str, ...]:
    """The labels down to a unit; rows and passages have none in the source."""
    if node.segment:
        return ()
    return above.path if node.kind in ("tail", "front", "end") else (*above.path, printed)


def _punctuation(node: TreeNode) -> str:
    if node.style in LISTED:
        return "、" if node.printed[:1] in CHINESE else "."
    return PUNCTUATION.get(node.style, "")


def _repeat_suffix(repeat: int) -> str:
    if not repeat:
        return ""
    return chr(ord("a") + repeat) if repeat < 26 else f"-{repeat}"


def _segment(node: TreeNode) -> str:
    """What a unit adds to the number of the one above it."""
    if node.kind == "annex":
        return str(label_number(node.printed))
    if not node.number:
        return node.segment or SEGMENTS[node.kind]
    number = node.number.mark.number
    if node.style not in UNITS:
        return str(number[-1])
    article, inserted = number
    return f"{article}-{inserted}" if inserted else str(article)


def _articles_run_on(roots: list[TreeNode]) -> bool:
    """Whether articles are numbered through the whole document, so that 第七条 alone says which."""
    counts: Counter[tuple[int, ...]] = Counter()
    nodes = list(roots)
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.number and node.style == "条":
            counts[node.number.mark.number] += 1
    return all(count == 1 for count in counts.values())
