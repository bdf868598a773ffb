"""The conditions that the parts of one sentence ask of everyone, or of those to one title."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidance.rule_drafts.combine import any_of
from guidance.rule_drafts.fact_conditions import conditions_in
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rule_drafts.targets import headed_target, is_title, targets_in
from guidance.rules.schema import AtLeast, ConditionNode, LeftOpen

_PIECE = re.compile("[，；。]")
_OR = re.compile("或者?(?=[^，；。]*[0-9一二两三四五六七八九十](?:篇|份|件|项|部|本))")
_SPECIAL = re.compile(
    r"^(?!申报人|申报者|参评|个人|本人)(?!.{0,12}(?:以来|期间))[^，]{2,80}(?:人员|教师|医师|医生|单位|机构|企业|岗位|者)"
    r"(?:[的，须应不按可近]|申报)"
)
_SUBJECT = re.compile(
    "(?:[^，：]{0,8}：)?(?:申报|其中)?(?P<title>[一-龥]{2,8}?)(?:职称)?(?:的)?(?:须|应|需|提供|要求|：)"
)
_REMARK = re.compile("（[^（）]*）")
_OTHERWISE = ("或", "也可")
_INSTEAD = re.compile("替代|代替|抵")
_MAY_USE = re.compile("的，可以?[用由以凭]")
_UNUSUAL = re.compile("不作|减半|一半|除外|放宽|视同|视为|不受|不占|免|参照|掌握")
_ASKED = re.compile(
    "不少于|不低于|不得少于|至少|须|应|需|达到|提供|提交|发表|取得|完成|出版|具备|具有|每年|以上|公需|主持|参与"
)
_LIMITED = re.compile("不超过|最多|折|计|为限|等同|只能|可作|仅")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of every way, or of those to `title` alone; `title` is "" for all."""

    clause: str
    quote: str
    title: str
    condition: ConditionNode


def of_sentence(notice: NoticeText, statement: NoticeSentence) -> Iterator[Requirement]:
    """Yield what a sentence asks for; one for special people or with exceptions is left to its editor."""
    plain = _REMARK.sub("", statement.text)
    if _SPECIAL.search(statement.text) or _UNUSUAL.search(plain) or _MAY_USE.search(plain):
        return
    targets = targets_in(statement.text, notice.names)
    found: list[Requirement] = []
    title, start = headed_target(statement.headings, notice.names), 0
    for match in [*_PIECE.finditer(statement.text), None]:
        end = match.start() if match else len(statement.text)
        stated = next((target.title for target in targets if start <= target.start < end), "")
        title = stated or _subject(statement.text[start:end], notice) or title
        _add_piece(notice, statement, start, end, title, found)
        start = match.end() if match else end
    yield from found


def _subject(words: str, notice: NoticeText) -> str:
    """The title for which alone a part of a sentence asks: 副高级须提供论文2篇."""
    match = _SUBJECT.match(words)
    return match["title"] if match and is_title(match["title"], notice.names) else ""


def _add_piece(
    notice: NoticeText, statement: NoticeSentence, start: int, end: int, title: str, found: list[Requirement]
) -> None:
    """Add what a part of a sentence asks for: one more condition, or an alternative to the one before (或)."""
    words, quote = statement.text[start:end], statement.quote(start, end)
    if not quote:
        return
    node = None if _INSTEAD.search(words) else _condition(notice, statement, start, end)
    left_open = LeftOpen(left_open=quote, clause=statement.clause, quote=quote)
    if words.startswith(_OTHERWISE) or _INSTEAD.search(words):
        if found:
            found[-1] = replace(found[-1], condition=any_of([found[-1].condition, node or left_open]))
    elif node and not any(set(_facts(node)) & set(_facts(each.condition)) for each in found):
        found.append(Requirement(statement.clause, quote, title, node))


def _condition(notice: NoticeText, statement: NoticeSentence, start: int, end: int) -> ConditionNode | None:
    """What one part asks for: one condition, or one of those between which it says 或."""
    places = [start + match.start() for match in _OR.finditer(statement.text[start:end]) if match.start()]
    edges = [start, *places, end]
    nodes = [_one(notice, statement, first, last) for first, last in itertools.pairwise(edges)]
    if not any(nodes):
        return None
    quotes = [statement.quote(first, last) for first, last in itertools.pairwise(edges)]
    return any_of(
        node or LeftOpen(left_open=quote, clause=statement.clause, quote=quote)
        for node, quote in zip(nodes, quotes, strict=True)
    )


def _one(notice: NoticeText, statement: NoticeSentence, start: int, end: int) -> ConditionNode | None:
    words, around = statement.text[start:end], "".join((*statement.headings, statement.text))
    quote = statement.quote(start, end)
    node = next(conditions_in(words, statement.clause, quote, notice.names, around=around), None)
    is_amount = isinstance(node, AtLeast) and isinstance(node.at_least, int)
    if is_amount and (_LIMITED.search(words) or not _ASKED.search(f"{words}{around}")):
        return None
    return node


def _facts(node: ConditionNode) -> Iterator[str]:
    yield from node.facts
    for child in node.children:
        yield from _facts(child)
