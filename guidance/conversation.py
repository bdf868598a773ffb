"""One conversation: message in, reply out. This is the whole flow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from guidance import compose
from guidance.about_check import about_check, asks, kind_of, not_understood, resumed
from guidance.case import Case
from guidance.choose import choose
from guidance.clock import this_day
from guidance.condense import condense
from guidance.decline import decline
from guidance.llm import Model, open_model
from guidance.model import Reply
from guidance.office import Office
from guidance.propose import Proposal, propose, speaks_of_self
from guidance.rephrase import Show, rephrase, unseen
from guidance.rewrite import rewrite
from guidance.understand import Question

MOST_NOTICES = 2  # that answer one question side by side; of more, the visitor is asked which is meant


@dataclass
class Conversation:
    """What one visitor has said so far; kept in memory only.

    `notice` is the visitor's choice on the page, None to go by the question; `today` None is the day of asking.
    `before` is the last question as it was understood, `about` the notice that the talk named last.
    """

    office: Office
    notice: str | None = None
    today: date | None = None
    before: str = ""
    about: str | None = None
    case: Case = field(default_factory=Case)
    model: Model | None = field(default_factory=open_model)


def respond(message: str, conversation: Conversation, show: Show = unseen) -> Reply:
    """Return the reply to `message`; `show` gets what can be read before a language model has made it whole."""
    office, today, message = conversation.office, conversation.today or this_day(), condense(message)
    model = _begin(conversation)
    if settled := conversation.case.settle(message, office, today):
        return settled
    question = _understand(message, conversation)
    if question.restart:
        return _restart(conversation)
    case = conversation.case
    if case.in_hand and (kind := kind_of(message)):
        return about_check(kind, case, office, today)
    own_case = case.hear(message, question, office, conversation.notice, today)
    proposed = _propose(message, question, own_case, conversation, today)
    if not own_case and not proposed and _says_nothing(message, question, conversation):
        return not_understood(case, office, today)
    refusal = None if own_case and case.answered else decline(question, office, own_case, today)
    looked_up = refusal or _look_up(question, office, today)
    if own_case and not refusal:
        reply = case.reply(looked_up, office, today)
    else:
        reply = rephrase(looked_up, message, None if proposed else model, office.retrieval.weigh(question), show)
        reply = resumed(replace(reply, facts=dict(case.facts)), case, office)
    return case.confirm_first(proposed, reply, _only(question.scope.meant) or conversation.notice, office)


def _begin(conversation: Conversation) -> Model | None:
    """The model with the time of a new message."""
    if conversation.model:
        conversation.model.begin()
    return conversation.model


def _restart(conversation: Conversation) -> Reply:
    """Forget what was said, and say so."""
    conversation.case, conversation.before, conversation.about = Case(), "", None
    return compose.plain_reply("answer", conversation.office.replies.say("restarted"))


def _understand(message: str, conversation: Conversation) -> Question:
    """What the message asks after what was asked before; a model may put in full what no rule fits."""
    office, choice = conversation.office, conversation.notice or conversation.about
    question = office.understanding.understand(message, conversation.before, choice)
    if question.loose:
        whole = rewrite(message, conversation.before, conversation.model, office.understanding.vocabulary)
        question = office.understanding.understand(whole, "", choice) if whole else question
    conversation.before = question.text
    conversation.about = _only(question.scope.meant) if question.scope.named else conversation.about
    return office.grounds.judged(question)


def _propose(
    message: str, question: Question, own_case: bool, conversation: Conversation, today: date
) -> tuple[Proposal, ...]:
    """What a model reads in a message that speaks of the applicant, besides what was heard or is known."""
    case = conversation.case
    spoken = own_case or speaks_of_self(message, bool(case.asked))
    if not spoken or case.answered or question.refused or question.courtesy:
        return ()
    return propose(message, {*case.facts, *case.heard}, conversation.model, today)


def _says_nothing(message: str, question: Question, conversation: Conversation) -> bool:
    """Whether a message in the middle of a check neither asks anything nor names a notice or a place in one."""
    named = question.references or question.listing or question.courtesy or question.refused
    named = named or conversation.office.understanding.router.route(question.text).named
    return conversation.case.in_hand and bool(conversation.case.asked) and not named and not asks(message)


def _only(meant: tuple[str, ...]) -> str | None:
    return meant[0] if len(meant) == 1 else None


def _look_up(question: Question, office: Office, today: date) -> Reply:
    """Answer from the clauses, or say that they do not answer."""
    notices = [n for n in office.notices if n.id in question.scope.meant]
    asks = [ask for ask in question.asks if not ask.left_open] or list(question.asks)
    hits = [office.retrieval.search(question, ask, question.scope.meant) for ask in asks]
    chosen = choose(question, hits, notices)
    if not chosen.answering:
        return compose.refuse(office.replies.say("nothing_found"), notices, office)
    if len({c.notice for c in chosen.answering}) > MOST_NOTICES and not question.comparing:
        return compose.ask_back(chosen, office.retrieval.weigh(question), office.notices, office.replies)
    reply = compose.answer(chosen, office.retrieval.weigh(question), office.notices, office.replies, today)
    return compose.partly(reply, notices, office.replies) if len(asks) < len(question.asks) else reply
