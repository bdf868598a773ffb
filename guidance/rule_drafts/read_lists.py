"""Lists of conditions: 符合下列条件之一, 同时具备, 具备其中2项, as one condition over the items."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.rule_drafts.combine import all_of, any_of, several_of
from guidance.rule_drafts.fact_conditions import conditions_in
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.rule_wording import RuleWording
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.schema import AtLeast, ConditionNode, Includes, LeftOpen
from ingest.text.numerals import spoken_number

_SEVERAL = re.compile(
    r"(?P<quote>[^，。；：0-9]*?(?:中的?|其中|下列|以下|具备|符合|满足|任意|至少)(?:任意|至少)?(?P<count>[0-9]|[二两三四五六])(?:项|条)(?:以上|条件)?)"
)
_REPLACES = re.compile("(?:可以?|能|最多)(?:替代|代替|抵)(?P<count>[0-9一二两三])?")
_PIECE = re.compile("[，；。]|(?=且|并且)")
_LEAST_REST = 8
_OR = re.compile("[，；]或者?|或者")
_ONE_WAY = 2
_ASIDES = ("以", "作为", "为", "每", "须附", "（", "经", "在", "本人", "担任")


@dataclass(frozen=True, slots=True)
class AskedItems:
    """How many items of a list are asked for: a number, or all; `quote` is the notice's word for it."""

    least: int
    every: bool
    quote: str


def asked_items(text: str, wording: RuleWording) -> AskedItems | None:
    """Return how many items the words that introduce a list ask for; None where they do not introduce conditions."""
    several = next((each for each in _SEVERAL.finditer(text) if not text.startswith("中", each.end())), None)
    if several:
        return AskedItems(spoken_number(several["count"]) or 1, False, several["quote"].strip("　，"))
    if any(word in text for word in wording.one_of):
        return AskedItems(1, False, text)
    if any(word in text for word in wording.all_of):
        return AskedItems(0, True, text)
    return None


def list_condition(notice: NoticeText, clause: str, asked: AskedItems) -> ConditionNode | None:
    """Return the condition that so many of the items below `clause` are met; None where no item is of a known fact.

    An item, or a part of one, that no fact says is left open.
    """
    items = [item_condition(notice, number) for number in notice.children.get(clause, [])]
    nodes = [node for node in items if node]
    if not nodes or all(isinstance(node, LeftOpen) for node in nodes):
        return None
    if asked.every:
        return all_of(nodes)
    if asked.least == 1:
        return any_of(nodes)
    return several_of(nodes, asked.least, clause, asked.quote)


def item_condition(notice: NoticeText, number: str) -> ConditionNode | None:
    """Return the condition of one item of a list, None for an item without words."""
    found = notice.by_clause.get(number, [])
    nodes = [n for each in found if not _REPLACES.search(each.text) for n in _of_sentence(notice, each)]
    others = [n for each in found if _REPLACES.search(each.text) for n in replaced(notice, each, nodes)]
    if not nodes:
        return others[0] if others else None
    own = nodes[0] if len(nodes) == 1 or all(isinstance(node, LeftOpen) for node in nodes) else all_of(nodes)
    return any_of([own, *others]) if others else own


def replaced(notice: NoticeText, statement: NoticeSentence, nodes: Sequence[ConditionNode]) -> Iterator[ConditionNode]:
    """Yield what may stand in for `nodes`: a count that stands in for all that they ask for, else it is left open."""
    match = _REPLACES.search(statement.text)
    quote = statement.quote()
    wanted = [node.at_least for node in nodes if isinstance(node, AtLeast)]
    if match and wanted == [spoken_number(match["count"])]:
        words, part = statement.text[: match.start()], statement.quote(0, match.start())
        if node := next(conditions_in(words, statement.clause, part, notice.names), None):
            yield node
            return
    yield LeftOpen(left_open=quote, clause=statement.clause, quote=quote)


def _of_sentence(notice: NoticeText, statement: NoticeSentence) -> Iterator[ConditionNode]:
    quote = statement.quote()
    whole = _alternatives(notice, statement)
    if not whole:
        if len(quote) >= _LEAST_REST:
            yield LeftOpen(left_open=quote, clause=statement.clause, quote=quote)
        return
    if isinstance(whole[0], Includes):
        yield any_of([whole[0], LeftOpen(left_open=quote, clause=statement.clause, quote=quote)])
        return
    yield from whole
    start = 0
    for match in [*_PIECE.finditer(statement.text), None]:
        end = match.start() if match else len(statement.text)
        piece = statement.text[start:end]
        if start and not _OR.match(statement.text, start - 1) and _says_more(piece, notice):
            words = statement.quote(start, end)
            yield LeftOpen(left_open=words, clause=statement.clause, quote=words)
        start = match.end() if match else end


def _alternatives(notice: NoticeText, statement: NoticeSentence) -> list[ConditionNode]:
    """What the sentence asks for: all of it, or one of the parts between which it says 或."""
    edges = [0, *(match.end() for match in _OR.finditer(statement.text)), len(statement.text)]
    ways: list[ConditionNode] = []
    for start, end in itertools.pairwise(edges):
        quote = statement.quote(start, end)
        nodes = list(conditions_in(statement.text[start:end], statement.clause, quote, notice.names))
        if nodes:
            ways.append(nodes[0] if len(nodes) == 1 else all_of(nodes))
        elif len(edges) > _ONE_WAY and quote:
            ways.append(LeftOpen(left_open=quote, clause=statement.clause, quote=quote))
    if all(isinstance(way, LeftOpen) for way in ways):
        return []
    return ways if len(ways) == 1 else [any_of(ways)]


def _says_more(piece: str, notice: NoticeText) -> bool:
    """Whether a part of an item asks for something beside what the item has been read as."""
    words = piece.lstrip("且并")
    if len(words) < _LEAST_REST or words.startswith(_ASIDES):
        return False
    return not list(conditions_in(words, "0", words, notice.names))
