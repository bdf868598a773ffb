"""Whom a notice is for: people at work here, with a contract, and those who stand apart (自由职业, 外籍, 委托评审)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidance.rule_drafts.combine import all_of, any_of, shared_condition
from guidance.rule_drafts.fact_conditions import conditions_in, holds
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.pack import SharedCondition
from guidance.rules.schema import ConditionNode, Is, OneOf

_AT_WORK = ("employment_status", "labour_contract")


def read_scope(notice: NoticeText, taken: set[tuple[str, str]]) -> list[SharedCondition]:
    """Return the conditions of the scope; `taken` are clause and words of the sentences that were read otherwise."""
    found = [
        statement
        for statement in notice.statements
        if statement.section == "scope" and not statement.heads and (statement.clause, statement.quote()) not in taken
    ]
    return [*_at_work(notice, found), *_origin(notice, found), *_entrusted(notice, found)]


def _at_work(notice: NoticeText, found: Sequence[NoticeSentence]) -> Iterator[SharedCondition]:
    """At work here and under contract; a freelancer need not be, where the scope names them."""
    for statement in found:
        nodes = list(conditions_in(statement.text, statement.clause, statement.quote(), notice.names, in_scope=True))
        own = [node for node in nodes if any(fact in _AT_WORK for fact in node.facts)]
        if not own or _has(statement, notice.names.wording.scope.entrusted):
            continue
        free = next(_stated(notice, found, "freelance", "employment_status", "freelance"), None)
        works = any_of([free, all_of(own)]) if free else all_of(own)
        here = [*_here(notice, statement), *_speciality(notice, statement)]
        needs: ConditionNode = all_of([*here, works]) if here else works
        quote = statement.quote()
        yield shared_condition(statement.clause, quote, quote, needs)
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
