"""Clauses that name what somebody works at or studied, whatever it is: 现在做智能产线, 我学的机械."""

from __future__ import annotations

import re

from guidance.extraction.fact_wording import PAUSE

_LEAD = (
    r"(?<![一-鿿\w])(?:我|本人|俺|咱|自己|现在|目前|如今|眼下|一直|主要|平时|之前|以前|原来|当年|毕业后?|大学|就|也|都|是|在|还|这边"
    r"|厂里|公司里?|单位里?|[去前今]年)*"
)
_NAMED = (
    rf"(?:的(?:就)?是?|着)?(?![了过完好得到不没什啥哪怎咋多活人起满够错的\d一二两三四五六七八九十几])[^{PAUSE}]{{2,}}"
)
_WORK = re.compile(rf"{_LEAD}(?:做|搞|干|从事|负责){_NAMED}")
_STUDY = re.compile(rf"{_LEAD}(?:学|读)(?![校历位院术习徒员生时会]){_NAMED}")


def names_work(masked_text: str) -> bool:
    """Return whether what a message tells of the applicant names what they work at."""
    return _WORK.search(masked_text) is not None


def is_field(clause: str) -> bool:
    """Return whether a clause names a field of work or of study."""
    return bool(_WORK.match(clause) or _STUDY.match(clause))
