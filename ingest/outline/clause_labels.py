"""Nodes → clauses: ids, paths and the label by which a person cites."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.document import Clause
from ingest.outline.number_marks import UNITS
from ingest.outline.tree_node import TreeNode
from ingest.text.numerals import label_number

SEGMENTS = {"front": "0", "tail": "tail", "annexes": "annex", "end": "end"}
NAMES = {"front": "开头", "tail": "末段", "annexes": "附件", "end": "落款"}
WIDE = str.maketrans("()〔〕【】[]", "（）（）（）（）")
POINTED = {"一、": "、", "1.": ".", "A.": ".", "a.": ".", "i.": ".", "1": "."}


@dataclass(frozen=True, slots=True)
class _Above:
    """What a clause takes over from the one it stands under."""

    path: tuple[str, ...] = ()
    label: str = ""
    number: str = ""
    id: str | None = None


@dataclass(slots=True)
class _Namer:
    notice: str
    own_articles: bool
    used: set[str] = field(default_factory=set)
    times: dict[str, int] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)

    def walk(self, nodes: list[TreeNode], above: _Above) -> None:
        """Name the nodes under `above`, and theirs."""
        letters = iter("abcdefghijklmnopqrstuvwxyz")
        for node in nodes:
            letter = next(letters, "z") if node.kind == "group" else ""
            self.walk(node.children, self._one(node, above, letter))

    def _one(self, node: TreeNode, above: _Above, letter: str) -> _Above:
        heading, text = node.words()
        printed = letter or node.printed or NAMES.get(node.kind, "")
        path = above.path if node.kind in ("tail", "front", "end") else (*above.path, printed)
        number = self._number(node, above, letter)
        here = _Above(path, self._label(node, above, heading), number, f"{self.notice}#{number}")
        self.clauses.append(Clause(here.id, path, here.label, heading, text, above.id, node.start, node.end))
        return here

    def _number(self, node: TreeNode, above: _Above, letter: str) -> str:
        # Numbers of a list that starts anew, and one that the source gives twice, keep their digits: 3, 3b, 3c.
        plain = ".".join(filter(None, (above.number, letter or _segment(node))))
        again = max(node.round, self.times.get(plain, 0))
        while (number := plain + _again(again)) in self.used:
            again += 1
        self.used.add(number)
        self.times[plain] = again + 1
        return number

    def _label(self, node: TreeNode, above: _Above, heading: str) -> str:
        if node.kind == "group":
            return above.label + heading.rstrip("：:")
        if node.kind in NAMES:
            return above.label + NAMES[node.kind] if node.kind != "front" or not above.label else above.label.strip()
        shown = node.printed.translate(WIDE) + POINTED.get(node.style, "")
        if node.kind == "annex":
            return above.label + node.printed
        if node.style == "条" and self.own_articles:
            return shown
        return shown if node.style == "1.1" else above.label + shown


def name(roots: list[TreeNode], notice_id: str) -> tuple[Clause, ...]:
    """Return the clauses of all parts in document order; every id is unique."""
    namer = _Namer(notice_id, _own_articles(roots))
    numbered = said = False
    for root in roots:
        digits = re.search(r"(\d+|[一二三四五六七八九十]+|[A-Z])$", root.printed)
        above = _Above()
        if root.printed and (numbered or (digits and said)):
            above = _Above((root.printed,), f"{root.printed} ", f"annex{label_number(digits[1]) if digits else 1}")
        namer.walk(root.children, above)
        numbered = numbered or any(node.kind in ("clause", "group") for node in root.children)
        said = said or bool(root.children)
    return tuple(sorted(namer.clauses, key=lambda clause: clause.start))


def _again(times: int) -> str:
    return "" if not times else chr(97 + times) if times < 26 else f"-{times}"


def _segment(node: TreeNode) -> str:
    if node.kind == "annex":
        return str(label_number(node.printed))
    if node.kind != "clause":
        return SEGMENTS[node.kind]
    number = node.place.mark.number
    if node.style in UNITS:
        return f"{number[0]}-{number[1]}" if number[1] else str(number[0])
    return str(number[-1])


def _own_articles(roots: list[TreeNode]) -> bool:
    """Whether articles are numbered through the whole document, so that 第七条 says it all."""
    seen, nodes = Counter(), list(roots)
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.style == "条":
            seen[node.place.mark.number] += 1
    return all(count == 1 for count in seen.values())
