"""What an applicant tells after the verdict and nobody understands is said to be left out of it: 现在在家抱孙子."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.left_out_statements import tells
from guidance.checking.outright_questions import asks_outright
from guidance.checking.verdict_reply import check_reply, verdict_sentences
from guidance.knowledge import Knowledge
from guidance.reply import Outcome, Reply, Sentence, SentenceKind
from ingest.text.normalise import search_spelling

_NO_ANSWER = (Outcome.NOTHING_FOUND, Outcome.OUTSIDE_YEAR, Outcome.OUTSIDE_PLACE, Outcome.OFF_TOPIC)
_CLOSES = re.compile(
    r"(?:好|行|嗯|哦|那|我|就|都|已经|大概|可以|知道|明白|清楚|懂|了解|收到|记住|辛苦|谢谢|感谢|没|有|什么|别的|其他|问题|事|这样|再见|拜拜|先|吧|的|了|啦|啊|呢|\W)+"
)


def not_counted(message: str, reply: Reply, case: ApplicantCase, knowledge: Knowledge, today: date) -> Reply | None:
    """Return that the verdict does not count what `message` tells, where `reply` found nothing to it; else None.

    Where that may bear on conditions, it is how the case stands without it; where the message asks something too, that
    comes behind `reply`, and only where the conditions would be met but for what was told.
    """
    text, asks = search_spelling(message), asks_outright(message, knowledge.lexicon.question)
    if not case.in_hand or case.asked:
        return None
    if reply.kind == "refuse" and set(case.unheard) & set(case.left_out):
        return _behind(reply, case, knowledge, today) if asks else check_reply(case, knowledge, today)
    if asks:
        return None
    if reply.outcome not in _NO_ANSWER or not tells(text) or _CLOSES.fullmatch(text):
        return None
    texts = (knowledge.replies.say("not_understood"), knowledge.replies.say("not_counted"))
    remarks = tuple(Sentence(text, kind=SentenceKind.REMARK) for text in texts)
    return Reply(Outcome.NOT_UNDERSTOOD, remarks, notices=(case.notice or "",), facts=dict(case.facts))


def _behind(reply: Reply, case: ApplicantCase, knowledge: Knowledge, today: date) -> Reply | None:
    """The reply with how the case stands behind it, where only what was left out keeps it from being met."""
    if not verdict_sentences(case, knowledge, today).verdict.left_out:
        return None
    stands = check_reply(case, knowledge, today)
    cited = [citation for citation in stands.citations if citation not in reply.citations]
    return replace(
        stands,
        outcome=reply.outcome,
        sentences=(*reply.sentences, *stands.sentences),
        citations=(*reply.citations, *cited),
    )
