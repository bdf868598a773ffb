"""Sentences of a clause: the spans that an answer quotes when a clause is long."""

from __future__ import annotations

LONGEST = 300
_OPEN, _CLOSE = "（(《〈“「【[<", "）)》〉”」】]>"
_ENDS = "。！？!?；;\n"


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text` in order; one of over LONGEST characters is cut at its commas.

    Sentence marks inside brackets or quotation marks do not end a sentence.
    """
    spans = []
    for start, end in _cuts(text, _ENDS, 0, len(text)):
        spans += _cuts(text, "，,", start, end) if end - start > LONGEST else [(start, end)]
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _cuts(text: str, marks: str, start: int, stop: int) -> list[tuple[int, int]]:
    spans, depth, left = [], 0, start
    for at in range(start, stop):
        char = text[at]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in marks and not depth:
            spans.append((left, at + 1))
            left = at + 1
    return [*spans, (left, stop)] if left < stop else spans
