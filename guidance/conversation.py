"""One conversation: message in, reply out. This is the whole flow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.asks_aside import asks_aside, tells_more, without_open_aims
from guidance.checking.check_questions import (
    CheckQuestion,
    answer_check_question,
    asks,
    asks_more,
    check_question,
    not_understood,
    resume_check,
)
from guidance.checking.confirm_proposals import confirm_first
from guidance.checking.left_out_statements import leave_out
from guidance.checking.out_of_time import out_of_time
from guidance.checking.outright_questions import asks_outright
from guidance.checking.settled_answers import settled_answer
from guidance.checking.told_after_verdict import not_counted
from guidance.checking.verdict_reply import check_reply, is_decided, understood
from guidance.clause_answers import look_up, with_editions, without_search
from guidance.clock import this_day
from guidance.facts.proposal import Proposal
from guidance.idle_sentences import without_idle
from guidance.knowledge import Knowledge
from guidance.llm.language_model import LanguageModel
from guidance.llm.propose_facts import propose, speaks_of_self
from guidance.llm.rephrase import Show, rephrase, unseen
from guidance.llm.rewrite_follow_up import rewrite
from guidance.question import AnswerRequest, Question
from guidance.question_beside import found_in_time, question_beside
from guidance.reply import Outcome, Reply, Sentence, SentenceKind
from guidance.requested_clauses import MOST_NOTICES
from guidance.scope_features import NOTHING_NAMED, PlaceMention, ScopeFeatures
from guidance.time_limit import OutOfTimeError, time_limit
from guidance.understanding.condense import condense
from guidance.understanding.notice_basis import notice_basis
from guidance.understanding.talk_context import TalkContext
from guidance.understanding.talk_subject import NO_SUBJECT, TalkSubject, subject_after

_ABOUT_VERDICT: dict[AnswerRequest, CheckQuestion] = {"reason": "lacking", "more": "lacking", "plainer": "verdict"}


@dataclass
class Conversation:
    """What one visitor has said so far: plain data, kept in memory only.

    `notice` is the visitor's choice on the page, None to go by the question; `today` None is the day of asking.
    `subject` is what was spoken of last; `last_notice` is the notice that the talk named last, `stated` what it named
    of notices so far (place, level). `offered_notices` are the notices that the last reply asked to choose from:
    their ids by the labels that they were offered under.
    """

    notice: str | None = None
    today: date | None = None
    subject: TalkSubject = NO_SUBJECT
    last_notice: str | None = None
    stated: ScopeFeatures = NOTHING_NAMED
    offered_notices: dict[str, str] = field(default_factory=dict)
    case: ApplicantCase = field(default_factory=ApplicantCase)


def narrow_talk(
    conversation: Conversation, *, places: tuple[PlaceMention, ...] | None = None, levels: tuple[str, ...] | None = None
) -> None:
    """Take in the places or levels that the visitor sets, () for none; what the talk named of them before is gone.

    Which notice the talk named last counts no longer either.
    """
    if places is not None:
        conversation.stated = replace(conversation.stated, places=places)
    if levels is not None:
        conversation.stated = replace(conversation.stated, levels=levels, aimed_levels=())
    conversation.last_notice = None


def respond(
    message: str,
    conversation: Conversation,
    assistant: Assistant,
    model: LanguageModel | None = None,
    show: Show = unseen,
) -> Reply:
    """Return the reply to `message`, and take it into the conversation.

    `model` is the visitor's share of a language model, None for none; `show` gets what can be read before it has
    made a reply whole. A search that takes longer than the assistant's `answer_seconds` ends in whom to ask instead.
    """
    with time_limit(assistant.answer_seconds) as until:
        if model:
            model.begin(until)
        try:
            return _reply_in_time(message, conversation, assistant, model, show)
        except OutOfTimeError:
            spoken_of = conversation.notice or conversation.last_notice
            return out_of_time(conversation.case, spoken_of, assistant.knowledge)


def _reply_in_time(
    message: str, conversation: Conversation, assistant: Assistant, model: LanguageModel | None, show: Show
) -> Reply:
    """The reply to `message`; OutOfTimeError where its time is over before there is one."""
    case, knowledge = conversation.case, assistant.knowledge
    today = conversation.today or this_day()
    message = condense(message, assistant.understanding.asks)
    message = without_idle(message, assistant, today, case.facts, conversation.notice)
    if settled := settled_answer(message, case, assistant.statements, knowledge, today):
        return settled
    question, subject = _understand(message, conversation, assistant, model, today), conversation.subject
    if question.restarts:
        return _restart(conversation, assistant)
    if case.in_hand and (asked := check_question(message) or _about_verdict(question, subject)):
        return answer_check_question(asked, case, knowledge, today)
    assistant.retrieval.encode_ahead(question)
    tells = case.take_in(message, question, knowledge, conversation.notice, today)
    withheld = leave_out(case, message, assistant.statements, knowledge, today)
    question = assistant.answerability.assess(question)
    beside = question_beside(question, case, conversation.notice, assistant, today, tells=tells)
    question = beside or question
    is_open_case = tells and not case.notice
    own_case = tells and not beside and _is_for_the_check(question, case, assistant, today)
    proposed = _propose(message, question, own_case, case, assistant, model, today)
    told_nothing = not own_case and not proposed
    if told_nothing and (reply := withheld or _not_understood(message, question, case, assistant, today)):
        return reply
    only_tells = case.answered or (case.mentioned and not asks_outright(question.text, knowledge.lexicon.question))
    settled = None if own_case and only_tells else without_search(question, subject, assistant, own_case, today)
    reply = _checked(question, subject, case, assistant, today) if own_case and not settled else None
    if reply is None:
        answer = settled or _answer_aside(question, subject, own_case, assistant, today)
        if tells and not (own_case and settled) and (own_case or _has_rules(question, knowledge)):
            heard = understood(case, knowledge.facts, knowledge)
            answer = replace(answer, sentences=(*answer.sentences, *heard))
        router, chosen = assistant.understanding.router, conversation.notice
        answer = replace(answer, basis=notice_basis(message, question, chosen, router, today))
        reply = _told(answer, message, question, case, assistant, None if proposed else model, show, today)
    reply = confirm_first(case, proposed, reply, _only(question.scope.notices) or conversation.notice, knowledge)
    case.waiting = case.waiting or (is_open_case and reply.outcome is Outcome.ASKED_WHICH_NOTICE)
    is_choice = reply.outcome in (Outcome.ASKED_WHICH_NOTICE, Outcome.ASKED_WHICH_RULES)
    conversation.offered_notices = dict(zip(reply.options, reply.notices, strict=True)) if is_choice else {}
    if not question.about_answer and not question.courtesy_only:
        conversation.subject = subject_after(question.text, reply)
    return reply


def _is_for_the_check(question: Question, case: ApplicantCase, assistant: Assistant, today: date) -> bool:
    """Whether what the applicant tells can be checked, and nothing is asked that no notice settles.

    Who asks whether one may apply is answered by the rules where they decide it, where they read all that is told or
    several facts, and where the notices are so new that little is known of what they leave open.
    """
    knowledge, core = assistant.knowledge, assistant.understanding.everyday.matter
    has_rules = bool(case.notice and not question.scope.chosen) or _has_rules(question, knowledge)
    if not has_rules or case.answered or not _asks_what_is_open(question, case, knowledge):
        return has_rules
    if not question.aims_to_apply or len(case.mentioned) > 1 or not tells_more(question, case, knowledge, core):
        return question.aims_to_apply
    is_new = not assistant.answerability.are_well_known(question.scope.notices)
    return is_new or is_decided(case, knowledge, today)


def _checked(
    question: Question, subject: TalkSubject, case: ApplicantCase, assistant: Assistant, today: date
) -> Reply | None:
    """The reply that tells how the case stands; None where the message asks what has nothing to do with that."""
    knowledge, core = assistant.knowledge, assistant.understanding.everyday.matter
    found = found_in_time(without_open_aims(question, case), subject, assistant, today)
    if asks_aside(question, case, found, knowledge, core):
        return None
    return check_reply(case, knowledge, today, found, asks_more=asks_more(question, case, knowledge))


def _answer_aside(question: Question, subject: TalkSubject, own_case: bool, assistant: Assistant, today: date) -> Reply:
    """What the clauses say to a question, also to one beside the applicant's `own_case`."""
    settled = without_search(question, subject, assistant, False, today) if own_case else None
    return settled or with_editions(look_up(question, subject, assistant, today), question, assistant, today)


def _told(
    answer: Reply,
    message: str,
    question: Question,
    case: ApplicantCase,
    assistant: Assistant,
    model: LanguageModel | None,
    show: Show,
    today: date,
) -> Reply:
    """The answer of the clauses as it is told: rephrased by a model where one may, and back to the open check."""
    knowledge, wanted = assistant.knowledge, assistant.retrieval.weigh(question) if model else {}
    weights = knowledge.weights.rephrasing
    reply = rephrase(answer, message, model, knowledge.rephrasing, weights, assistant.scrubber, wanted, show)
    reply = not_counted(message, reply, case, knowledge, today) or replace(reply, facts=dict(case.facts))
    return resume_check(reply, case, knowledge)


def _about_verdict(question: Question, subject: TalkSubject) -> CheckQuestion | None:
    """What a message about the last answer asks of the check, where that answer was a verdict."""
    return _ABOUT_VERDICT.get(question.about_answer) if question.about_answer and subject.is_case else None


def _restart(conversation: Conversation, assistant: Assistant) -> Reply:
    """Forget what was said, and say so."""
    conversation.case, conversation.subject, conversation.last_notice = ApplicantCase(), NO_SUBJECT, None
    conversation.stated, conversation.offered_notices = NOTHING_NAMED, {}
    text = assistant.knowledge.replies.say("restarted")
    return Reply(Outcome.RESTARTED, (Sentence(text, kind=SentenceKind.REMARK),))


def _understand(
    message: str, conversation: Conversation, assistant: Assistant, model: LanguageModel | None, today: date
) -> Question:
    """What the message asks after what was asked before; a model may put in full what no rule fits."""
    context = TalkContext(
        conversation.subject,
        conversation.notice,
        conversation.last_notice,
        conversation.stated,
        asked_which=bool(conversation.offered_notices),
        asked_fact=bool(conversation.case.asked),
        today=today,
    )
    before = conversation.subject.question
    if (picked := conversation.offered_notices.get(message)) and not conversation.notice:
        context = replace(context, chosen_notice=picked, subject=NO_SUBJECT, asked_which=False)
        message = before
    question = assistant.understanding.understand(message, context)
    if question.needs_rewrite:
        whole = rewrite(message, before, model, assistant.understanding.vocabulary, assistant.scrubber)
        if whole:
            question = assistant.understanding.understand(whole, replace(context, subject=NO_SUBJECT))
    scope, router = question.scope, assistant.understanding.router
    conversation.stated = question.features.over(router.of_notices(conversation.stated, scope))
    conversation.last_notice = _only(scope.notices) if scope.named else conversation.last_notice
    return question


def _propose(
    message: str,
    question: Question,
    own_case: bool,
    case: ApplicantCase,
    assistant: Assistant,
    model: LanguageModel | None,
    today: date,
) -> tuple[Proposal, ...]:
    """What a model reads in a message that speaks of the applicant, besides what was heard or is known."""
    if model is None:
        return ()
    spoken = own_case or speaks_of_self(message, bool(case.asked), assistant.knowledge.lexicon)
    if not spoken or case.answered or question.refused_topic or question.courtesy_only:
        return ()
    facts = assistant.knowledge.facts_in_use
    return propose(message, {*case.facts, *case.mentioned}, model, facts, assistant.scrubber, today)


def _not_understood(
    message: str, question: Question, case: ApplicantCase, assistant: Assistant, today: date
) -> Reply | None:
    """The reply to a message in the middle of a check that neither asks anything nor names a notice or place in one."""
    if not case.in_hand or not case.asked or asks(message, assistant.knowledge.lexicon.question):
        return None
    beside = (question.references, question.listing, question.courtesy_only, question.refused_topic)
    router, says_more = assistant.understanding.router, any((*beside, question.about_answer))
    if says_more or router.route(question.text, today).named:
        return None
    return not_understood(case, assistant.knowledge, today)


def _asks_what_is_open(question: Question, case: ApplicantCase, knowledge: Knowledge) -> bool:
    """Whether a message asks for what no notice settles, and for nothing else; one that tells facts has to ask it."""
    if not all(ask.unanswerable for ask in question.asks):
        return False
    words = knowledge.lexicon.question
    return asks_outright(question.text, words) if case.mentioned else asks(question.text, words)


def _has_rules(question: Question, knowledge: Knowledge) -> bool:
    """Whether a case can be checked against some notice that the message is for."""
    scope = question.scope
    if scope.chosen:
        return False
    with_rules = [id in knowledge.packs for id in scope.notices]
    few = scope.named and len(with_rules) <= MOST_NOTICES
    return bool(scope.outside) or (any(with_rules) if few else all(with_rules))


def _only(notices: tuple[str, ...]) -> str | None:
    return notices[0] if len(notices) == 1 else None
