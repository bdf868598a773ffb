"""Answers to the question just asked: yes and no, a date, a number, one of the choices, or "I don't know"."""

from __future__ import annotations

import re

from guidance.extraction.button_labels import without_frame
from guidance.extraction.counts import CountFinder
from guidance.extraction.date_answers import FILLER, answered_date, answered_dates, without_filler
from guidance.extraction.extraction_result import FactFinding, KnownFacts, Value
from guidance.extraction.fact_wording import FactWording
from guidance.extraction.places import PlaceFinder
from guidance.facts.fact_spec import FactSpec
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

NONE = "none"  # the value that says there is nothing of the kind
_PAUSE = re.compile(r"[,;。!?~\n…]+")
_TAIL = r"(?:的|了|吧|呀|啊|哦|哈|呢|啦|嘛|喔|左右|多|整|样子)*"
_CHOICE = re.compile(rf"(?:我?选|是|第|选项)*({SPOKEN_NUMBER}|[a-i])(?:个|项|种|号)?\Z")
_COUNT = re.compile(
    rf"(?:是|有|一共|总共|共|就|只有|发了?|写了?|出了?|干了?|做了?|排名?|第|名次|获得?|拿了?|评了?|满|已经|累计)*({SPOKEN_NUMBER})"
    rf"(?:多|来|余|几)?(?P<unit>篇|年|项|件|个|本|部|份|等奖?|名|位)?{_TAIL}(?:论文|专利|发明专利|著作|书|标准|报告|材料)?{_TAIL}\Z"
)
_SO = re.compile(
    r"(?:每年|年年|一直|都|全部?|也|均|是|我|有|倒是|确实|当然|肯定|早就?|已经?)*"
    rf"(?:合格|学了|学完|学过|学满|签|签过|通过|一致|办好|办|齐|优秀|称职|有|相符|对口|符合){_TAIL}"
)
_NOT_SO = re.compile(
    r"(?:每年|有一年|我|也|都|一直|从来|从|还|并|确实|好像)*(?:没有?|未|不)(?:怎么|太|是)?"
    rf"(?:学|签|参加|办|合格|通过|一致|受|得|拿|有|相符|对口|符合)?(?:过|完|全|满|好|上)*{_TAIL}"
)
_NEVER = re.compile(
    r"(?:我|还|从来|从|都|也|一直|压根|真|暂时|目前)*没有?(?:评|考|发|写|出|得|拿|获|参加|主持|编|申请|干|做|起草|弄|搞)"
    rf"(?:表|版|与)?(?:过|上|到)?{_TAIL}|[一半](?:个|篇|项|件|本|份|部|样)(?:也|都)没有?{_TAIL}"
)
_OF_TRADE = r"(?:的|类|方面|专业|工程|设计|这块|这行|行业|技术)*"
_SAME_YEAR = re.compile("同年|当年|那年")
_UNITS = ("篇份", "项件", "本部", "名位", "等", "年")  # measure words that stand for each other


class ShortAnswers:
    """Reads short answers to the question for one fact."""

    def __init__(self, wording: FactWording, places: PlaceFinder, counts: CountFinder) -> None:
        self._wording, self._file, self._facts = wording, wording.file, wording.facts
        self._places, self._counts = places, counts
        self._trade = re.compile(rf"[做搞干学]?(?:{'|'.join(self._file.trades.names)}){_OF_TRADE}")

    def answer(self, text: str, asked: str, known: KnownFacts) -> FactFinding | None:
        """Return the fact that the folded `text` answers to the question for `asked`, or None when it does not.

        Only what the answer opens with counts, and only where it is nothing but an answer: a year inside another
        sentence is not the date that was asked for.
        """
        value = self._value(text, asked, known)
        return FactFinding(asked, value, 0, len(text)) if value is not None else None

    def yes_or_no(self, text: str) -> bool | None:
        """Return what a `text` that is nothing but yes or no says; None for any other."""
        clauses = _clauses(text)
        yes, no = self._is_among(clauses[0])
        return yes if len(clauses) == 1 and yes != no else None

    def is_unsure(self, text: str) -> bool:
        """Whether `text` says that the speaker does not know."""
        return any(word in text for word in self._file.unsure)

    def _value(self, text: str, asked: str, known: KnownFacts) -> Value | None:
        spec, opening = self._facts[asked], _opening(text)
        if asked == self._places.fact and (place := self._places.named_place(opening)):
            return place
        if spec.type == "date":
            return answered_date(text, known.get(asked) or self._same_year(text, asked, known))
        if spec.type == "dates" and (dates := answered_dates(text)):
            return dates
        if spec.type == "bool" and self._yes_or_no(_clauses(text)[0], spec):
            return True
        ways = (_chosen(opening, text, spec), self._short(asked, opening), self._yes_or_no(opening, spec))
        value = next((way for way in ways if way is not None), None)
        return self._number(opening, text, asked, spec) if value is None else value

    def _same_year(self, text: str, asked: str, known: KnownFacts) -> str | None:
        """The year of the known date, where the answer says that the one asked for is in the same year."""
        entry = self._file.dates.get(asked)
        other = entry.same_year_as if entry else ""
        return str(known[other])[:4] if other in known and _SAME_YEAR.search(text) else None

    def _short(self, asked: str, opening: str) -> Value | None:
        """The value that a short word stands for only where its fact is asked for."""
        forms = (opening, without_frame(opening))
        for phrases in self._wording.short_phrases:
            if phrases.fact == asked and any(map(phrases.pattern.fullmatch, forms)):
                return phrases.value
        named_trade = asked == self._file.trades.fact and any(map(self._trade.fullmatch, forms))
        return self._file.trades.value if named_trade else None

    def _yes_or_no(self, opening: str, spec: FactSpec) -> Value | None:
        bare = without_filler(opening)
        yes, no = self._is_among(opening)
        if spec.type == "bool":
            return _true_or_false(yes, no, bare)
        if (no or _NEVER.fullmatch(opening)) and (nothing := _nothing(spec)) is not None:
            return nothing
        values = [value for value in spec.values if value != NONE]
        return values[0] if yes and spec.type == "enum" and len(values) == 1 else None

    def _is_among(self, opening: str) -> tuple[bool, bool]:
        """Whether an answer is one of the words for yes, and for no."""
        forms = {opening, without_filler(opening) or opening, without_frame(opening)}
        forms |= {form.replace("没有", "没") for form in forms}
        return not forms.isdisjoint(self._file.answers.yes), not forms.isdisjoint(self._file.answers.no)

    def _number(self, opening: str, text: str, asked: str, spec: FactSpec) -> int | None:
        bare = without_filler(opening.removesuffix(spec.unit))
        match = _COUNT.match(bare) if spec.type == "int" else None
        if not match or not _same_unit(match["unit"], spec.unit or "名") or self._counts.is_disowned(asked, text):
            return None
        return spoken_number(match[1])


def _opening(text: str) -> str:
    """The first clause that is more than a filler; the filler itself where there is nothing else."""
    clauses = _clauses(text)
    return next((clause for clause in clauses if not FILLER.fullmatch(clause)), clauses[0])


def _clauses(text: str) -> list[str]:
    return [clause.strip() for clause in _PAUSE.split(text) if clause.strip()] or [""]


def _chosen(opening: str, text: str, spec: FactSpec) -> Value | None:
    """The value whose label the answer has in part, or whose number among the answers it names."""
    answers, named = list(spec.answers.items()), without_frame(opening)
    within = [value for value, label in answers if len(named) > 1 and named in str(label).lower()]
    if len(within) == 1 and spec.type == "enum":
        return str(within[0])
    match = _CHOICE.match(text.strip())
    if not match or not answers:
        return None
    at = ord(match[1]) - ord("a") + 1 if "a" <= match[1] <= "i" else spoken_number(match[1]) or 0
    if not 1 <= at <= len(answers):
        return None
    value: Value = answers[at - 1][0]
    return [str(value)] if spec.type == "list" else value


def _true_or_false(yes: bool, no: bool, bare: str) -> bool | None:
    """Yes or no, also from a few words about nothing but the question: 每年都学了, 都合格, 没怎么学."""
    if yes or no:
        return yes
    if _NOT_SO.fullmatch(bare):
        return False
    return True if _SO.fullmatch(bare) else None


def _nothing(spec: FactSpec) -> Value | None:
    """The value of a fact that says there is nothing of the kind; None where it has no such value."""
    if spec.type == "int" and spec.min <= 0:
        return 0
    if spec.type == "dates":
        return []
    if NONE in spec.values:
        return [NONE] if spec.type == "list" else NONE
    return None


def _same_unit(named: str | None, unit: str) -> bool:
    if not named or named == "个" or not unit:
        return True
    return any(named[0] in group and unit[0] in group for group in _UNITS)
