"""A case → the reply that tells how it stands: what was understood, the verdict, and one next question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from guidance.answering.ask_back import option_labels
from guidance.answering.compose import outside_sentence
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.verdict_sentences import VerdictSentences
from guidance.checking.whether_question import whether_question
from guidance.eligibility.check import check
from guidance.eligibility.explanation_tree import read_by
from guidance.facts.applicant_facts import FactVocabulary
from guidance.knowledge import Knowledge
from guidance.reply import Citation, Outcome, Reply, Sentence, SentenceKind
from guidance.stage_times import stage
from ingest.notices.notice import Notice

KEPT = 2  # clauses of the look-up that stay with the verdict
MOST_NOTICES = 6  # notices that a question back offers
MOST_OPTIONS = 8  # ready-made answers that come with a question
NOTHING_LOOKED_UP = Reply(Outcome.CHECKED)


@stage("checking")
def check_reply(
    case: ApplicantCase,
    knowledge: Knowledge,
    today: date,
    looked_up: Reply = NOTHING_LOOKED_UP,
    *,
    asks_more: bool = True,
) -> Reply:
    """Return where the applicant stands, what the clauses say to the message itself, and one next question.

    With `asks_more` the message asks something besides whether the applicant can apply; otherwise only clauses on
    what it tells count. Where no notice is known yet to check the case against, the reply asks for it.
    """
    case.waiting = case.notice is None
    looked_up = NOTHING_LOOKED_UP if case.answered else looked_up
    if case.waiting:
        return _which_rules(case, knowledge, looked_up)
    cited: list[Citation] = []
    verdict = verdict_sentences(case, knowledge, today, cited)
    on_facts = {clause for fact in case.mentioned for clause, _ in read_by(verdict.verdict, fact)}
    answers, found = _kept(looked_up, None if asks_more else on_facts)
    cited += found
    sentences = [*_outside(case, knowledge), *verdict.overall(), *understood(case, verdict.vocabulary, knowledge)]
    sentences += verdict.unmet_route_among([c.id for c in found])
    cited += looked_up.citations[: 0 if cited else KEPT]
    stood_on = {at for sentence in sentences for at in sentence.cites}
    by_route = {at for at in stood_on if verdict.closest and cited[at].id == verdict.closest.route.clause}
    sentences += [sentence for sentence in answers if not by_route.issuperset(sentence.cites)]
    return with_question(Outcome.CHECKED, case, verdict, sentences, knowledge)


def verdict_sentences(
    case: ApplicantCase, knowledge: Knowledge, today: date, cited: list[Citation] | None = None
) -> VerdictSentences:
    """Return the verdict on the case, ready to be told; KeyError where its notice has no rules."""
    model = case.check_model(knowledge)
    facts = case.known_facts(model.vocabulary, today)
    documents = knowledge.packs[model.notice].documents
    cited = [] if cited is None else cited
    verdict, whole = check(model, facts, today).withheld_for(case.left_out), knowledge.check_models[model.notice]
    other_title = None
    if model is not whole and verdict.verdict == "not_eligible":
        other_title = check(whole, facts, today).title
    return VerdictSentences(verdict, documents, model.vocabulary, knowledge.replies, cited, other_title)


def is_decided(case: ApplicantCase, knowledge: Knowledge, today: date) -> bool:
    """Return whether what is known of the case meets the conditions of its notice, or fails them, for certain."""
    if case.notice is None:
        return False
    verdict = verdict_sentences(case, knowledge, today).verdict
    return verdict.verdict != "unknown" or bool(verdict.left_out)


def with_question(
    outcome: Outcome,
    case: ApplicantCase,
    verdict: VerdictSentences,
    sentences: Sequence[Sentence],
    knowledge: Knowledge,
) -> Reply:
    """Return these sentences and the next question as a reply; the question is noted as the one asked."""
    case.asked, contradiction = _next(case, verdict)
    case.asked_whether, case.asked_left_out = None, bool(verdict.verdict.left_out)
    last = [*contradiction]
    options: tuple[str, ...] = ()
    if case.asked:
        text, options = _question(case, verdict, knowledge)
        last.append(Sentence(text, kind=SentenceKind.ASKED_FACT))
    elif case.asked_left_out:
        last.append(Sentence(knowledge.replies.say("ask_left_out"), kind=SentenceKind.CONFIRM))
        options = (knowledge.replies.say("left_out_no"), knowledge.replies.say("left_out_yes"))
    elif verdict.verdict.verdict == "unknown":
        last += _parked(verdict)
    return Reply(
        outcome,
        (*sentences, *last),
        tuple(verdict.cited),
        (verdict.notice.id,),
        options,
        dict(case.facts),
        (case.asked,) if case.asked else (),
        verdict.words.as_json(),
    )


def _question(case: ApplicantCase, verdict: VerdictSentences, knowledge: Knowledge) -> tuple[str, tuple[str, ...]]:
    """The question for the fact asked for, and its ready-made answers."""
    fact, replies = case.asked or "", knowledge.replies
    if not case.faults and fact not in (*case.facts, *case.approximate):
        case.asked_whether = whether_question(verdict.verdict, fact, knowledge.fact_wording, replies)
    if case.asked_whether:
        answers = tuple(replies.say(f"whether_{name}") for name in ("yes", "no", "unsure"))
        return case.asked_whether.text, answers
    asked = verdict.vocabulary[fact]
    if fact in case.approximate:
        return replies.say("asked_exactly", question=asked.question), ()
    return asked.question, tuple(asked.answers.values())[:MOST_OPTIONS]


def _which_rules(case: ApplicantCase, knowledge: Knowledge, looked_up: Reply) -> Reply:
    """The question back which notice the case is to be checked against, after what was understood."""
    sentences, cited = _kept(looked_up, None)
    meant = knowledge.notices_of(set(case.candidates) & set(knowledge.packs)) or knowledge.with_packs()
    offered = meant[:MOST_NOTICES]
    return replace(
        looked_up,
        outcome=Outcome.ASKED_WHICH_RULES,
        sentences=(
            *_outside(case, knowledge),
            *sentences,
            *understood(case, knowledge.facts, knowledge, everything=True),
            Sentence(knowledge.replies.say("check_which"), kind=SentenceKind.QUESTION),
        ),
        citations=tuple(cited),
        options=tuple(option_labels(offered).values()),
        notices=tuple(notice.id for notice in offered),
        facts=dict(case.facts),
    )


def understood(
    case: ApplicantCase, vocabulary: FactVocabulary, knowledge: Knowledge, *, everything: bool = False
) -> Iterator[Sentence]:
    """Yield what the last message told of the applicant, or `everything` known, and what it said that cannot be."""
    replies, values = knowledge.replies, case.known_facts(vocabulary).values
    if not everything:
        values = {fact: value for fact, value in values.items() if fact in case.mentioned}
    for which, facts in (("changed", values.keys() & case.changed), ("understood", values.keys() - case.changed)):
        told = "；".join(f"{vocabulary[id].label}：{vocabulary[id].say(values[id])}" for id in values if id in facts)
        if told:
            yield Sentence(replies.say(which, told=told), kind=SentenceKind.UNDERSTOOD)
    for fault in case.faults.values():
        yield Sentence(replies.say("fault", what=fault), kind=SentenceKind.FAULT)


def _outside(case: ApplicantCase, knowledge: Knowledge) -> Iterator[Sentence]:
    """That no notice covers what the last message aims at, where none does."""
    if case.outside:
        yield outside_sentence(case.outside, _nearest(case, knowledge), knowledge.notices, knowledge.replies)


def _nearest(case: ApplicantCase, knowledge: Knowledge) -> Sequence[Notice]:
    return knowledge.notices_of(case.candidates) or knowledge.notices


def _next(case: ApplicantCase, verdict: VerdictSentences) -> tuple[str | None, list[Sentence]]:
    """The fact to ask for, and what is said before the question: a fault first, then a contradiction."""
    if case.faults:
        return next(iter(case.faults)), []
    for each in verdict.verdict.contradictions:
        if (each.fact, *each.others) not in case.contradictions_asked:
            case.contradictions_asked.add((each.fact, *each.others))
            text = verdict.replies.say("contradiction", what=verdict.words.contradiction(each))
            return each.fact, [Sentence(text, kind=SentenceKind.FAULT)]
    if verdict.verdict.verdict != "unknown":
        return None, []
    return next((id for id in verdict.verdict.next_questions if id not in verdict.verdict.parked), None), []


def _parked(verdict: VerdictSentences) -> Iterator[Sentence]:
    """What the applicant does not know and has to find out, where nothing else is left to ask."""
    specs = [verdict.vocabulary[id] for id in verdict.verdict.parked]
    if specs:
        names = "、".join(f"{spec.short}（{spec.not_known}）" for spec in specs)
        yield Sentence(verdict.replies.say("parked", what=names), kind=SentenceKind.STILL_OPEN)


def _kept(looked_up: Reply, clauses: Collection[str] | None) -> tuple[list[Sentence], list[Citation]]:
    """The first sentences of the look-up and their citations; with `clauses` only what stands on those (ids).

    That no notice settles one of several asks is always among them.
    """
    if looked_up.kind == "refuse":
        return [], []
    kept = [c for c in looked_up.citations if clauses is None or c.id in clauses][:KEPT]
    partly = clauses is None and looked_up.outcome is Outcome.PARTLY_ANSWERED
    unsettled = [s for s in looked_up.sentences if partly and s.kind is SentenceKind.CONTACT]
    kept += [c for s in unsettled for c in (looked_up.citations[at] for at in s.cites) if c not in kept]
    places = {looked_up.citations.index(citation): at for at, citation in enumerate(kept)}
    leads = {s.cites: s for s in reversed(looked_up.sentences) if s.cites and set(s.cites) <= set(places)}
    sentences = [s for s in looked_up.sentences if s in leads.values() or s in unsettled]
    return [replace(s, cites=tuple(places[at] for at in s.cites)) for s in sentences], kept
