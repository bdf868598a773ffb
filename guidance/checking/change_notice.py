"""A message in the middle of a check that does nothing but turn to another notice: 那我能报高工吗, 改成初定."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from guidance.checking.outright_questions import asks_outright
from guidance.lexicon.lexicon import QuestionWords
from guidance.question import Question
from ingest.text.normalise import search_spelling

_FILLING = re.compile(
    r"(?:那么?|所以|请问|我们?|本人|就|也|还是|还|算了|不如|干脆|要是|如果|的话|现在|目前|今年|[去明]年|\d{4}|年度?|[上下]半年|想|要|打算|准备"
    r"|能不能|可不可以|能否|可以|能|行不行|行|够不够|够|满不满足|满足|达不达标|达标|达到|够条件|够格|符不符合|符合|[有没]*资格|有没有|条件|改|换|转|成|到|去|申报|申请|参评|报考|报名|报|评审|评定"
    r"|评|定|走|冲|试|看|查|问|帮忙|帮|麻烦|请|给|替|直接|对照|核对|我的|情况|看我|一下|下|呢|吗|么|嘛|不|没|上|啊|呀|吧|了|的|个|这|那|是|职称|专业|工程|级|再|先|另外|回|[,。?!:;、~\s])*"
)


def turns_to(question: Question, notice: str | None, known: Collection[str]) -> str | None:
    """Return the one of the `known` notices that `question` turns to from `notice`, None where it asks or tells more.

    A message that names the notice in hand beside the other one (高工不够，初定呢) turns to the other.
    """
    names = names_of_notices(question)
    others = [id for id in question.scope.notices if id in known and id != notice]
    if not names or question.scope.chosen or question.scope.outside or len(others) != 1:
        return None
    return others[0] if names_only_an_aim(question.text, names) else None


def only_turns(question: Question, words: QuestionWords) -> bool:
    """Return whether a `question` that names a notice asks nothing of it but whether one may apply."""
    return names_only_an_aim(question.text, names_of_notices(question)) or not asks_outright(question.text, words)


def names_of_notices(question: Question) -> tuple[str, ...]:
    """Return the words by which `question` names notices: levels, kinds, specialities, names and zones of places."""
    features = question.features
    zones = (place.zone for place in features.places if place.zone)
    return (
        *zones,
        *features.levels,
        *features.kinds,
        *features.excluded_kinds,
        *features.specialities,
        *features.names,
    )


def names_only_an_aim(text: str, others: Iterable[str]) -> bool:
    """Whether `text` does no more than ask or say that something is applied for, `others` in it aside."""
    text = search_spelling(text)
    for other in sorted(map(search_spelling, others), key=len, reverse=True):
        text = text.replace(other, "")
    return bool(_FILLING.fullmatch(text))
