"""A clause → the sentences that it holds, each in the orders in which its words may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.grounding.plain_spelling import comparable_spelling
from ingest.text.normalise import without_markup
from ingest.text.sentences import sentence_spans

_NUMBER = re.compile(r"^\s*(?:[(（][\d一二三四五六七八九十]+[)）]|[\d一二三四五六七八九十]+[.．、])\s*")
_HEADING = re.compile(
    r"^([^,:;。的可须不符具取采为是与]{2,14}?(?:要求|条件|方式|问题|范围|材料类|件类)(?:\([^()]*\))?)(?=[^,:;。的、为是与须应之以可])"
)
_TURNED = (
    (re.compile(r"([^,:;。()]*)(\([^()]+\))([^,:;。()]+)"), r"\1\3\2"),  # what stands in brackets, last
    (re.compile(r"(^|[,、])([^,、()]+)\((?:含|包括)([^()]*)\)"), r"\1\3"),  # what is included, for what includes it
    (re.compile("^([^,;()的]{4,}的)([^,;()的]*、[^,;()的]*等)([^,;()的]*)"), r"\2\1\3"),  # 某的A、B等 → A、B等某的
    (re.compile(r"([^,的()]+)\(((?:未|不)[^()]+)\)"), r"\2的\1"),  # 某(未…) → 未…的某
)
_INSIDE = re.compile(r"([^,:;。()]*)\(([^()]+)\)")
_COUNT = re.compile(r"\d+[份篇部项]?$")
_TOPIC = re.compile(r"^([^\d,]{1,6}?)[前第]?\d[^,]*,(?=以)")
_MAY = re.compile("[可能]")
_NAMED = re.compile("(?:^|以及)((?:持有|具备|取得|获得)[^,的]+)的([^的,可]+)(可[^,]*)?$")
_ALSO = re.compile("^[^可须应不,]+,[并且]([^,]+)的[^的,]+$")
_LEANS = re.compile("(?:的|后|时)$")


def reorderings(clause: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a clause with its place: as it stands, and in other orders."""
    text = _NUMBER.sub("", without_markup(clause))
    for order, (start, end) in enumerate(sentence_spans(text)):
        sentence = comparable_spelling(text[start:end]).strip(";。")
        heading = None if order else _HEADING.match(sentence)
        for each in (sentence, sentence[heading.end() :]) if heading else (sentence,):
            yield order, each
            yield from ((order, other) for other in _reordered(each))


def _reordered(sentence: str) -> Iterator[str]:
    """The sentence with its parts in other places, and what stands in its brackets by itself."""
    for pattern, spelt in _TURNED:
        if (other := pattern.sub(spelt, sentence)) != sentence:
            yield other
    if also := _ALSO.match(sentence):
        yield also[1]
    yield from _named(sentence)
    for before, inside in _INSIDE.findall(sentence):
        for each in dict.fromkeys((inside, *_statements(inside))):
            yield each
            yield each + before
            yield from _named(each)
            if not _MAY.search(each):
                yield _COUNT.sub("", before)[-2:] + each
    yield from _respectively(sentence)


def _named(sentence: str) -> Iterator[str]:
    """取得X的Y as Y取得X."""
    if named := _NAMED.search(sentence):
        yield f"{named[2]}{named[1]}{named[3] or ''}"


def _statements(inside: str) -> Iterator[str]:
    """The statements in brackets, a condition with what it is a condition of."""
    if topic := _TOPIC.match(inside):
        yield topic[1] + inside[topic.end() :]
    lead = ""
    for each in inside.split(","):
        lead += each
        if _LEANS.search(each):
            lead += ","
        elif len(lead) > 3:
            yield lead
            lead = ""


def _respectively(sentence: str) -> Iterator[str]:
    """Where items are 分别 something, each item with its own."""
    if sentence.count("分别") != 1:
        return
    left, right = sentence.split("分别")
    names, values = left.split("、"), right.split("、")
    if len(names) != len(values) or len(names) < 3:
        return
    width, mark = len(names[1]), names[1][-1]
    last = names[-1].find(mark) + 1
    lead, names = names[0][:-width], [names[0][-width:], *names[1:-1], names[-1][:last]]
    tail = left[left.rfind(names[-1]) + len(names[-1]) :]
    wide = len(values[1])
    verb, values, end = values[0][:-wide], [values[0][-wide:], *values[1:-1], values[-1][:wide]], values[-1][wide:]
    for name, value in zip(names, values, strict=True):
        yield lead + name + tail + verb + value + end
