"""Whether a title or a certificate that a message names is held, or aimed at, wished for, vacant."""

from __future__ import annotations

import re
from collections.abc import Container

from guidance.extraction.credential_mentions import CREDENTIALS, SKILL, TITLE, CredentialMention
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.job_titles import is_job

_OBTAINED = r"(?:是|为|评上了?|评过|评了|取得了?|获得了?|拿到了?|拿了|有了?|晋升为?|聘为|聘了|升了|升到)"
_OBTAINED_BEFORE = re.compile(rf"{_OBTAINED}(?:[一个名位的]|一个|一名|一位|市里|省里|评的)*\Z")
_OBTAINED_AFTER = re.compile(
    r"(?:职称|资格|证书?|是|我|[去前今]年|大前年|已经?|早就|早|就|都|[\d年月日号.\-]|[一二三四五六七八九十])*"
    r"(?:评上|评的|评了|拿到|拿的|取得|到手|下来了|评过|有了|满|了$)"
)
_WISHED_AFTER = re.compile(
    r"(?:职称|资格)?(?:以后|之后|后|的话|工资|待遇|薪|补贴|奖励|津贴|有?什么|有多少|能|会|可以|是不是|要)"
)
_ASKED_AFTER = re.compile(
    r"(?:职称|资格)?(?:要|该|应该|又|到底)?(?:怎么|如何|怎样|咋|什么时候|啥时候|何时|几时)[^,;。!?]{0,3}?(?:报|评|申|考|定|升|弄)(?:名|请|上)?"
    r"(?=[啊呀呢吧的?。!,;]|\Z)"
)
_VACANT = re.compile("(?:职称|教师|级)?(?:的)?(?:空岗|空缺|职数|名额|岗位?(?:有空|空缺|也?满|都?满))")  # 医院有副高空岗
_DONE = re.compile(r"\d|已|早|[去前今]年|刚|了(?!解)")
_BARE_VERB = re.compile(r"(?:考|评|升|晋|晋升|冲|报|报考|申报|备考)\Z")
_SOON = re.compile(
    r"(?:的?(?:证书?|毕业证|学位证?))?(?:要|得|还要|还得|等)?(?:到|等)?(?:明年|后年|下半年|下个?月|年底|今年(?:底|下半年))(?:才|再|就|能|会|可以)*(?:拿|毕业|发|下|考|评|出|到手|取得|答辩)"
)
_TO_COME = re.compile(rf"[^{PAUSE}]*?(?:明年|后年|下半年|下个?月|年底|准备|打算|才(?:能|考|评|报)|还没|没到|等)")


def is_title_held(text: str, full_text: str, mention: CredentialMention, aimed_at: Container[str]) -> bool:
    """Return whether the words around a title say that it is held; the levels `aimed_at` are mostly only aimed at.

    `text` is the message masked, `full_text` the whole of it.
    """
    if _ASKED_AFTER.match(full_text, mention.end) or _VACANT.match(text, mention.end):
        return False
    if mention.value not in aimed_at:
        return not is_job(text, mention)
    before = re.split(f"[{PAUSE}]", full_text[: mention.start])[-1]
    if _WISHED_AFTER.match(full_text, mention.end) and not _DONE.search(before):
        return False
    obtained = _OBTAINED_BEFORE.search(text, max(0, mention.start - 12), mention.start)
    return bool(obtained or _OBTAINED_AFTER.match(text, mention.end))


def is_still_aimed_at(full_text: str, mention: CredentialMention) -> bool:
    """Return whether what is named is to be obtained later: 考高级技师明年才考, 本科明年拿证."""
    if mention.kind in CREDENTIALS and _SOON.match(full_text, mention.end):
        return True
    if mention.kind not in (TITLE, SKILL) or not _BARE_VERB.search(full_text, 0, mention.start):
        return False
    return _TO_COME.match(full_text, mention.end) is not None
