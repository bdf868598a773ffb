"""What the next clause says is not finished yet is not held: 有一篇论文,还没见刊; 硕士,还在读."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from guidance.extraction.extraction_result import FactFinding, Span
from guidance.extraction.fact_wording import PAUSE

_STUDIES = re.compile("[研博][一二三四]|毕业|在读|读完|念完|答辩|肄业|退学|辍学|学位")


def without_unfinished(
    findings: Iterable[FactFinding],
    text: str,
    unfinished: Iterable[Span],
    works: Collection[str],
    studies: Collection[str],
) -> list[FactFinding]:
    """Return the findings without those of the facts `works` and `studies` that the clause behind them takes back.

    `unfinished` are the clauses of the folded `text` that tell of something begun; one of study takes back `studies`,
    any other `works`.
    """
    spans = list(unfinished)
    return [f for f in findings if not any(_takes_back(span, f, text, works, studies) for span in spans)]


def _takes_back(span: Span, finding: FactFinding, text: str, works: Collection[str], studies: Collection[str]) -> bool:
    start, end = span
    is_of_study = _STUDIES.search(text, start, end) is not None
    if finding.fact not in (studies if is_of_study else works):
        return False
    # nothing but what belongs to the finding's own clause, and one pause
    between = text[finding.end : start]
    return start >= finding.end and re.fullmatch(rf"[^{PAUSE}]*[{PAUSE} ]+", between) is not None
