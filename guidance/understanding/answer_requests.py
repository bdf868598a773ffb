"""Messages that ask about the answer given last (原文在哪一条, 为什么, 还有别的吗, 说简单点), not about a matter."""

from __future__ import annotations

import re

from guidance.lexicon.lexicon import AnswerRequestWords, either
from guidance.question import AnswerRequest


def answer_request(text: str, words: AnswerRequestWords) -> AnswerRequest | None:
    """Return what the folded message wants of the last answer; None where it has any word on a matter."""
    kinds: dict[AnswerRequest, list[str]] = {
        "source": words.source,
        "reason": words.reason,
        "plainer": words.plainer,
        "more": words.more,
    }
    every = either([*words.around, *(word for kind in kinds.values() for word in kind)])
    if not re.fullmatch(rf"(?:{every}|\W)+", text):
        return None
    return next((kind for kind, own in kinds.items() if re.search(either(own), text)), None)
