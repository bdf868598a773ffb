"""Questions about the check itself (我还差什么, 结论是什么, 什么时候能报, 为什么问这个), answered from the verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Literal

from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.change_notice import names_of_notices, names_only_an_aim
from guidance.checking.verdict_reply import verdict_sentences, with_question
from guidance.knowledge import Knowledge
from guidance.lexicon.lexicon import QuestionWords, either
from guidance.lexicon.question_forms import ASKS_BY_FORM
from guidance.question import Question
from guidance.reply import Outcome, Reply, Sentence, SentenceKind
from ingest.text.normalise import search_spelling

CheckQuestion = Literal["why", "lacking", "when", "verdict"]

_WHO = (
    r"(?:那么?|所以|请问|现在|目前|到底|究竟|最后|我们?|本人|他|她|自己|的|这[样种]?|情况|条件|就|还|也|今年|这[次回批一]"
    r"|[,。:、\s])*"
)
_END = r"(?:呢|啊|呀|吗|了|吧|来着|[?。!,\s])*"
_LACKING = (
    r"还?(?:差|缺|少)(?:些|点|了)?(?:什么|啥|哪些|哪几?[项条样个]|多少)(?:条件|材料以外的|信息|情况|没说|没填|没有)?"
    r"|(?:为什么|为啥|怎么)(?:就)?(?:不能|不可以|不)(?:申?报|评|行|符合|够)(?:条件)?"
    r"|(?:哪里|哪儿|哪些|哪[条项个])(?:条件)?(?:还)?不(?:符合|够|行|满足)|不符合(?:在)?(?:哪|什么).{0,4}"
)
_VERDICT = (
    r"(?:结论|结果)(?:是什么|是啥|怎么样|如何|出来)?|(?:符不符合|合不合格|够不够格?|是不是符合|是否符合)(?:条件|要求)?"
    r"|(?:能不能|可不可以|行不行|能否|是否可以|能|可以)(?:申?报|参?评)(?:上|名)?(?:今年的?|这[次回批一]的?)?[不没]?"
    r"|行不行|能不能|可不可以|够不够|有没有(?:资格|戏)|(?:够条件|够格|够资格|有资格|有戏|行得通)[吗么不没]"
    r"|算(?:是|个|得上)?(?:什么|啥|几|哪个?)(?:级别|级|职称|等级)"
)
_WHEN = (
    r"(?:还)?(?:要|得|最早|大概|具体)*(?:等|到)*(?:什么时候|啥时候|何时|几时|哪一?[年天]|哪个月|多久|几年)(?:以?后|开始)?"
    r"(?:才|就)?(?:能|可以|够|有资格)(?:去)?(?:申?报|评|参评|够|符合|条件|年限|[满上了])*"
    r"|(?:年限)?(?:什么时候|何时|哪一?[年天])(?:能|才|会)*(?:满|够)(?:年限|\d年|[一二三四五]年)?"
)
_WHY = (
    r"(?:为什么|为啥|干[嘛吗]|怎么)(?:还)?(?:要|得|会)?问(?:我)?(?:这个?|这些|这[项条]|起)?(?:问题|情况)?"
    r"|问(?:我)?这个?(?:问题)?(?:干[嘛吗]|做什么|有什么用|是为了?什么|什么用)|这个?(?:问题)?(?:有什么|和|跟|与).{0,6}(?:关系|用)"
)
_WORDS: dict[CheckQuestion, str] = {"why": _WHY, "lacking": _LACKING, "when": _WHEN, "verdict": _VERDICT}
_KINDS = {kind: re.compile(f"{_WHO}(?:{words}){_END}") for kind, words in _WORDS.items()}


def check_question(message: str) -> CheckQuestion | None:
    """Return what the message asks about the check itself; None for anything else."""
    text = search_spelling(message)
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(text)), None)


def asks(message: str, words: QuestionWords) -> bool:
    """Whether the message has words with which people ask or look something up."""
    pattern = f"[?]|{either([*words.everyday, *words.look_up])}|{ASKS_BY_FORM}"
    return bool(re.search(pattern, search_spelling(message)))


def asks_more(question: Question, case: ApplicantCase, knowledge: Knowledge) -> bool:
    """Whether a message on the applicant's own case asks something besides whether they can apply."""
    told = [*names_of_notices(question), *(case.words[fact] for fact in case.mentioned if case.words.get(fact))]
    pieces = [ask.question_clauses for ask in question.asks]
    return any(asks(piece, knowledge.lexicon.question) and not names_only_an_aim(piece, told) for piece in pieces)


def answer_check_question(asked: CheckQuestion, case: ApplicantCase, knowledge: Knowledge, today: date) -> Reply:
    """Return the answer to a question about the check, and the question that is still open."""
    verdict = verdict_sentences(case, knowledge, today)
    match asked:
        case "lacking":
            sentences = list(verdict.lacking())
        case "when":
            sentences = list(verdict.when())
        case "why" if case.asked:
            sentences = list(verdict.why(case.asked))
        case _:
            sentences = list(verdict.overall())
    return with_question(Outcome.CHECK_EXPLAINED, case, verdict, sentences, knowledge)


def not_understood(case: ApplicantCase, knowledge: Knowledge, today: date) -> Reply:
    """Return that nothing was understood, and the question that is still open."""
    remark = Sentence(knowledge.replies.say("not_understood"), kind=SentenceKind.REMARK)
    return with_question(Outcome.NOT_UNDERSTOOD, case, verdict_sentences(case, knowledge, today), [remark], knowledge)


def resume_check(reply: Reply, case: ApplicantCase, knowledge: Knowledge) -> Reply:
    """Return the reply to a question in the middle of a check, with the open question of the check at its end."""
    if not case.in_hand or not case.asked or case.asked not in knowledge.facts or reply.kind == "clarify":
        return reply
    asked = case.asked_whether.text if case.asked_whether else knowledge.facts[case.asked].question
    question = knowledge.replies.say("resume", question=asked)
    sentence = Sentence(question, kind=SentenceKind.RESUME)
    return replace(reply, sentences=(*reply.sentences, sentence), asks=(case.asked,))
