"""Whether a talk about somebody else's case turns to the one who writes: 那我呢; 我自己在国企，能报吗."""

from __future__ import annotations

import re

from guidance.lexicon.lexicon import Lexicon, either
from ingest.text.normalise import search_spelling

_LEAD = r"(?:那么?|好的?|行|嗯|哦|另外|再|还有|顺便|[,。!\s])*(?:(?:说|问|看|换|轮)(?:一?下|到|成|回)?|至于|要是|如果)?"


def turns_to_speaker(message: str, applicant_words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Return whether `message` asks about its writer after a talk about the one that `applicant_words` name."""
    if not applicant_words:
        return False
    self = either(lexicon.first_person.speaker)
    own = f"(?:{self})(?:自己|本人|个人|(?:这边|这种|这样)?(?:的话|的?情况)?(?:呢|[,?]))"
    return re.match(f"{_LEAD}{own}", search_spelling(message)) is not None
