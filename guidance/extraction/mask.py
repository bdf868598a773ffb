"""A message → what it tells of the applicant: everything else is blanked out, and every offset stays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.extraction.fact_wording import Lexicon
from guidance.extraction.message_clauses import split_clauses
from guidance.extraction.modality import mood_of
from guidance.extraction.subjects import Subjects

BLANK = "\n"
_CAN = re.compile(r"(?:能|可以|可不可以|够|想|打算|准备)(?!.*几年)")
_PAUSED = re.compile(r"[^\s,;。].*[,;。].*[^\s,;。?!]", re.DOTALL)
_COACHED = re.compile(
    r"(?:徒弟|学生|选手|学员|弟子).*(?:大赛|世赛|竞赛)|(?:大赛|世赛|竞赛).*(?:徒弟|学生|选手|学员|弟子)"
)
_SEVERAL = re.compile(
    r"(?:我们|咱们?|公司|单位|厂|部门|车间|科室)[^,;。!?]{0,8}?(?:[2-9]|[1-9]\d|[两俩三四五六七八九十几])(?:个|名|位)(?:人|同事|员工|职工|同志|工程师|技术员)"
    r".*?(?:一|1|另一?|两|2|三|3)个.*(?:一|1|另一?|两|2|三|3)个",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class MaskedMessage:
    """`text` is the message with all that tells nothing of the applicant blanked out; `whole` is all of it."""

    text: str
    whole: str
    about: tuple[str, ...]


def told_of_applicant(message: str, lexicon: Lexicon, about: tuple[str, ...], known: bool) -> MaskedMessage:
    """Return what the folded `message` tells of the applicant; `known` says that the talk already has facts."""
    clauses = split_clauses(message)
    cast = Subjects(message, clauses, lexicon, about, known)
    kept = [BLANK] * len(message)
    personal = known or bool(cast.about)
    supposed, own, sentence = False, False, 0
    for clause, other in zip(clauses, cast.others(clauses), strict=True):
        if clause.sentence != sentence:
            supposed, own, sentence = False, False, clause.sentence
        if other and not (_COACHED.search(clause.text) and "教练" in message):
            continue
        framed = cast.frame and clause.start <= cast.frame.start() < clause.end
        mood = mood_of(clause, supposed, own or bool(cast.about))
        supposed = mood.supposed
        start, end = cast.frame.span("who") if framed else (clause.start + mood.skip, clause.start + mood.told)
        own = own or mood.own
        personal = personal or mood.own
        kept[start:end] = message[start:end]
        if framed and clause.end > cast.frame.end():
            kept[cast.frame.end() : clause.end] = message[cast.frame.end() : clause.end]
    if _SEVERAL.search(message) or (not personal and not _CAN.search(message) and not _PAUSED.search(message)):
        kept = [BLANK] * len(message)  # bare words are looked up, they tell of nobody; several people are no applicant
    return MaskedMessage("".join(kept), message, cast.about)
