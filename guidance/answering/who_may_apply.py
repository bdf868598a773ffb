"""A question whether people of some kind may apply (外卖骑手能报吗), and what a notice says of who may."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guidance.question import Question
from ingest.document import Clause
from ingest.text.normalise import search_spelling

WHO_MAY_APPLY = "在企事业单位从事专业技术工作的在职在岗专业技术人员"  # what to look for in a notice
_MAY = re.compile(
    r"(?!(?:[今明后]年|下半年|下次|这次|现在|还))[^,;。!?]{2,12}?(?:能不能|可不可以|能否|可否|能|可以|让不让|够格)(?:申报|报名|报|参评|评|初定|认定|定)"
    r"(?:职称|高工|中级)?(?:[吗么嘛呢吧不没了]|的吗)*\??"
)

_WHO = re.compile(
    r"(?:谁|[什啥]么?人|[哪什][些类种么]?样?的?(?:人员?|单位的人))(?:都|才)?(?:能够?|可以|可|有资格|有条件)?(?:来|去)?"
    r"(?:参加)?(?:申报|报名|申请|参评|评审|报|评)(?:职称|高工|中级)?(?:[吗么呢啊呀]|的)*\??"
)
_FORBIDS = re.compile(
    "(?:不得|不能|不可|不予|不再|不属于|不参加|不纳入)[^,。;]{0,6}(?:申报|报名|申请|参评|评审|受理|范围)"
)


def asks_who_may(text: str) -> bool:
    """Return whether the folded `text` asks who may apply, and nothing else."""
    return _WHO.fullmatch(text.strip()) is not None


def says_who_may_not(clause: Clause, clauses: Mapping[str, Clause]) -> bool:
    """Return whether a clause, or one of `clauses` (by id) above it, says who may not apply."""
    above: Clause | None = clause
    while above:
        if _FORBIDS.search(search_spelling(above.words)):
            return True
        above = clauses.get(above.parent or "")
    return False


def asks_who_may_apply(question: Question) -> bool:
    """Whether the question is whether somebody of some kind may apply, and nothing else."""
    return _MAY.fullmatch(question.asks[0].search_text.strip()) is not None
