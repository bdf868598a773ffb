"""The title that a sentence of a notice lets people apply for: 可申报高级工程师, 申报副高级的, 高级教练：…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guidance.rule_drafts.named_things import Names

_TO_APPLY = re.compile(
    r"(?:推荐申报|考核认定|申报认定|初次认定|初次确定|直接认定|破格申报|申报|申请|晋升|晋级|初定|认定|参评|评定|报考|推荐评|评审|评|报|定为|可定)"
    r"(?:为)?(?P<title>[^，。；：、\t]{1,16}?)(?:技术资格|专业技术资格|资格|职称|职务)?(?=[，。；：、的者人须应时可不（\t]|一般|$)"
)
_LABEL = re.compile(
    r"^(?:[（(]?[0-9一二三四五六七八九十]+[)）.、．]\s*)?(?:申报|报|评)?(?P<title>[^，。；：\t]{2,14}?)(?:（[^）]*）)?(?:职称|资格|条件|申报条件)*(?:：|，(?:须|应|应当|需)?(?:符合|具备|满足|同时))"
)
_TITLE_END = re.compile("(?:师|(?<!人)(?<!教)员|授|练|审|译|级|高)$")
_RELATIVE = re.compile("(?:高一|上一|下一|同|本|各|该|相应)级")
_GRANTED = re.compile("初定|认定|直接|初次确定")
_LABEL_WORDS = re.compile(".*(?:申报|评审|推荐|晋升|报)(?=.)|(?:评审|认定|申报|初定)$")
_HEADED = re.compile("(?:申报|关于)?(?P<title>[一-龥]{2,10}?)(?:职称|资格)?(?:(?:申报|评审)?条件|要求|的)?")
_MARKS = " 　。：；、，“”"


@dataclass(frozen=True, slots=True)
class Target:
    """A title that is applied for, and where the sentence says so.

    `leads` tells that what follows is for it, `is_granted` that it is given without a review: 可初定, 直接认定.
    """

    start: int
    end: int
    title: str
    leads: bool
    is_granted: bool = False


def targets_in(text: str, names: Names) -> list[Target]:
    """Return the titles that `text` lets people apply for, in order."""
    found = []
    label = _LABEL.match(text)
    labelled = _LABEL_WORDS.sub("", label["title"]) if label else ""
    if label and is_title(labelled, names):
        found.append(Target(0, label.end(), labelled, True))
    for match in _TO_APPLY.finditer(text):
        title = match["title"]
        if is_title(title, names) and not any(target.end > match.start() for target in found):
            found.append(
                Target(match.start(), match.end("title"), title, _leads(text, match), _is_granted(text, match))
            )
    return found


def headed_target(headings: Sequence[str], names: Names) -> str:
    """Return the title that the innermost heading which names one is about, "" where none does."""
    for heading in reversed(headings):
        for target in targets_in(heading, names):
            return target.title
        match = _HEADED.fullmatch(heading.strip(_MARKS))
        if match and is_title(match["title"], names):
            return match["title"]
    return ""


def is_title(words: str, names: Names) -> bool:
    """Return whether `words` are a title: one whose level is known, or that ends as titles do."""
    if _RELATIVE.search(words):
        return False
    titles = [title for title in names.titles_in(words) if title.level]
    if titles:
        return titles[0].end == len(words) or bool(_TITLE_END.search(words))
    return len(words) > 1 and bool(_TITLE_END.search(words)) and not names.skills_in(words)


def _is_granted(text: str, match: re.Match[str]) -> bool:
    return bool(_GRANTED.search(text[max(0, match.start() - 2) : match.end()]))


def _leads(text: str, match: re.Match[str]) -> bool:
    """Whether the words stand at the beginning of the sentence, or before its list."""
    before = text[: match.start()]
    return (not re.search("[0-9一二三四五六七八九十半]个?[年月]", before) and "学" not in before) or text[
        match.end() : match.end() + 4
    ].find("：") >= 0
