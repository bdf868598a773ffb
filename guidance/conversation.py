"""One conversation: message in, reply out. This is the whole flow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from guidance import compose
from guidance.about_check import about_check, asks, kind_of, not_understood, resumed
from guidance.case import Case
from guidance.choose import choose
from guidance.condense import condense
from guidance.decline import decline
from guidance.llm import Model, open_model
from guidance.model import Reply
from guidance.office import Office
from guidance.rephrase import rephrase
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


def respond(message: str, conversation: Conversation) -> Reply:
    """Return the reply to `message`: clauses, a refusal, a question back, or the checker's verdict with its clauses."""
    office, case, today = conversation.office, conversation.case, conversation.today or date.today()
    message = condense(message)
    question = office.understanding.understand(message, conversation.before, conversation.notice or conversation.about)
    question = office.grounds.judged(question)
    conversation.before = question.text
    conversation.about = _only(question.scope.meant) if question.scope.named else conversation.about
    if question.restart:
        conversation.case, conversation.before, conversation.about = Case(), "", None
        return compose.plain_reply("answer", office.replies.say("restarted"))
    if case.in_hand and (kind := kind_of(message)):
        return about_check(kind, case, office, today)
    own_case = case.hear(message, question, office, conversation.notice, today)
    if case.in_hand and not own_case and _says_nothing(message, question, conversation):
        return not_understood(case, office, today)
    refusal = None if own_case and case.answered else decline(question, office, own_case)
    looked_up = refusal or _look_up(question, office, today)
    if own_case and not refusal:
        return case.reply(looked_up, office, today)
    reply = replace(rephrase(looked_up, message, conversation.model), facts=dict(case.facts))
    return resumed(reply, case, office)


def _says_nothing(message: str, question: Question, conversation: Conversation) -> bool:
    """Whether a message in the middle of a check neither asks anything nor names a notice or a place in one."""
    named = question.references or question.listing or question.courtesy or question.refused
    named = named or conversation.office.understanding.router.route(question.text).named
    return bool(conversation.case.asked) and not named and not asks(message)


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
