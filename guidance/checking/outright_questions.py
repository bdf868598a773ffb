"""Whether a message asks by its form, not only by a noun that people look up: 我大专，毕业证丢了 asks nothing."""

from __future__ import annotations

import re

from guidance.lexicon.lexicon import QuestionWords, either
from guidance.lexicon.question_forms import ASKS_BY_FORM
from ingest.text.normalise import search_spelling

_STILL = re.compile(r"(?<![一-鿿])(?:我|人|现在|目前|也|但|就|都)*还是(?=[在那这老原一个])")  # 我还是在这个厂里
_SOME = re.compile(
    r"好几|[十百]几|[这那前头后近]几(?=[年天个])|几(?=个?[年月]了)"
)  # 好几年了, 这几年 ask for no number
_STATED = re.compile(r"(?P<told>还[没在差][^,;。?]{0,10}?|着)呢(?![?？])")  # 那会儿还没评呢, 签着呢
_TOLD = "有没拿丢换补是在过了"  # a clause with one of these tells of the thing that its last word names


def asks_outright(message: str, words: QuestionWords) -> bool:
    """Return whether the message asks in words or form, or ends in nothing but what is looked up (申报表下载地址)."""
    text = search_spelling(message)
    looked_up = rf"(?:\A|[,;。\s])[^,;。\s{_TOLD}]*(?:{either(words.look_up)})[呢]?[.。]?\Z"
    text = _STATED.sub(r"\g<told>", _SOME.sub("", _STILL.sub("", text)))
    return bool(re.search(f"[?]|{either([*words.everyday, *words.whether])}|{ASKS_BY_FORM}|{looked_up}", text))
