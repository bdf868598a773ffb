"""A conversation as JSON, to be carried over a restart, to another process or by the visitor's own device, and back."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ConfigDict, PlainSerializer, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked_dataclass

from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation
from guidance.facts.applicant_facts import FactsError
from guidance.facts.fact_spec import Among, Amount
from guidance.knowledge import Knowledge
from guidance.reply import Outcome
from guidance.scope_features import PlaceMention, ScopeFeatures
from guidance.understanding.talk_subject import TalkSubject
from ingest.errors import InputError
from ingest.text.dates import Interval

VERSION = 1  # of the form below; what has another one is not read
MOST_BYTES = 64 * 1024  # a long talk's conversation has less than a tenth of it
_OUTCOMES = {outcome.code: outcome for outcome in Outcome}


def _outcome(code: Any) -> Any:
    return _OUTCOMES.get(code, code) if isinstance(code, str) else code


@dataclass
class _StoredCase(ApplicantCase):
    outside: Annotated[
        Outcome | None, BeforeValidator(_outcome), PlainSerializer(lambda outcome: outcome and outcome.code)
    ] = None


@dataclass
class _StoredConversation(Conversation):
    case: _StoredCase = field(default_factory=_StoredCase)


@checked_dataclass(config=ConfigDict(strict=True, extra="forbid"))
class _Stored:
    version: int
    conversation: _StoredConversation


_STORED = TypeAdapter(_Stored)
Data = TypeVar("Data")


def write_conversation(conversation: Conversation) -> bytes:
    """Return the conversation as JSON in UTF-8, which `read_conversation` takes."""
    stored = _alike(_StoredConversation, conversation, case=_alike(_StoredCase, conversation.case))
    return _STORED.dump_json(_Stored(VERSION, stored))


def read_conversation(text: bytes, knowledge: Knowledge, today: date) -> Conversation:
    """Return the conversation in `text`, which may come from anywhere; InputError where it is none.

    What the knowledge no longer has is left out: notices, clauses, facts, values; so is a date after `today`.
    """
    if len(text) > MOST_BYTES:
        raise InputError("conversation", f"太大，最多 {MOST_BYTES // 1024} KB")
    try:
        stored = _STORED.validate_json(text)
    except ValidationError as error:
        raise InputError("conversation", "不是保存的会话，请重新开始") from error
    if stored.version != VERSION:
        raise InputError("conversation", f"是另一版保存的会话（{stored.version}），请重新开始")
    conversation = _alike(Conversation, stored.conversation, case=_alike(ApplicantCase, stored.conversation.case))
    return _still_there(conversation, knowledge, today)


def scope_still_there(scope: ScopeFeatures, knowledge: Knowledge) -> ScopeFeatures:
    """Return what was named of a notice without the places that the knowledge does not have."""
    return replace(scope, places=tuple(place for place in scope.places if _is_place(place, knowledge)))


def _alike(kind: type[Data], data: Any, **changed: Any) -> Data:
    """The same values as another kind of data class with the same fields."""
    values = {each.name: getattr(data, each.name) for each in fields(data)}
    return kind(**{**values, **changed})


def _still_there(conversation: Conversation, knowledge: Knowledge, today: date) -> Conversation:
    notices, offered = knowledge.notice_by_id, conversation.offered_notices
    return replace(
        conversation,
        notice=_one_of(notices, conversation.notice),
        subject=_subject_still_there(conversation.subject, knowledge),
        last_notice=_one_of(notices, conversation.last_notice),
        stated=scope_still_there(conversation.stated, knowledge),
        offered_notices=offered if set(offered.values()) <= set(notices) else {},
        case=_case_still_there(conversation.case, knowledge, today),
    )


def _subject_still_there(subject: TalkSubject, knowledge: Knowledge) -> TalkSubject:
    clauses, beside = (
        tuple(id for id in ids if (of := knowledge.document_by_id.get(id.partition("#")[0])) and id in of.by_id)
        for ids in (subject.clauses, subject.beside)
    )
    return replace(subject, clauses=clauses, beside=beside)


def _case_still_there(case: ApplicantCase, knowledge: Knowledge, today: date) -> ApplicantCase:
    facts = {fact: value for fact, value in case.facts.items() if _can_be(fact, value, knowledge, today)}
    rough = {fact: value for fact, value in case.approximate.items() if _can_be_roughly(fact, value, knowledge)}
    whether = case.asked_whether
    spec = knowledge.facts.specs.get(whether.fact) if whether else None
    is_whole = whether is not None and spec is not None and {*whether.values, *whether.others} <= set(spec.values)
    return replace(
        case,
        notice=_one_of(knowledge.packs, case.notice),
        facts=facts,
        words={fact: words for fact, words in case.words.items() if fact in facts},
        unsure=set(_known(knowledge, case.unsure)),
        asked=_one_of(knowledge.facts.specs, case.asked),
        changed=_known(knowledge, case.changed),
        faults={fact: why for fact, why in case.faults.items() if fact in knowledge.facts},
        refused_date=_one_of(knowledge.facts.specs, case.refused_date),
        candidates=tuple(id for id in case.candidates if id in knowledge.notice_by_id),
        mentioned=_known(knowledge, case.mentioned),
        proposed=tuple(each for each in case.proposed if _can_be(each.fact, each.value, knowledge, today)),
        work_place=case.work_place if _is_place(case.work_place, knowledge) else None,
        asked_whether=whether if is_whole else None,
        approximate={fact: value for fact, value in rough.items() if fact not in facts},
        contradictions_asked={pair for pair in case.contradictions_asked if len(_known(knowledge, pair)) == len(pair)},
    )


def _is_place(place: PlaceMention | None, knowledge: Knowledge) -> bool:
    return place is not None and all(code in knowledge.divisions.by_code for code in place.codes)


def _one_of(known: Container[str | None], id: str | None) -> str | None:
    return id if id in known else None


def _known(knowledge: Knowledge, facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact in knowledge.facts)


def _can_be(fact: str, value: Any, knowledge: Knowledge, today: date) -> bool:
    try:
        knowledge.facts.parse({fact: value}, today)
    except FactsError:
        return False
    return True


def _can_be_roughly(fact: str, value: Interval | Amount | Among, knowledge: Knowledge) -> bool:
    spec = knowledge.facts.specs.get(fact)
    if spec is None:
        return False
    match value:
        case Interval():
            return spec.type == "date" and value.first <= value.last
        case Amount():
            return spec.type == "int" and spec.min <= value.lowest <= value.highest <= spec.max
    return bool(value.values) and set(value.values) <= set(spec.values)
