"""Long runs of words without numbers, cut into passages: a paragraph, or a question with its answer, is one."""

from __future__ import annotations

import re

from ingest.outline.page_repair import CLOSED
from ingest.outline.tree_node import Paragraph, TreeNode

LONGEST_WHOLE = 320  # characters of a unit that nobody reads as one answer
_SHORT = 60  # characters of a line of a letterhead: title, number, whom it is sent to
_FEWEST_AT_FRONT = 3  # passages of a text that is more than a letterhead
_QUESTION = re.compile(r"(?:问|Q|问题)\s*\d{0,2}\s*[:：]")
_ANSWER = re.compile(r"(?:答|A|回复|解答)\s*[:：]")


def split_into_passages(root: TreeNode) -> None:
    """Give each paragraph of a unit that is too long to be cited a unit of its own below it.

    The first lines stay with the unit: its heading, its lead, the letterhead at the front.
    """
    nodes = [root]
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.kind in ("front", "tail", "clause", "group") and (_is_too_long(node) or _holds_questions(node)):
            _split(node)


def _is_too_long(node: TreeNode) -> bool:
    return len(node.paragraphs) > 1 and sum(len(paragraph.text) for paragraph in node.paragraphs) > LONGEST_WHOLE


def _holds_questions(node: TreeNode) -> bool:
    return sum(_QUESTION.match(paragraph.text) is not None for paragraph in node.paragraphs) > 1


def _split(node: TreeNode) -> None:
    stay: int | None = 0 if _QUESTION.match(node.paragraphs[0].text) else 1
    if node.kind == "front":
        stay = next((at for at, paragraph in enumerate(node.paragraphs) if _ends_letterhead(at, paragraph)), None)
    passages = [] if stay is None else _passages(node.paragraphs[stay:])
    if len(passages) < (2 if _holds_questions(node) or node.kind != "front" else _FEWEST_AT_FRONT):
        return
    node.paragraphs = node.paragraphs[:stay]
    below = []
    for count, paragraphs in enumerate(passages, 1):
        passage = TreeNode("passage", paragraphs[0].start, node, printed=f"第{count}段", paragraphs=paragraphs)
        passage.segment = f"p{count}"
        below.append(passage)
    node.children = below + node.children


def _ends_letterhead(at: int, paragraph: Paragraph) -> bool:
    return (at > 0 and len(paragraph.text) > _SHORT) or _QUESTION.match(paragraph.text) is not None


def _passages(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs in runs: an answer joins its question, lines that end nothing, such as cells, each other."""
    passages: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        last = passages[-1][-1] if passages else None
        is_answer = last is not None and len(passages[-1]) == 1 and _ANSWER.match(paragraph.text) is not None
        if last and (is_answer or _is_scrap(last, passages[-1])):
            passages[-1].append(paragraph)
        else:
            passages.append([paragraph])
    return passages


def _is_scrap(last: Paragraph, passage: list[Paragraph]) -> bool:
    is_short = sum(len(paragraph.text) for paragraph in passage) < LONGEST_WHOLE // 2
    return is_short and len(last.text) < _SHORT and last.text[-1:] not in CLOSED
