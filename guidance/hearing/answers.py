"""Answers to the question just asked: yes and no, a date, a number, one of the choices, or "I don't know"."""

from __future__ import annotations

import re

from guidance.facts import FactSpec
from guidance.hearing.dates import find_dates, written
from guidance.hearing.model import Finding, Known, Stamp, Value
from guidance.hearing.numerals import NUMBER, number
from guidance.hearing.places import named_place
from guidance.hearing.wording import Lexicon

_PAUSE = re.compile(r"[,;。!?~\n…]+")
_HUM = re.compile(
    r"(?:嗯+|恩|呃|额|哦|噢|啊|那个|这个|好的?|是的|对的?|有的?|应该|大概|好像|可能|差不多|大约|估计|记得|我|本人|就|也|,)*"
)
_TAIL = r"(?:的|了|吧|呀|啊|哦|哈|呢|啦|嘛|喔|左右|多|整|样子)*"
_LABEL = re.compile(r"(?:我|本人|我们|我的|是|选|就|属于|算|应该|,)*(.*?)(?:的|吧|呀|啊|哦|哈|呢|啦|嘛|喔)*\Z")
_CHOICE = re.compile(rf"(?:我?选|是|第|选项)*({NUMBER}|[a-i])(?:个|项|种|号)?\Z")
_COUNT = re.compile(
    rf"(?:是|有|一共|总共|共|就|只有|发了?|写了?|出了?|干了?|做了?|排名?|第|名次|获得?|拿了?|评了?|满|已经|累计)*({NUMBER})"
    rf"(?P<unit>篇|年|项|件|个|本|部|份|等奖?|名|位)?{_TAIL}(?:论文|专利|发明专利|著作|书|标准|报告|材料)?{_TAIL}\Z"
)
_SAID_WITH = re.compile(
    r"(?:是|在|于|从|我|的|了|年?底|年?初|取得|拿到?|评上?|考到?|考|毕业|开始|起|入职|拿证|发证|发|下来"
    r"|吧|呀|左右|大概|应该|好像|大约|时间|日期|证书?上?|上面|写|,| )*"
)
_SO = re.compile(
    r"(?:每年|年年|一直|都|全部?|也|均|是|我|有|倒是|确实)*"
    rf"(?:合格|学了|学完|学过|学满|签|签过|通过|一致|办好|办|齐|优秀|称职|有|相符|对口|符合){_TAIL}"
)
_NOT_SO = re.compile(
    r"(?:每年|有一年|我|也|都|一直|从来|从|还|并|确实|好像)*(?:没有?|未|不)(?:怎么|太|是)?"
    rf"(?:学|签|参加|办|合格|通过|一致|受|得|拿|有|相符|对口|符合)?(?:过|完|全|满|好|上)*{_TAIL}"
)
_PART = re.compile(
    r"(?:(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?)?(?:(?P<day>[12]\d|3[01]|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号])?"
)


def hear_answer(text: str, asked: str, known: Known, lexicon: Lexicon) -> Finding | None:
    """Return the fact that the folded `text` answers to the question for `asked`, or None when it does not.

    Only what the answer opens with counts, and only where it is nothing but an answer: a year inside another
    sentence is not the date that was asked for.
    """
    spec, opening = lexicon.facts[asked], _opening(text)
    if asked == "work_place" and (place := named_place(opening, lexicon)):
        return Finding(asked, place, 0, len(text))
    if spec.type == "date":
        dates = (_date(clause, known.get(asked)) for clause in _clauses(text))
        value = next(filter(None, dates), None)
    elif spec.type == "bool" and _yes_or_no(_clauses(text)[0], spec, lexicon):
        value = True
    else:
        value = _chosen(opening, text, spec)
        value = _yes_or_no(opening, spec, lexicon) if value is None else value
        value = _number(opening, spec) if value is None else value
    return Finding(asked, value, 0, len(text)) if value is not None else None


def is_unsure(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` says that the speaker does not know."""
    return any(word in text for word in lexicon.wording.unsure)


def _opening(text: str) -> str:
    """The first clause that is more than a hum; the hum itself where there is nothing else."""
    clauses = _clauses(text)
    return next((clause for clause in clauses if not _HUM.fullmatch(clause)), clauses[0])


def _clauses(text: str) -> list[str]:
    return [clause.strip() for clause in _PAUSE.split(text) if clause.strip()] or [""]


def _chosen(opening: str, text: str, spec: FactSpec) -> Value | None:
    """The value whose label, or whose place among the answers, is said."""
    answers, said = list(spec.answers.items()), _LABEL.match(opening)[1]
    for value, label in answers:
        if str(label).lower() in (opening, said, text.strip()):
            return [value] if spec.type == "list" else value
    within = [value for value, label in answers if len(said) > 1 and said in str(label).lower()]
    if len(within) == 1 and spec.type == "enum":
        return within[0]
    match = _CHOICE.match(text.strip())
    if not match or not answers:
        return None
    at = ord(match[1]) - ord("a") + 1 if "a" <= match[1] <= "i" else number(match[1]) or 0
    if not 1 <= at <= len(answers):
        return None
    return [answers[at - 1][0]] if spec.type == "list" else answers[at - 1][0]


def _yes_or_no(opening: str, spec: FactSpec, lexicon: Lexicon) -> Value | None:
    forms = {opening, _LABEL.match(opening)[1]}
    forms |= {form.replace("没有", "没") for form in forms}
    yes, no = forms & set(lexicon.wording.answers.yes), forms & set(lexicon.wording.answers.no)
    if spec.type == "bool":
        return True if yes else False if no else _short(opening)
    if no and spec.type == "int" and spec.min <= 0:
        return 0
    if no and "none" in spec.values:
        return ["none"] if spec.type == "list" else "none"
    values = [value for value in spec.values if value != "none"]
    return values[0] if yes and spec.type == "enum" and len(values) == 1 else None


def _short(opening: str) -> bool | None:
    """Yes or no from a few words about nothing but the question: 每年都学了, 都合格, 没怎么学."""
    return False if _NOT_SO.fullmatch(opening) else True if _SO.fullmatch(opening) else None


def _number(opening: str, spec: FactSpec) -> int | None:
    match = _COUNT.match(opening[_HUM.match(opening).end() :]) if spec.type == "int" else None
    if not match or not _same_unit(match["unit"], spec.unit or "名"):
        return None
    return number(match[1])


def _same_unit(said: str | None, unit: str) -> bool:
    kinds = ("篇份", "项件", "本部", "名位", "等", "年")
    return not said or said == "个" or not unit or any(said[0] in kind and unit[0] in kind for kind in kinds)


def _date(opening: str, before: Value | None) -> str | None:
    """The date that is said, or the month or day that makes the known date more precise."""
    stamps = find_dates(opening)
    if stamps:
        best = max(stamps, key=lambda stamp: len(stamp.value))
        return best.value if _alone(opening, best) else None
    rest = opening[_HUM.match(opening).end() :]
    said = _SAID_WITH.match(rest).end()
    part = _PART.match(rest, said)
    if not part[0] or not isinstance(before, str) or not _SAID_WITH.fullmatch(rest, part.end()):
        return None
    year, month = int(before[:4]), int(before[5:7]) if len(before) >= 7 else None
    month = number(part["month"]) if part["month"] else month
    return written(year, month, number(part["day"]) if part["day"] else None) if month else None


def _alone(opening: str, stamp: Stamp) -> bool:
    head = opening[_HUM.match(opening).end() if _HUM.match(opening).end() <= stamp.start else 0 : stamp.start]
    return bool(_SAID_WITH.fullmatch(head) and _SAID_WITH.fullmatch(opening, stamp.end))
