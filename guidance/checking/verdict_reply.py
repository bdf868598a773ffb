"""A verdict → what is said of it in the talk: what was understood, how it stands, and one next question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from guidance.answering.compose import covered, short
from guidance.checking.verdict_sentences import VerdictSentences
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import FactVocabulary
from guidance.knowledge import Knowledge
from guidance.replies import Replies
from guidance.reply import Citation, Reply, Sentence

if TYPE_CHECKING:
    from guidance.checking.applicant_case import ApplicantCase

KEPT = 2  # clauses of the look-up that stay in front of the verdict
MOST_OPTIONS = 8  # ready-made answers that come with a question


def standing_of(case: ApplicantCase, knowledge: Knowledge, today: date, cited: list[Citation]) -> VerdictSentences:
    """Return how the case stands against its notice."""
    model = knowledge.check_models[case.notice or ""]
    facts = model.vocabulary.parse(case.facts, today, unsure=frozenset(case.unsure))
    notice = knowledge.notice(model.notice)
    return VerdictSentences(check(model, facts, today), notice, model.vocabulary, knowledge.replies, cited)


def verdict_reply(case: ApplicantCase, knowledge: Knowledge, today: date, looked_up: Reply) -> Reply:
    """Return the reply that tells the verdict, behind the clauses that answer the message itself."""
    sentences, cited = _kept(looked_up, case.answered)
    spoken = [c.id for c in cited]
    standing = standing_of(case, knowledge, today, cited)
    sentences = [*outside(case, knowledge), *sentences, *understood(case, standing.vocabulary, knowledge.replies)]
    sentences += [*standing.told(), *standing.spoken_of(spoken)]
    if standing.verdict.verdict != "eligible":
        sentences += standing.window()
    return with_question(case, standing, sentences)


def with_question(case: ApplicantCase, standing: VerdictSentences, sentences: Sequence[Sentence]) -> Reply:
    """Return these sentences and the next question as a reply; the question is noted as the one asked."""
    case.asked, lead = _next(case, standing)
    asked = [standing.vocabulary[case.asked]] if case.asked else []
    parked = standing.verdict.parked if not asked and standing.verdict.verdict == "unknown" else ()
    last = [Sentence(text) for text in (*lead, *(spec.question for spec in asked))]
    last += [Sentence(standing.replies.say("parked", what=_names(parked, standing.vocabulary)))] if parked else []
    return Reply(
        "check",
        (*sentences, *last),
        tuple(standing.cited),
        (standing.notice.id,),
        tuple(option for spec in asked for option in spec.answers.values())[:MOST_OPTIONS],
        dict(case.facts),
        (case.asked,) if case.asked else (),
        standing.words.as_json(),
    )


def which_notice(case: ApplicantCase, knowledge: Knowledge, looked_up: Reply) -> Reply:
    """Return the question back which notice the case is to be held against, after what was understood."""
    notices = knowledge.with_packs()
    sentences, cited = _kept(looked_up, False)
    sentences = [*outside(case, knowledge), *sentences, *understood(case, knowledge.facts, knowledge.replies)]
    sentences.append(Sentence(knowledge.replies.say("check_which")))
    options = tuple(short(n) for n in notices)
    return replace(looked_up, kind="clarify", sentences=tuple(sentences), citations=tuple(cited), options=options)


def understood(case: ApplicantCase, vocabulary: FactVocabulary, replies: Replies) -> list[Sentence]:
    """Return what is known of the applicant, what the last message changed, and what it said that cannot be."""
    values = vocabulary.parse(case.facts).values
    told = "；".join(f"{vocabulary[id].label}：{vocabulary[id].say(value)}" for id, value in values.items())
    changed = "、".join(vocabulary[id].label for id in case.changed if id in values)
    text = replies.say("understood", told=told) + (replies.say("changed", what=changed) if changed else "")
    faults = [Sentence(replies.say("fault", what=fault)) for fault in case.faults.values()]
    return [*([Sentence(text)] if told else []), *faults]


def outside(case: ApplicantCase, knowledge: Knowledge) -> list[Sentence]:
    """Return that no notice covers what the last message aims at, where none does."""
    if not case.outside:
        return []
    return [Sentence(knowledge.replies.say(f"outside_{case.outside}") + covered(knowledge.notices, knowledge.replies))]


def _next(case: ApplicantCase, standing: VerdictSentences) -> tuple[str | None, list[str]]:
    """The fact to ask for, and what is said before the question: a fault first, then a contradiction."""
    verdict = standing.verdict
    if case.faults:
        return next(iter(case.faults)), []
    for each in verdict.contradictions:
        if (each.fact, *each.others) not in case.raised:
            case.raised.add((each.fact, *each.others))
            return each.fact, [standing.replies.say("contradiction", what=standing.words.contradiction(each))]
    if verdict.verdict != "unknown":
        return None, []
    return next((id for id in verdict.next_questions if id not in verdict.parked), None), []


def _names(facts: Sequence[str], vocabulary: FactVocabulary) -> str:
    return "、".join(f"{vocabulary[id].short}（{vocabulary[id].not_known}）" for id in facts)


def _kept(looked_up: Reply, answered: bool) -> tuple[list[Sentence], list[Citation]]:
    """The part of the look-up worth keeping: nothing when the message only answered a question."""
    if answered or looked_up.kind == "refuse":
        return [], []
    cited = list(looked_up.citations[:KEPT])
    leads = {s.cites: s for s in reversed(looked_up.sentences) if s.cites and max(s.cites) < len(cited)}
    return [s for s in looked_up.sentences if s in leads.values()], cited
