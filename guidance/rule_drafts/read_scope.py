"""Whom a notice is for: people at work here, with a contract, and those who stand apart (自由职业, 外籍, 委托评审)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidance.rule_drafts.combine import all_of, any_of, shared_condition
from guidance.rule_drafts.fact_conditions import conditions_in, holds
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.pack import LeftClause, SharedCondition
from guidance.rules.schema import ConditionNode, Is, OneOf
from guidance.rules.walk_conditions import leaves

_AT_WORK = ("employment_status", "labour_contract")
_PART = re.compile("[^，；。：的]+")
_PEOPLE = len("专业技术人才")  # a noun behind 的 that is no longer says whom the words before it are about
_ASIDE = re.compile("（[^）]*）")


def read_scope(notice: NoticeText, taken: set[tuple[str, str]]) -> list[SharedCondition]:
    """Return the conditions of the scope; `taken` are clause and words of the sentences that were read otherwise."""
    found = _statements(notice, taken)
    return [*_at_work(notice, found), *_origin(notice, found), *_entrusted(notice, found)]


def unused_parts(notice: NoticeText, scope: Sequence[SharedCondition], taken: set[tuple[str, str]]) -> list[LeftClause]:
    """Return the parts of the sentences that tell who is at work here which say nothing that `scope` asks for."""
    read = {(rule.clause, rule.quote) for rule in scope}
    about = [each for each in _statements(notice, taken) if (each.clause, each.quote()) in read]
    return [left for each in about if _is_of_work(notice, each) for left in _unused(notice, each)]


def _unused(notice: NoticeText, statement: NoticeSentence) -> Iterator[LeftClause]:
    for match in _PART.finditer(statement.text):
        quote = statement.quote(*match.span())
        if quote and not _is_noun(statement.text, match) and not _is_used(notice, statement, match):
            why = f"没有读懂“{quote}”，请选成条件、由人评判或不含条件"
            yield LeftClause(clause=statement.clause, why=why, quote=quote)


def _statements(notice: NoticeText, taken: set[tuple[str, str]]) -> list[NoticeSentence]:
    return [
        statement
        for statement in notice.statements
        if statement.section == "scope" and not statement.heads and (statement.clause, statement.quote()) not in taken
    ]


def _is_of_work(notice: NoticeText, statement: NoticeSentence) -> bool:
    """Whether the sentence tells who is at work here, and not who needs other papers."""
    scope = notice.names.wording.scope
    return not _has(statement, [*scope.freelance, *scope.overseas, *scope.foreign, *scope.entrusted])


def _is_noun(text: str, match: re.Match[str]) -> bool:
    return len(match[0]) <= _PEOPLE and text[: match.start()].endswith("的")


def _is_used(notice: NoticeText, statement: NoticeSentence, match: re.Match[str]) -> bool:
    """Whether a condition, the place or the titles that may be applied for stand in this part of a sentence."""
    wording, own = notice.names.wording, _ASIDE.sub("", match[0])
    if any(word in own for word in wording.scope.here) or notice.names.titles_in(own):
        return True
    return any(_conditions(notice, statement, match.span()))


def _conditions(notice: NoticeText, statement: NoticeSentence, span: tuple[int, int]) -> Iterator[ConditionNode]:
    start, end = span
    words, quote = statement.text[start:end], statement.quote(start, end)
    return conditions_in(words, statement.clause, quote, notice.names, in_scope=True)


def _of_whole_and_parts(notice: NoticeText, statement: NoticeSentence) -> list[ConditionNode]:
    """What a sentence asks for, first as a whole; a number stands alone in its part, so its part is read by itself."""
    found = list(_conditions(notice, statement, (0, len(statement.text))))
    for match in _PART.finditer(statement.text):
        read = set().union(*map(_facts, found))
        found += [node for node in _conditions(notice, statement, match.span()) if not read & _facts(node)]
    return found


def _facts(node: ConditionNode) -> set[str]:
    return {fact for leaf in leaves(node) for fact in leaf.facts}


def _at_work(notice: NoticeText, found: Sequence[NoticeSentence]) -> Iterator[SharedCondition]:
    """At work here and under contract; a freelancer need not be, where the scope names them."""
    for statement in found:
        nodes = _of_whole_and_parts(notice, statement)
        own = [node for node in nodes if any(fact in _AT_WORK for fact in node.facts)]
        if not own or _has(statement, notice.names.wording.scope.entrusted):
            continue
        free = next(_stated(notice, found, "freelance", "employment_status", "freelance"), None)
        works = any_of([free, all_of(own)]) if free else all_of(own)
        here = [*_here(notice, statement), *_speciality(notice, statement)]
        needs: ConditionNode = all_of([*here, works]) if here else works
        quote = statement.quote()
        yield shared_condition(
            statement.clause, quote, quote, all_of([needs, *(node for node in nodes if node not in own)])
        )
        return


def _here(notice: NoticeText, statement: NoticeSentence) -> Iterator[ConditionNode]:
    if "works_in_place" not in notice.names.vocabulary or not _has(statement, notice.names.wording.scope.here):
        return
    node = _is("works_in_place", True, statement)
    reading = "本通知适用于当地，要求工作单位在通知适用的地区"
    if not holds(node, notice.names):
        node = node.model_copy(update={"reading": reading})
    yield node


def _speciality(notice: NoticeText, statement: NoticeSentence) -> Iterator[ConditionNode]:
    """The speciality that the scope names as the facts do."""
    if "speciality" in notice.names.vocabulary:
        for value, label in notice.names.spec("speciality").values.items():
            if label in statement.text and len(label) > len("其他专业"):
                yield _is("speciality", value, statement)


def _origin(notice: NoticeText, found: Sequence[NoticeSentence]) -> Iterator[SharedCondition]:
    """People from elsewhere, with the papers that the scope names."""
    overseas = next(_sentences(found, notice.names.wording.scope.overseas), None)
    foreign = next(_sentences(found, notice.names.wording.scope.foreign), None)
    if not overseas or not foreign:
        return
    inland = OneOf(
        fact="origin",
        one_of=["mainland", "hk_macao_taiwan"],
        clause=overseas.clause,
        quote=overseas.quote(),
        reading="内地人员不需要证件",
    )
    from_abroad = [_is("origin", "foreign", foreign), _is("foreign_permit", True, foreign)]
    needs = any_of([inland, all_of(from_abroad)])
    if holds(needs, notice.names):
        text = "内地人员、港澳台人员，或持有所列证件的外籍人员"
        yield shared_condition(foreign.clause, text, foreign.quote(), needs)


def _entrusted(notice: NoticeText, found: Sequence[NoticeSentence]) -> Iterator[SharedCondition]:
    """Those of offices elsewhere need to be entrusted; others do not."""
    for statement in _sentences(found, notice.names.wording.scope.entrusted):
        local = _is("employer_type", "local", statement)
        local = local.model_copy(update={"reading": "要办委托手续的只有这些单位，本市单位不用"})
        entrusted = _is("entrustment_approved", True, statement)
        needs = any_of([local, entrusted])
        if holds(needs, notice.names):
            text = "本地单位人员，或委托评审手续齐全的人员"
            yield shared_condition(statement.clause, text, statement.quote(), needs)
            return


def _stated(
    notice: NoticeText, found: Sequence[NoticeSentence], group: str, fact: str, value: str
) -> Iterator[ConditionNode]:
    for statement in _sentences(found, getattr(notice.names.wording.scope, group)):
        node = _is(fact, value, statement)
        if holds(node, notice.names):
            yield node


def _sentences(found: Sequence[NoticeSentence], words: Sequence[str]) -> Iterator[NoticeSentence]:
    return (statement for statement in found if _has(statement, words))


def _has(statement: NoticeSentence, words: Sequence[str]) -> bool:
    return any(word in statement.text for word in words)


def _is(fact: str, value: str | bool, statement: NoticeSentence) -> Is:
    return Is.model_validate({"fact": fact, "is": value, "clause": statement.clause, "quote": statement.quote()})
