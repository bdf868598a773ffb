"""What everyone needs besides a way to the title: learning, assessments, papers, in sentences and lists."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidance.rule_drafts.combine import any_of
from guidance.rule_drafts.fact_conditions import conditions_in
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_lists import asked_items, list_condition
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rule_drafts.targets import headed_target, targets_in
from guidance.rules.schema import ConditionNode, LeftOpen

_PIECE = re.compile("[，；。]")
_SPECIAL = re.compile(
    r"^(?!申报人|申报者|参评|个人|本人)(?!.{0,12}(?:以来|期间|近))[^，]{2,80}(?:人员|教师|医师|医生|单位|机构|企业|岗位|者)(?:[的，须应不按可]|申报)"
)
_REMARK = re.compile("（[^（）]*）")
_OTHERWISE = ("或", "也可")
_INSTEAD = re.compile("替代|代替")
_UNUSUAL = re.compile("不作|减半|一半|除外|放宽|视同|视为|不受|不占|的除外|免|不低于.{0,6}学时的|参照|掌握")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of every way, or of those to `title` alone; `title` is "" for all."""

    clause: str
    quote: str
    title: str
    condition: ConditionNode


def read_requirements(notice: NoticeText, taken: set[str]) -> list[Requirement]:
    """Return the conditions that stand beside the ways; clauses in `taken` were read as something else."""
    found: list[Requirement] = []
    in_lists: set[str] = set()
    for statement in notice.statements:
        if statement.section != "conditions" or statement.heads or statement.clause in taken | in_lists:
            continue
        if _is_of_another_way(notice, statement):
            continue
        if notice.children.get(statement.clause) and statement.text.endswith("："):
            listed = list(_of_list(notice, statement, taken))
            found += listed
            in_lists |= set(notice.children[statement.clause]) if listed else set()
        else:
            found += _of_sentence(notice, statement)
    return found


def _is_of_another_way(notice: NoticeText, statement: NoticeSentence) -> bool:
    return any(word in heading for heading in statement.headings for word in notice.names.wording.ways)


def _of_list(notice: NoticeText, statement: NoticeSentence, taken: set[str]) -> Iterator[Requirement]:
    """The lists that a sentence introduces, each for its title where it names some: 申报高级的须具备其中3项."""
    if any(number in taken for number in notice.children[statement.clause]):
        return
    targets = targets_in(statement.text, notice.names)
    edges = [0, *(target.start for target in targets if target.start), len(statement.text)]
    for start, end in itertools.pairwise(edges):
        asked = asked_items(statement.text[start:end], notice.names.wording)
        node = list_condition(notice, statement.clause, asked) if asked else None
        if node:
            around = headed_target(statement.headings, notice.names)
            title = next((target.title for target in targets if start <= target.start < end), around)
            yield Requirement(statement.clause, statement.quote(), title, node)


def _of_sentence(notice: NoticeText, statement: NoticeSentence) -> Iterator[Requirement]:
    """The conditions of the parts of a sentence; one for special people or with exceptions is left to its editor."""
    if _SPECIAL.search(statement.text) or _UNUSUAL.search(_REMARK.sub("", statement.text)):
        return
    targets = targets_in(statement.text, notice.names)
    found: list[Requirement] = []
    title, start = headed_target(statement.headings, notice.names), 0
    for match in [*_PIECE.finditer(statement.text), None]:
        end = match.start() if match else len(statement.text)
        title = next((target.title for target in targets if start <= target.start < end), title)
        _add_piece(notice, statement, start, end, title, found)
        start = match.end() if match else end
    yield from found


def _add_piece(
    notice: NoticeText, statement: NoticeSentence, start: int, end: int, title: str, found: list[Requirement]
) -> None:
    """Add what a part of a sentence asks for: one more condition, or an alternative to the one before (或)."""
    words, quote = statement.text[start:end], statement.quote(start, end)
    around = "".join((*statement.headings, statement.text))
    node = next(conditions_in(words, statement.clause, quote, notice.names, around=around), None)
    if found and words.startswith(_OTHERWISE):
        before = found[-1]
        other = node or LeftOpen(left_open=quote, clause=statement.clause, quote=quote)
        found[-1] = replace(before, condition=any_of([before.condition, other]))
    elif _INSTEAD.search(words) and not found:
        return
    elif _INSTEAD.search(words):
        other = LeftOpen(left_open=quote, clause=statement.clause, quote=quote)
        found[-1] = replace(found[-1], condition=any_of([found[-1].condition, other]))
    elif node and not any(set(node.facts) & set(each.condition.facts) for each in found):
        found.append(Requirement(statement.clause, quote, title, node))
