"""Education that a notice recognises as another: 预备技师班视同本科 → the routes open to the one open to the other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.rule_drafts.combine import all_of, any_of
from guidance.rule_drafts.fact_conditions import holds
from guidance.rule_drafts.named_things import NamedEducation, Names
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.schema import All, AnyOf, ConditionNode, Is, OneOf


@dataclass(frozen=True, slots=True)
class RecognisedEducation:
    """An education that counts as another, with the condition that someone has it."""

    counts_as: str
    condition: ConditionNode
    clause: str
    quote: str


def read_recognised(notice: NoticeText) -> list[RecognisedEducation]:
    """Return the educations that the notice recognises as others."""
    return [each for statement in notice.statements for each in _of_statement(notice.names, statement)]


def with_recognised(node: ConditionNode, recognised: Sequence[RecognisedEducation]) -> ConditionNode:
    """Return a condition in which what is recognised as an education that meets it meets it as well."""
    if isinstance(node, All):
        return all_of(with_recognised(child, recognised) for child in node.children)
    if isinstance(node, AnyOf):
        return any_of(with_recognised(child, recognised) for child in node.children)
    if isinstance(node, OneOf) and node.fact == "education":
        others = [each.condition for each in recognised if each.counts_as in node.one_of]
        return any_of([node, *others]) if others else node
    return node


def _of_statement(names: Names, statement: NoticeSentence) -> Iterator[RecognisedEducation]:
    """Both sides of the word of recognition: as many on one as on the other, pair by pair."""
    for word in names.wording.education_recognition:
        for piece_start, piece_end in _pieces(statement.text, word):
            piece = statement.text[piece_start:piece_end]
            at = piece.find(word)
            named = names.education_in(piece)
            own = [each for each in named if each.end <= at]
            others = [each for each in named if each.start > at]
            quote = statement.quote(piece_start, piece_end)
            if own and len(own) == len(others):
                yield from _pairs(own, others, statement, quote, names)


def _pieces(text: str, word: str) -> list[tuple[int, int]]:
    """The parts of the text with the word, each with one; all of it where it stands there once."""
    if text.count(word) == 1:
        return [(0, len(text))]
    edges = [0, *(at + 1 for at, char in enumerate(text) if char in "，；"), len(text)]
    return [(start, end) for start, end in itertools.pairwise(edges) if text[start:end].count(word) == 1]


def _pairs(
    own: Sequence[NamedEducation],
    others: Sequence[NamedEducation],
    statement: NoticeSentence,
    quote: str,
    names: Names,
) -> Iterator[RecognisedEducation]:
    for one, other in zip(own, others, strict=True):
        if not one.education or not other.education or one.education == other.education:
            continue
        stated = {"fact": "education", "is": one.education, "clause": statement.clause, "quote": one.words}
        node = Is.model_validate(stated)
        if holds(node, names):
            yield RecognisedEducation(other.education, node, statement.clause, quote)
