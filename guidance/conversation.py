"""One conversation: message in, reply out. This is the whole flow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from guidance.answerability.decline import decline
from guidance.answering import compose
from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.check_questions import about_check, asks, kind_of, not_understood, resumed
from guidance.clock import this_day
from guidance.facts.proposal import Proposal
from guidance.llm.language_model import LanguageModel
from guidance.llm.propose_facts import propose, speaks_of_self
from guidance.llm.rephrase import Show, rephrase, unseen
from guidance.llm.rewrite_follow_up import rewrite
from guidance.question import Question
from guidance.reply import Reply
from guidance.retrieval.choose import choose
from guidance.understanding.condense import condense

MOST_NOTICES = 2  # that answer one question side by side; of more, the visitor is asked which is meant


@dataclass
class Conversation:
    """What one visitor has said so far: plain data, kept in memory only.

    `notice` is the visitor's choice on the page, None to go by the question; `today` None is the day of asking.
    `before` is the last question as it was understood, `about` the notice that the talk named last.
    """

    notice: str | None = None
    today: date | None = None
    before: str = ""
    about: str | None = None
    case: ApplicantCase = field(default_factory=ApplicantCase)


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
    today, message, knowledge = conversation.today or this_day(), condense(message), assistant.knowledge
    if model:
        model.begin()
    if settled := conversation.case.settle(message, knowledge, today):
        return settled
    question = _understand(message, conversation, assistant, model)
    if question.restarts:
        return _restart(conversation, assistant)
    case = conversation.case
    if case.in_hand and (kind := kind_of(message)):
        return about_check(kind, case, knowledge, today)
    own_case = case.hear(message, question, knowledge, conversation.notice, today)
    proposed = _propose(message, question, own_case, conversation.case, assistant, model, today)
    if not own_case and not proposed and _says_nothing(message, question, case, assistant):
        return not_understood(case, knowledge, today)
    refusal = None if own_case and case.answered else decline(question, assistant, own_case, today)
    looked_up = refusal or _look_up(question, assistant, today)
    if own_case and not refusal:
        reply = case.reply(looked_up, knowledge, today)
    else:
        wanted = assistant.retrieval.weigh(question)
        reply = rephrase(looked_up, message, None if proposed else model, knowledge.rephrasing, wanted, show)
        reply = resumed(replace(reply, facts=dict(case.facts)), case, knowledge)
    return case.confirm_first(proposed, reply, _only(question.scope.notices) or conversation.notice, knowledge)


def _restart(conversation: Conversation, assistant: Assistant) -> Reply:
    """Forget what was said, and say so."""
    conversation.case, conversation.before, conversation.about = ApplicantCase(), "", None
    return compose.plain_reply("answer", assistant.knowledge.replies.say("restarted"))


def _understand(
    message: str, conversation: Conversation, assistant: Assistant, model: LanguageModel | None
) -> Question:
    """What the message asks after what was asked before; a model may put in full what no rule fits."""
    choice = conversation.notice or conversation.about
    question = assistant.understanding.understand(message, conversation.before, choice)
    if question.needs_rewrite:
        whole = rewrite(message, conversation.before, model, assistant.understanding.vocabulary)
        question = assistant.understanding.understand(whole, "", choice) if whole else question
    conversation.before = question.text
    conversation.about = _only(question.scope.notices) if question.scope.named else conversation.about
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
    spoken = own_case or speaks_of_self(message, bool(case.asked))
    if not spoken or case.answered or question.refused_topic or question.courtesy_only:
        return ()
    return propose(message, {*case.facts, *case.heard}, model, assistant.knowledge.facts, today)


def _says_nothing(message: str, question: Question, case: ApplicantCase, assistant: Assistant) -> bool:
    """Whether a message in the middle of a check neither asks anything nor names a notice or a place in one."""
    named = question.references or question.listing or question.courtesy_only or question.refused_topic
    named = named or assistant.understanding.router.route(question.text).named
    return case.in_hand and bool(case.asked) and not named and not asks(message)


def _only(meant: tuple[str, ...]) -> str | None:
    return meant[0] if len(meant) == 1 else None


def _look_up(question: Question, assistant: Assistant, today: date) -> Reply:
    """Answer from the clauses, or say that they do not answer."""
    notices = [n for n in assistant.notices if n.id in question.scope.notices]
    asks = [ask for ask in question.asks if not ask.unanswerable] or list(question.asks)
    hits = [assistant.retrieval.search(question, ask, question.scope.notices) for ask in asks]
    chosen = choose(question, hits, notices, assistant.knowledge.weights.choice)
    replies, wanted = assistant.knowledge.replies, assistant.retrieval.weigh(question)
    if not chosen.answering:
        return compose.refuse(replies.say("nothing_found"), notices, assistant)
    if len({c.notice for c in chosen.answering}) > MOST_NOTICES and not question.comparing:
        return compose.ask_back(chosen, wanted, assistant.notices, replies)
    reply = compose.answer(chosen, wanted, assistant.notices, replies, today)
    return compose.partly(reply, notices, replies) if len(asks) < len(question.asks) else reply
