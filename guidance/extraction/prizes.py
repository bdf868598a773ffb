"""Prizes by who gives them, each with its grade and the applicant's rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.extraction.extraction_result import FactFinding
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.wording_file import PrizeKind, Prizes
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

NONE = "none"  # the value of a prize fact that says there is none
_GRADE = "[特一二三123]"
_GRADES = {"特": 0, "一": 1, "二": 2, "三": 3, "1": 1, "2": 2, "3": 3}
_NO_MORE = "没(?:有|得过|拿过|获过)"
_RANK = (
    rf"(?:排名?|排在|位列|名列|位居|排行)(?:是|为|在)?第?(?P<n1>{SPOKEN_NUMBER})(?!年|等)(?:位|名|个)?"
    rf"|(?:排|列|是)老(?P<n4>[大二三四五六七])(?!师|板)|第(?P<n2>{SPOKEN_NUMBER})(?:位|名|个?完成人|获奖人)|第(?P<n3>[一二三四五六七八九十])(?=[{PAUSE}]|$)"
)
_OF_CITY = re.compile(r"[^中国省]{0,6}[市区县]")  # a society of a city gives no prize that counts
_NEAR = 8  # characters between a grade and the prize that is named behind it
_DENIED_BEFORE = re.compile(rf"(?:没有?|未|无|从未)(?:得|拿|获|有)?(?:过|到过)?[^{PAUSE}有]{{0,8}}\Z")
_EMPLOYER = re.compile(
    r"(?:公司|单位|企业|集团|厂里?|研究院|项目组|产品)(?:里|们)?(?:去年|前年|今年|曾|也|都|以前|的?项目)*(?:得|拿|获|有)[^我]*\Z"
)
_OWN_RANK = re.compile("排|第.{1,2}(?:位|名|完成|获奖)|完成人")
_IS_NOT = re.compile(r"(?<!是)(?:不是|并非|不算)(?:什么)?\Z")  # another prize than was said before
_DENIED_AFTER = re.compile(rf"[^{PAUSE}有等]{{0,8}}?(?:没有?|从未|未|无)(?!排)")
_NO_PRIZE = re.compile(r"(?:什么|任何|啥)奖(?:项)?(?:也|都)?没|没有?(?:得|拿|获)过?(?:什么|任何|啥)奖|没(?:得|获)过奖")


@dataclass(frozen=True, slots=True)
class _Prize:
    """One prize fact: its facts for grade and rank, who gives it by value, and how it is named where asked for."""

    fact: str
    kind: PrizeKind
    givers: dict[str, str]
    asked: re.Pattern[str]

    def value(self, words: str) -> str:
        """Return the value of the prize that `words` begin to name; the first value where no giver leads them."""
        leading = [giver for giver in sorted(self.givers, key=len, reverse=True) if words.startswith(giver)]
        return self.givers[leading[0]] if leading else next(iter(self.kind.givers))


class PrizeFinder:
    """Finds prizes, grades and ranks; `provinces` are the names that the notices' own province has."""

    def __init__(self, words: Prizes, provinces: tuple[str, ...]) -> None:
        self._prizes = [_prize(fact, kind, provinces) for fact, kind in words.kinds.items()]
        self._also = words.also
        named = f"(?:{either(words.names)})奖(?:项|励)?"
        self._none_named = re.compile(
            rf"(?<![^{PAUSE}我])(?:{named}(?:我|也|都|更|就|从来?|还)*(?:没有?|无)(?:得|拿|获)?过?(?=[{PAUSE}]|\Z)"
            rf"|(?:从来?|也|都)*没有?(?:得|拿|获)过(?:什么|任何)?{named})"
        )
        self._tokens = re.compile("|".join(self._forms(words)))

    def find(self, text: str, asked: str | None = None) -> list[FactFinding]:
        """Return the prizes of `text`: a grade or a rank belongs to the prize named last, or else to the next one.

        Where `asked` is a prize, its name may be missing: 省里的三等奖, 没得过奖.
        """
        found = {finding.fact: finding for finding in self._named(text)}
        prize = next((prize for prize in self._prizes if prize.fact == asked), None)
        if prize and asked not in found and (short := prize.asked.search(text)):
            grade = FactFinding(prize.kind.grade, _GRADES[short["grade"]], *short.span())
            return [FactFinding(prize.fact, prize.kind.asked[short["giver"]], *short.span()), grade]
        if not found and (none := _NO_PRIZE.search(text)):
            return [FactFinding(fact, NONE, *none.span()) for fact in self._denied_facts(text[: none.start()], asked)]
        if not found and (none := self._none_named.search(text)):  # 科技奖也没有, whoever gives it
            return [FactFinding(prize.fact, NONE, *none.span()) for prize in self._prizes]
        return list(found.values())

    def _denied_facts(self, before: str, asked: str | None) -> list[str]:
        """The facts that "no prize" denies: the one asked for, or the one whose words stand before, or all of them."""
        every = [*(prize.fact for prize in self._prizes), *self._also]
        if asked in every:
            return [asked]
        return [fact for fact, words in self._also.items() if any(word in before for word in words)] or every

    def _forms(self, words: Prizes) -> Iterator[str]:
        """The ways to say something of a prize, each a named group; the first that fits counts."""
        name = f"(?:{'|'.join(words.names)})"
        societies = [at for at, prize in enumerate(self._prizes) if prize.kind.by == "society"]
        authorities = [at for at, prize in enumerate(self._prizes) if prize.kind.by == "authority"]
        known_givers = [giver for at in authorities for giver in self._prizes[at].givers]
        no_giver = f"(?!{either(known_givers)})" if known_givers else ""
        for at in societies:
            yield rf"(?P<elided{at}>{_elided(self._prizes[at])})"
        for at in societies:
            prize = rf"{name}奖?(?=[^\n,;。]{{0,4}}?(?:奖|[特一二三]等))|科技奖|奖|(?=[特一二三]等奖)"
            givers = either(self._prizes[at].givers)
            yield rf"(?P<prize{at}>[^{PAUSE}、的没有]{{0,12}}(?:{givers})[^{PAUSE}没不]{{0,8}}?(?:{prize}))"
        for at in authorities:
            givers = rf"(?:{either(self._prizes[at].givers)})[发颁]?(?:的|发的|颁发的|颁的)?"
            yield rf"(?P<prize{at}>{givers}{name}(?:进步)?(?:奖|(?={_GRADE}等)))"
        for at in authorities:
            elided = either(self._prizes[at].kind.elided)
            yield rf"(?P<elided{at}>{_elided(self._prizes[at])}|没有?(?:得|拿|获)过?(?:{elided})的?奖)"
        yield (
            rf"(?P<other>大赛|竞赛|比赛|状元|专利[^{PAUSE}]{{0,6}}奖|第一作者|工法|论文|qc|集团|公司奖"
            rf"|[^{PAUSE}]{{0,6}}{no_giver}[市区县厅校国](?:里|级|家)?(?:科学技术|科技)(?:进步)?奖?)"
        )
        yield rf"(?P<grade>{_GRADE})等奖?"
        yield rf"(?P<rank>{_RANK})"

    def _named(self, text: str) -> Iterator[FactFinding]:
        """The findings in the order of the text; a grade or rank named first waits for the prize behind it."""
        current: _Prize | None = None
        waiting: list[re.Match[str]] = []
        for match in self._tokens.finditer(text):
            kind = match.lastgroup or ""
            if kind in ("grade", "rank"):
                if kind == "rank" and not _rank(match):
                    continue
                if current:
                    yield _detail(current, match)
                else:
                    waiting.append(match)
            elif kind.startswith("elided"):
                yield FactFinding(self._prizes[int(kind[6:])].fact, NONE, *match.span())
            else:
                current, findings = self._prize_named(text, match, waiting)
                yield from findings
                waiting = []

    @staticmethod
    def _is_of_an_employer(text: str, match: re.Match[str]) -> bool:
        """Whether a company got the prize and no rank of the applicant's is told."""
        start = max(text.rfind(pause, 0, match.start()) for pause in PAUSE) + 1
        return bool(_EMPLOYER.search(text, start, match.start())) and not _OWN_RANK.search(text)

    def _prize_named(
        self, text: str, match: re.Match[str], waiting: list[re.Match[str]]
    ) -> tuple[_Prize | None, list[FactFinding]]:
        """The prize that is spoken of from here on, None for another one, and the findings about it."""
        kind = match.lastgroup or ""
        if kind == "other":
            return None, []
        prize = self._prizes[int(kind[5:])]
        if prize.kind.by == "society" and _OF_CITY.match(match[0]):
            return None, []
        if self._is_of_an_employer(text, match):
            return None, []
        if _IS_NOT.search(text, max(0, match.start() - 4), match.start()):
            return None, [FactFinding(prize.fact, None, *match.span())]
        if _denied(text, match):
            return None, [FactFinding(prize.fact, NONE, *match.span())]
        held = FactFinding(prize.fact, prize.value(match[0]), *match.span())
        details = [_detail(prize, detail) for detail in waiting if match.start() - detail.end() < _NEAR]
        return prize, [held, *details]


def _prize(fact: str, kind: PrizeKind, provinces: tuple[str, ...]) -> _Prize:
    givers = {giver: value for value, names in kind.givers.items() for giver in names}
    if kind.province:
        # of the province's names only those that end as an authority's does: 江苏省科技奖, not 江苏科技奖
        givers |= {name: kind.province for name in provinces if name.endswith("省")}
    level = "[级里委]*" if kind.by == "authority" else ""
    asked = rf"(?P<giver>{either(kind.asked)}){level}[发颁]?的?(?:第)?(?P<grade>{_GRADE})等奖?"
    return _Prize(fact, kind, givers, re.compile(asked))


def _elided(prize: _Prize) -> str:
    return rf"(?:{either(prize.kind.elided)})的?奖?(?:也|都|就|倒)?{_NO_MORE}"


def _detail(prize: _Prize, match: re.Match[str]) -> FactFinding:
    if match.lastgroup == "grade":
        return FactFinding(prize.kind.grade, _GRADES[match["grade"]], *match.span())
    return FactFinding(prize.kind.rank, _rank(match), *match.span())


def _rank(match: re.Match[str]) -> int | None:
    return spoken_number((match["n1"] or match["n2"] or match["n3"] or match["n4"]).replace("大", "一"))


def _denied(text: str, match: re.Match[str]) -> bool:
    before = _DENIED_BEFORE.search(text, max(0, match.start() - 14), match.start())
    return bool(before or _DENIED_AFTER.match(text, match.end()))
