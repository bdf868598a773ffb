"""Science prizes of the province, a ministry or a society, each with its grade and the applicant's rank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.extraction.extraction_result import FactFinding
from guidance.extraction.fact_wording import PAUSE
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

_NAME = "(?:科学技术进步|科学技术|科技进步|科学进步|科技成果|科技|技术发明|自然科学)"
_PRIZE = rf"{_NAME}奖?(?=[^\n,;。]{{0,4}}?(?:奖|[特一二三]等))|科技奖|奖|(?=[特一二三]等奖)"
_SOCIETY = rf"[^{PAUSE}、的没有]{{0,12}}(?:学会|协会)[^{PAUSE}没不]{{0,8}}?(?:{_PRIZE})"
_GIVER = r"(?:省\(?部\)?级?|江苏省|省级|省里|省政府|省|部级|部里|部委|部)[发颁]?(?:的|发的|颁发的|颁的)?"
_SCIENCE = rf"{_GIVER}{_NAME}(?:进步)?(?:奖|(?=[特一二三123]等))"
_ELIDED = (
    "(?:省部?级|省里|省)的?奖?(?:也|都|就|倒)?没(?:有|得过|拿过|获过)|没有?(?:得|拿|获)过?(?:省部?级|省里|省)的?奖"
)
_ELIDED_SOCIETY = "(?:学会|协会)的?奖?(?:也|都|就|倒)?没(?:有|得过|拿过|获过)"
_OTHER = (
    rf"大赛|竞赛|比赛|状元|专利[^{PAUSE}]{{0,6}}奖|第一作者|工法|论文|qc|集团|公司奖"
    rf"|[^{PAUSE}]{{0,6}}[市区县厅校国](?:里|级|家)?(?:科学技术|科技)(?:进步)?奖?"
)
_RANK = (
    rf"(?:排名?|排在|位列|名列|位居|排行)(?:是|为|在)?第?(?P<n1>{SPOKEN_NUMBER})(?!年|等)(?:位|名|个)?"
    rf"|(?:排|列|是)老(?P<n4>[大二三四五六七])(?!师|板)|第(?P<n2>{SPOKEN_NUMBER})(?:位|名|个?完成人|获奖人)|第(?P<n3>[一二三四五六七八九十])(?=[{PAUSE}]|$)"
)
_TOKENS = re.compile(
    rf"(?P<without>{_ELIDED_SOCIETY})|(?P<society>{_SOCIETY})|(?P<science>{_SCIENCE})|(?P<elided>{_ELIDED})|(?P<other>{_OTHER})"
    rf"|(?P<grade>[特一二三123])等奖?|(?P<rank>{_RANK})"
)
_WITHOUT = {"elided": "science_prize", "without": "society_prize"}
_OF_CITY = re.compile(r"[^中国省]{0,6}[市区县]")
_NEAR = 8  # characters between a grade and the prize that is named behind it
_GRADES = {"特": 0, "一": 1, "二": 2, "三": 3, "1": 1, "2": 2, "3": 3}
_DENIED_BEFORE = re.compile(rf"(?:没有?|未|无|从未)(?:得|拿|获|有)?(?:过|到过)?[^{PAUSE}有]{{0,8}}\Z")
_DENIED_AFTER = re.compile(rf"[^{PAUSE}有等]{{0,8}}?(?:没有?|从未|未|无)(?!排)")
_NO_PRIZE = re.compile(r"(?:什么|任何|啥)奖(?:项)?(?:也|都)?没|没有?(?:得|拿|获)过?(?:什么|任何|啥)奖|没(?:得|获)过奖")
_PRIZES = ("science_prize", "society_prize", "patent_award")
_SHORT = {
    "science_prize": re.compile(r"(?P<giver>省|部)[级里委]*[发颁]?的?(?:第)?(?P<grade>[特一二三123])等奖?"),
    "society_prize": re.compile(r"(?P<giver>学会|协会)[发颁]?的?(?:第)?(?P<grade>[特一二三123])等奖?"),
}


def find_prizes(text: str, asked: str | None = None) -> list[FactFinding]:
    """Return the prizes of `text`: a grade or a rank belongs to the prize named last, or else to the next one.

    Where `asked` is a prize, its name need not be said: 省里的三等奖, 没得过奖.
    """
    found = {finding.fact: finding for finding in _prizes(text)}
    if asked in _SHORT and asked not in found and (short := _SHORT[asked].search(text)):
        grade = FactFinding(f"{asked}_grade", _GRADES[short["grade"]], *short.span())
        return [FactFinding(asked, _value(asked.split("_")[0], short["giver"]), *short.span()), grade]
    if (none := _NO_PRIZE.search(text)) and not found:
        only = asked if asked in _PRIZES else "patent_award" if "专利" in text[: none.start()] else None
        return [FactFinding(fact, "none", *none.span()) for fact in ([only] if only else _PRIZES)]
    return list(found.values())


def _prizes(text: str) -> Iterator[FactFinding]:
    prize, waiting = None, []
    for match in _TOKENS.finditer(text):
        kind = match.lastgroup
        if kind in ("grade", "rank"):
            if kind == "rank" and not _number(match):
                continue
            if prize:
                yield _detail(prize, kind, match)
            else:
                waiting.append((kind, match))
        elif kind in _WITHOUT:
            yield FactFinding(_WITHOUT[kind], "none", *match.span())
        else:
            prize = kind if kind != "other" and not _OF_CITY.match(match[0]) else None
            denied = _denied(text, match)
            if prize:
                yield FactFinding(f"{prize}_prize", "none" if denied else _value(prize, match[0]), *match.span())
            prize = None if denied else prize
            yield from (_detail(prize, *each) for each in waiting if prize and match.start() - each[1].end() < _NEAR)
            waiting = []


def _detail(prize: str, kind: str, match: re.Match[str]) -> FactFinding:
    value = _GRADES[match["grade"]] if kind == "grade" else _number(match)
    return FactFinding(f"{prize}_prize_{kind}", value, *match.span())


def _number(match: re.Match[str]) -> int:
    return spoken_number((match["n1"] or match["n2"] or match["n3"] or match["n4"]).replace("大", "一"))


def _denied(text: str, match: re.Match[str]) -> bool:
    before = _DENIED_BEFORE.search(text, max(0, match.start() - 14), match.start())
    return bool(before or _DENIED_AFTER.match(text, match.end()))


def _value(prize: str, words: str) -> str:
    if prize == "society":
        return "held"
    return "ministerial" if words.startswith("部") else "provincial"
