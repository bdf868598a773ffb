"""Sentences that a page or line break split: which are unfinished, and how both halves are joined."""

from __future__ import annotations

import re

CLOSED = "。；;：:！!？?…"
GOES_ON = "，、,（(《〈“‘「『〔【[—-和与及或的"
PAIRS = {"）": "（", "》": "《", "”": "“", "」": "「", "』": "『", "〕": "〔", "】": "【", "]": "["}
OPENING = re.compile("[（(《“「『〔【\\[]")
SENTENCE_END = re.compile("[。；！？!?][”’」』）)]?")
LINE_LENGTH = 36  # characters; a line of running text is at least this long
# No paragraph is longer than this; beyond it, nothing is joined, so that time grows with the text and no faster.
LONGEST = 5000


def is_unfinished(text: str, is_title: bool = False) -> bool:
    """Return whether a sentence is still open at the end of `text`, so that the next line goes on with it."""
    if not text or text[-1] in CLOSED or len(text) > LONGEST:
        return False
    last_sentence = text[_end_of_last_sentence(text) :]
    if text[-1] in GOES_ON or (OPENING.search(last_sentence) and _has_open_pair(last_sentence)):
        return True
    if is_title or text[-1] in "”’」』":
        return False
    is_running_text = len(last_sentence) < len(text) or len(last_sentence) > LINE_LENGTH
    return is_running_text or "，" in last_sentence or "," in last_sentence


def join_halves(text: str, rest: str) -> str:
    """Return both halves of a split sentence without a seam; words in Latin letters keep their space."""
    in_latin = text[-1:].isascii() and text[-1:].isalnum() and rest[:1].isascii() and rest[:1].isalnum()
    return text + (" " if in_latin else "") + rest


def _end_of_last_sentence(text: str) -> int:
    end = 0
    for match in SENTENCE_END.finditer(text):
        end = match.end()
    return end


def _has_open_pair(text: str) -> bool:
    text = text.replace("(", "（").replace(")", "）")
    return any(text.count(opening) > text.count(closing) for closing, opening in PAIRS.items())
