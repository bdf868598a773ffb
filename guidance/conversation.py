"""One conversation: message in, reply out. This is the whole flow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from guidance.answerability.refusal import decide_refusal, notices_meant
from guidance.answering.ask_back import ask_which_notice
from guidance.answering.compose import compose_answer, compose_refusal, partly_answered
from guidance.answering.editions import with_edition, with_window_state
from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.check_questions import (
    answer_check_question,
    asks,
    check_question,
    not_understood,
    resume_check,
)
from guidance.checking.confirm_proposals import confirm_first, settle_proposals
from guidance.checking.verdict_reply import check_reply
from guidance.clock import this_day
from guidance.facts.proposal import Proposal
from guidance.knowledge import Knowledge
from guidance.llm.language_model import LanguageModel
from guidance.llm.propose_facts import propose, speaks_of_self
from guidance.llm.rephrase import Show, rephrase, unseen
from guidance.llm.rewrite_follow_up import rewrite
from guidance.question import Question
from guidance.reply import Outcome, Refusal, Reply, Sentence, SentenceKind
from guidance.retrieval.choose import choose
from guidance.retrieved import ChosenClauses
from guidance.scope_features import NOTHING_NAMED, PlaceMention, ScopeFeatures
from guidance.understanding.condense import condense
from guidance.understanding.talk_context import TalkContext

MOST_RELATED = 2  # clauses shown beside a refusal
MOST_NOTICES = 2  # that answer one question side by side; of more, the visitor is asked which is meant


@dataclass
class Conversation:
    """What one visitor has said so far: plain data, kept in memory only.

    `notice` is the visitor's choice on the page, None to go by the question; `today` None is the day of asking.
    `last_question` is it as it was understood, in full; `last_notice` is the notice that the talk named last,
    `stated` what it named of notices so far (place, level). `offered_notices` are the notices that the last reply
    asked to choose from: their ids by the labels that they were offered under.
    """

    notice: str | None = None
    today: date | None = None
    last_question: str = ""
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
    made a reply whole.
    """
    message, today = condense(message), conversation.today or this_day()
    case, knowledge = conversation.case, assistant.knowledge
    if model:
        model.begin()
    if settled := settle_proposals(case, message, knowledge, today):
        return settled
    question = _understand(message, conversation, assistant, model, today)
    if question.restarts:
        return _restart(conversation, assistant)
    if case.in_hand and (asked := check_question(message)):
        return answer_check_question(asked, case, knowledge, today)
    own_case = case.take_in(message, question, knowledge, conversation.notice, today)
    is_open_case = own_case and not case.notice
    own_case = own_case and (bool(case.notice and not question.scope.chosen) or _has_rules(question, knowledge))
    proposed = _propose(message, question, own_case, case, assistant, model, today)
    if not own_case and not proposed and _says_nothing(message, question, case, assistant, today):
        return not_understood(case, knowledge, today)
    refusal = None if own_case and case.answered else _decline(question, assistant, own_case, today)
    looked_up = refusal or _look_up(question, assistant, today)
    if refusal is None and not own_case:
        looked_up = _with_editions(looked_up, question, assistant, today)
    if own_case and not refusal:
        reply = check_reply(case, knowledge, today, looked_up)
    else:
        wanted = assistant.retrieval.weigh(question)
        editor, weights = None if proposed else model, knowledge.weights.rephrasing
        reply = rephrase(looked_up, message, editor, knowledge.rephrasing, weights, assistant.scrubber, wanted, show)
        reply = resume_check(replace(reply, facts=dict(case.facts)), case, knowledge)
    reply = confirm_first(case, proposed, reply, _only(question.scope.notices) or conversation.notice, knowledge)
    case.waiting = case.waiting or (is_open_case and reply.outcome is Outcome.ASKED_WHICH_NOTICE)
    is_choice = reply.outcome in (Outcome.ASKED_WHICH_NOTICE, Outcome.ASKED_WHICH_RULES)
    conversation.offered_notices = dict(zip(reply.options, reply.notices, strict=True)) if is_choice else {}
    return reply


def _restart(conversation: Conversation, assistant: Assistant) -> Reply:
    """Forget what was said, and say so."""
    conversation.case, conversation.last_question, conversation.last_notice = ApplicantCase(), "", None
    conversation.stated, conversation.offered_notices = NOTHING_NAMED, {}
    text = assistant.knowledge.replies.say("restarted")
    return Reply(Outcome.RESTARTED, (Sentence(text, kind=SentenceKind.REMARK),))


def _understand(
    message: str, conversation: Conversation, assistant: Assistant, model: LanguageModel | None, today: date
) -> Question:
    """What the message asks after what was asked before; a model may put in full what no rule fits."""
    context = TalkContext(
        conversation.last_question,
        conversation.notice,
        conversation.last_notice,
        conversation.stated,
        bool(conversation.offered_notices),
        today,
    )
    if (picked := conversation.offered_notices.get(message)) and not conversation.notice:
        context = replace(context, chosen_notice=picked, question="", asked_which=False)
        message = conversation.last_question
    question = assistant.understanding.understand(message, context)
    if question.needs_rewrite:
        whole = rewrite(
            message, conversation.last_question, model, assistant.understanding.vocabulary, assistant.scrubber
        )
        question = assistant.understanding.understand(whole, replace(context, question="")) if whole else question
    conversation.last_question = question.text
    conversation.stated = question.features.over(conversation.stated)
    conversation.last_notice = _only(question.scope.notices) if question.scope.named else conversation.last_notice
    return assistant.answerability.assess(question)


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
    spoken = own_case or speaks_of_self(message, bool(case.asked), assistant.knowledge.lexicon)
    if not spoken or case.answered or question.refused_topic or question.courtesy_only:
        return ()
    facts = assistant.knowledge.facts_in_use
    return propose(message, {*case.facts, *case.mentioned}, model, facts, assistant.scrubber, today)


def _says_nothing(message: str, question: Question, case: ApplicantCase, assistant: Assistant, today: date) -> bool:
    """Whether a message in the middle of a check neither asks anything nor names a notice or a place in one."""
    if not case.in_hand or not case.asked or asks(message, assistant.knowledge.lexicon.question):
        return False
    if question.references or question.listing or question.courtesy_only or question.refused_topic:
        return False
    return not assistant.understanding.router.route(question.text, today).named


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


def _look_up(question: Question, assistant: Assistant, today: date) -> Reply:
    """Answer from the clauses, or say that they do not answer."""
    replies = assistant.knowledge.replies
    notices = notices_meant(question, assistant.notices)
    asks = [ask for ask in question.asks if not ask.unanswerable] or list(question.asks)
    hits = [assistant.retrieval.search(question, ask, question.scope.notices) for ask in asks]
    if _is_open(question):
        return _ask_which(question, assistant)
    # Where the message left two of many, both answer, however much better one does.
    both = len(question.scope.notices) == MOST_NOTICES < len(assistant.notices)
    side_by_side = replace(question, comparing=question.comparing or both)
    chosen = choose(side_by_side, hits, notices, assistant.knowledge.weights.choice)
    if not chosen.answering:
        return _refuse(Refusal(Outcome.NOTHING_FOUND, notices), question, assistant)
    reply = _answer(chosen, question, assistant, today)
    return partly_answered(reply, notices[0], replies) if len(asks) < len(question.asks) else reply


def _is_open(question: Question) -> bool:
    """Whether more notices are left than can answer side by side."""
    if question.references.clauses or question.comparing:
        return False
    return len(question.scope.notices) > MOST_NOTICES


def _ask_which(question: Question, assistant: Assistant) -> Reply:
    """Ask which of the notices is meant, those first that say most nearly what is asked."""
    found = assistant.retrieval.best_of_each(question, question.asks[0], question.scope.notices)
    clauses = [hit.clause for hit in found]
    order = [clause.notice for clause in clauses]
    home = {notice.id: notice for notice in assistant.notices}
    candidates = [home[id] for id in dict.fromkeys((*order, *question.scope.notices))]
    wanted = assistant.retrieval.weigh(question)
    return ask_which_notice(candidates, clauses, wanted, assistant.knowledge.replies)


def _with_editions(reply: Reply, question: Question, assistant: Assistant, today: date) -> Reply:
    """The reply with what is to be said of its notices: whether one can apply, that there is a newer one."""
    if reply.kind != "answer":
        return reply
    knowledge, router = assistant.knowledge, assistant.understanding.router
    if question.asks_if_open:
        reply = with_window_state(reply, notices_meant(question, assistant.notices), knowledge.replies, today)
    newer = {id: router.editions.newer_edition(id, today) for id in reply.notices}
    return with_edition(reply, question.scope.years, newer, assistant.notices, knowledge.replies)


def _decline(question: Question, assistant: Assistant, own_case: bool, today: date) -> Reply | None:
    """Say that no notice settles the question, where none does; None where a search is due."""
    decided = decide_refusal(
        question,
        assistant.notices,
        assistant.answerability.unanswered,
        own_case=own_case,
        has_known_words=assistant.retrieval.knows(question),
    )
    if isinstance(decided, Refusal) and _is_open(question) and _may_be_settled(decided, question, assistant):
        return None
    if isinstance(decided, ChosenClauses):
        return _answer(decided, question, assistant, today)
    return _refuse(decided, question, assistant) if decided else None


def _may_be_settled(refusal: Refusal, question: Question, assistant: Assistant) -> bool:
    """Whether one of many notices may still settle what only looks like something that none does."""
    has_topic = any(ask.topic for ask in question.asks)
    return refusal.outcome is Outcome.NOTHING_FOUND and not has_topic and assistant.retrieval.knows(question)


def _answer(chosen: ChosenClauses, question: Question, assistant: Assistant, today: date) -> Reply:
    wanted = assistant.retrieval.weigh(question)
    return compose_answer(chosen, wanted, assistant.notices, assistant.knowledge.replies, today)


def _refuse(refusal: Refusal, question: Question, assistant: Assistant) -> Reply:
    """Put a refusal into words, with the clauses found that may be of use."""
    related = list(refusal.clauses)
    if refusal.related_to:
        meant = notices_meant(question, assistant.notices)
        related += assistant.retrieval.phrase(refusal.related_to, [n.id for n in meant])
    if refusal.show_nearest:
        hits = [assistant.retrieval.search(question, ask, question.scope.notices, most=1) for ask in question.asks]
        related = list(dict.fromkeys([*related, *(hit.clause for found in hits for hit in found)]))[:MOST_RELATED]
    return compose_refusal(refusal, related, assistant.notices, assistant.knowledge.replies)
