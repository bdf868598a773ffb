"""A time at work that was broken off, or began in another post, is asked for: 入职干了三年,中间停了半年."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from guidance.extraction.extraction_result import FactFinding, as_denied
from guidance.extraction.fact_wording import PAUSE

_SENTENCE = ";。!?"
_BROKEN = (
    rf"(?:中间|期间|其间|中途|当中|后来)[^{PAUSE}没未]{{0,10}}?"
    r"(?:停了|断了?|休[学了息]|歇了|借调|离开|调走|脱产|离职|辞职|待业|产假|病假|没干|没做|不在)"
)
_BEGUN_LATER = rf"才(?:开始|真正|正式|转|接触)[^{PAUSE}]{{0,6}}?(?:干|做|搞|从事|技术|专业|设计|研发|工艺)"
_POST = "岗|部门?|科|专业|技术|设计|研发|工艺|行政|管理|销售|生产|质检|一线|办公室"
OTHER_POST = rf"转岗|换岗|调岗|轮岗|[转改]做|(?:转|调|换|改)(?:到|去|成|为|回)了?[^{PAUSE}]{{0,6}}?(?:{_POST})"
_BREAKS = re.compile(f"{_BROKEN}|{_BEGUN_LATER}|{OTHER_POST}")


def without_broken(findings: Sequence[FactFinding], text: str, periods: Collection[str]) -> list[FactFinding]:
    """Return the findings with those of `periods` denied that a later clause of the folded `text` breaks.

    `periods` are the facts that tell since when, or how long, somebody has done one kind of work.
    """
    breaks = [match.start() for match in _BREAKS.finditer(text)]
    return [
        as_denied(f) if f.fact in periods and any(_is_behind(text, f, at) for at in breaks) else f for f in findings
    ]


def _is_behind(text: str, finding: FactFinding, at: int) -> bool:
    """Whether `at` stands in another clause of the sentence, behind the finding."""
    between = text[finding.end : at]
    return at > finding.end and any(pause in between for pause in PAUSE) and not any(p in between for p in _SENTENCE)
