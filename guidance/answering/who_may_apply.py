"""A question whether people of some kind may apply (外卖骑手能报吗), and what a notice says of who may."""

from __future__ import annotations

import re

from guidance.question import Question

WHO_MAY_APPLY = "在企事业单位从事专业技术工作的在职在岗专业技术人员"  # what to look for in a notice
_MAY = re.compile(
    r"(?!(?:[今明后]年|下半年|下次|这次|现在|还))[^,;。!?]{2,12}?(?:能不能|可不可以|能否|可否|能|可以|让不让|够格)(?:申报|报名|报|参评|评|初定|认定|定)"
    r"(?:职称|高工|中级)?(?:[吗么嘛呢吧不没了]|的吗)*\??"
)


def asks_who_may_apply(question: Question) -> bool:
    """Whether the question is whether somebody of some kind may apply, and nothing else."""
    return _MAY.fullmatch(question.asks[0].search_text.strip()) is not None
