"""What the next clause says is not finished yet is not held: 有一篇论文,还没见刊; 硕士,还在读."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from guidance.extraction.extraction_result import FactFinding, Span
from guidance.extraction.fact_wording import PAUSE

_CERTIFICATES = re.compile("[发领]证|证书|公示|批[文复]|红头|发文")
_STUDIES = re.compile("[研博][一二三四]|毕业|在读|读完|念完|答辩|肄业|退学|辍学|学位")


def without_unfinished(
    findings: Iterable[FactFinding],
    text: str,
    unfinished: Iterable[Span],
    works: Collection[str],
    studies: Collection[str],
    credentials: Collection[str],
    named: Collection[Span] = (),
) -> list[FactFinding]:
    """Return the findings without those of the facts given that the clause behind them takes back.

    `unfinished` are the clauses of the folded `text` that tell of something begun; one of study takes back `studies`,
    one of certificates `credentials`, unless it has one of those `named` in the text itself, any other `works`.
    """
    kinds = [(span, _kind(text, span, works, studies, credentials, named)) for span in unfinished]
    others = {span: [text[slice(*each)] for each in named if span[0] <= each[0] < span[1]] for span, _ in kinds}
    return [
        f
        for f in findings
        if not any(
            f.fact in facts and _is_behind(span, f, text) and _is_same(text[f.start : f.end], others[span])
            for span, facts in kinds
        )
    ]


def _kind(
    text: str,
    span: Span,
    works: Collection[str],
    studies: Collection[str],
    credentials: Collection[str],
    named: Collection[Span],
) -> Collection[str]:
    """The facts that an unfinished clause is about."""
    if _STUDIES.search(text, *span):
        return studies
    if not _CERTIFICATES.search(text, *span):
        return works
    return () if any(span[0] <= start < span[1] for start, _ in named) else credentials


def _is_same(words: str, named: Collection[str]) -> bool:
    """Whether a clause that has the things `named` may be about what `words` tell: not 本科 in 大专毕业,本科在读."""
    return not named or any(name in words or words in name for name in named)


def _is_behind(span: Span, finding: FactFinding, text: str) -> bool:
    """Whether nothing but what belongs to the finding's own clause, and one pause, stands between the two."""
    between = text[finding.end : span[0]]
    return span[0] >= finding.end and re.fullmatch(rf"[^{PAUSE}]*[{PAUSE} ]+", between) is not None
