"""Who may not apply: 不得申报, 不再进行, 不列入, in sentences and in the lists that such words introduce."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.rule_drafts.combine import all_of
from guidance.rule_drafts.fact_conditions import conditions_in
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.schema import ConditionNode

_EXCEPT = re.compile("但|除外|不受(?!理)|原则上|不占")
_SHORTEST = 8  # characters of a sentence that says who may not apply
_CONDITIONAL = ("后方可", "须取得", "方可申报")


@dataclass(frozen=True, slots=True)
class ExclusionRead:
    """One thing that shuts people out, as the notice words it; `condition` is None where no fact says it."""

    clause: str
    quote: str
    condition: ConditionNode | None


def read_exclusions(notice: NoticeText) -> list[ExclusionRead]:
    """Return what shuts people out, in the order of the notice."""
    found: list[ExclusionRead] = []
    for statement in notice.statements:
        if statement.section == "information" or statement.heads:
            continue
        if _introduces(statement, notice):
            continue
        if _is_listed(statement, notice) or (len(statement.text) > _SHORTEST and _excludes(statement.text, notice)):
            found.append(_exclusion(statement, notice))
    return found


def _is_listed(statement: NoticeSentence, notice: NoticeText) -> bool:
    """Whether the sentence is an item of a list of who may not apply, by the words before the list or its heading."""
    if statement.clause.endswith("tail") or _EXCEPT.search(statement.lead):
        return False
    return any(_excludes(words, notice) for words in (statement.lead, *statement.headings[-2:]))


def _introduces(statement: NoticeSentence, notice: NoticeText) -> bool:
    """Whether the sentence only heads a list of who may not apply."""
    is_lead = statement.text.endswith("：") and bool(notice.children.get(statement.clause))
    return is_lead and _excludes(statement.text, notice)


def _excludes(text: str, notice: NoticeText) -> bool:
    """Whether the text shuts people out; what follows from a fault of theirs (弄虚作假的，取消……) does not."""
    wording = notice.names.wording
    if any(word in text for word in _CONDITIONAL):
        return False
    found = wording.excluding.pattern.search(text)
    if found is None:
        return False
    end = min((at for mark in "，。；" if (at := text.find(mark, found.start() + 1)) >= 0), default=len(text))
    return not any(word in text[:end] for word in wording.not_excluding)


def _exclusion(statement: NoticeSentence, notice: NoticeText) -> ExclusionRead:
    quote = statement.quote()
    if _EXCEPT.search(statement.text):
        return ExclusionRead(statement.clause, quote, None)
    nodes = list(conditions_in(statement.text, statement.clause, quote, notice.names, excluding=True))
    if len(nodes) > 1:
        return ExclusionRead(statement.clause, quote, all_of(nodes))
    return ExclusionRead(statement.clause, quote, nodes[0] if nodes else None)
