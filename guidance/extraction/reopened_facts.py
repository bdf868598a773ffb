"""A later word about a thing told that nobody can judge opens it again: 论文还没正式出来, 合同是派遣公司的."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidance.extraction.broken_periods import OTHER_POST
from guidance.extraction.extraction_result import FactFinding, KnownFacts, Value
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.unexplained_works import IN_JOURNAL
from guidance.extraction.wording_file import FactWordingFile
from guidance.facts.applicant_facts import FactVocabulary
from guidance.lexicon.lexicon import either
from guidance.lexicon.question_forms import ASKS_BY_FORM

_SAYS_NOTHING = re.compile(
    r"[我你您的是有这那个也都就呢啊哦嗯呀嘛吧对了篇份本张块事\W\d]|本人|其实|说|提到|关于|方面|情况|问题|补充|一下|刚才|另外|还有"
)
_DOUBTS = re.compile(
    "[没未无假非只才被退停差缺除替代借空改换变并归搬撤]|不(?!过|仅|但|止|光|只是|错)|过期|到期|内部|别人|其实|后来"
)
_ASKS = re.compile(ASKS_BY_FORM)
_THING = "[篇个份本张项件]"
_LEAD = re.compile(
    rf"(?:其实|不过|但是?|可是?|对了|[哦噢啊]|我?刚才说的|我?前面说的|我的?)*(?P<that>(?:那|这){_THING}(?:我的)?)?"
)
_MAY_ASK = re.compile("[吗么呢能行够]|可以|怎|什么|多少|如果|要是")
_IS_OF = re.compile(rf"(?:(?:那|这){_THING})?(?:其实|真的)?是.*的\Z")
_WHEN = (
    "年",
    "月",
    "日",
    "号",
    "去年",
    "前年",
    "今年",
    "发",
    "评",
    "考",
    "拿",
    "批",
    "办",
)  # and how, which says nothing
_LEAST = 2  # characters that say something of the thing named
_CLAUSE = re.compile(rf"[^{PAUSE}]+")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a message: its words without those of the findings in it, and the facts heard from it on.

    `is_own` says that all of it is stated, and of the applicant; `tells` that a fact was heard in it.
    """

    start: int
    end: int
    text: str
    rest: str
    is_own: bool
    tells: bool
    heard_from_here: frozenset[str]


class ReopenedFacts:
    """Finds the facts of which a message says something that no fact was heard in.

    `file` has the names of things, `facts` what is said of which (a title's date); `specialities` are further names
    of what somebody works at.
    """

    def __init__(self, file: FactWordingFile, facts: FactVocabulary, specialities: Iterable[str] = ()) -> None:
        self._facts = facts
        works = {
            fact: words.things for fact, words in file.counts.items() if words.begun or words.not_own or words.authors
        }
        periods = {fact: words.things for fact, words in file.periods.items()}
        named = {**file.reopened, **file.revoked.things, **periods, **works}
        titles = (*named.get(file.titles.fact, ()), *file.titles.engineer, *file.titles.not_engineer)
        named[file.titles.fact] = [*titles]
        self._named = {fact: re.compile(either(names)) for fact, names in named.items()}
        self._named[file.trades.fact] = re.compile("|".join(filter(None, (OTHER_POST, either([*specialities])))))
        self._often_spoken_of = frozenset(file.reopened)
        explained = {fact: [*file.givers.get(fact, ()), *file.present_states.get(fact, ())] for fact in self._named}
        explained |= {fact: [*file.works_explained, *file.counts[fact].verbs] for fact in works}
        self._explained = {
            fact: re.compile(rf"[刚又还再]?(?:{either([*words, *_WHEN])})[过了]?") for fact, words in explained.items()
        }
        self._handled = re.compile(either(file.papers_handled))

    def reopened(
        self, findings: Sequence[FactFinding], masked_text: str, text: str, known: KnownFacts
    ) -> list[FactFinding]:
        """Return the findings, with those taken back, known before or told, of which later clauses tell no fact.

        A clause counts where `masked_text` has it whole, and it is not about a paper as such (合同复印件准备好了). It
        is about what it names, else about what the clause before it does no more than name (论文那篇,登在内刊上). What
        this very message tells is only taken back by a clause with a word of doubt behind that name, and so are things
        that people often speak of otherwise, by one with such a word.
        """
        told = {finding.fact: finding.value for finding in findings if finding.value is not None}
        open_again: dict[str, FactFinding] = {}
        topics: frozenset[str] = frozenset()
        for clause in self._clauses(findings, masked_text, text):
            named = frozenset(fact for fact, name in self._named.items() if name.search(clause.text))
            about = named or (frozenset() if clause.tells else topics)
            if clause.is_own or (topics and not named) or self._refers_back(clause, named):
                for fact in self._said_of(about - clause.heard_from_here, clause, told, known):
                    denied = None if fact in known else told[fact]
                    open_again[fact] = FactFinding(fact, None, clause.start, clause.end, denied)
            only_named = clause.is_own and not clause.tells and not any(self._says_something(clause, f) for f in named)
            topics = named if only_named else frozenset()
        kept = (f for f in findings if f.fact not in open_again and self._facts[f.fact].after not in open_again)
        return [*kept, *open_again.values()]

    def _refers_back(self, clause: _Clause, named: Collection[str]) -> bool:
        """Whether a clause that names other people too is about what was told: 那篇论文是我导师第一, 学位是我哥的."""
        led = _LEAD.match(clause.text)
        if not led or _MAY_ASK.search(clause.text):
            return False
        found = [name.end() for fact in named if (name := self._named[fact].match(clause.text, led.end()))]
        return any(led["that"] or _IS_OF.match(clause.text, end) for end in found)

    def _said_of(
        self, facts: Collection[str], clause: _Clause, told: Mapping[str, Value], known: KnownFacts
    ) -> Iterator[str]:
        for fact in facts:
            value = told.get(fact, known.get(fact))
            if _is_had(value) and self._is_doubted(clause, fact, fact in told) and self._says_something(clause, fact):
                yield fact

    def _is_doubted(self, clause: _Clause, fact: str, told_now: bool) -> bool:
        if told_now:
            return _DOUBTS.search(self._behind_name(clause, fact)) is not None
        return fact not in self._often_spoken_of or _DOUBTS.search(clause.rest) is not None

    def _behind_name(self, clause: _Clause, fact: str) -> str:
        """What the clause says behind the name of the thing: not 不是工程师系列."""
        if not self._named[fact].search(clause.text):
            return clause.text
        return self._named[fact].split(clause.rest, maxsplit=1)[-1] if self._named[fact].search(clause.rest) else ""

    def _says_something(self, clause: _Clause, fact: str) -> bool:
        if self._handled.search(clause.text) or _ASKS.search(clause.text):
            return False
        if not clause.is_own:  # 学位是我哥的
            return True
        rest = self._explained[fact].sub("", IN_JOURNAL.sub("", self._named[fact].sub("", clause.rest)))
        return len(_SAYS_NOTHING.sub("", rest)) >= _LEAST or _DOUBTS.search(rest) is not None

    def _clauses(self, findings: Sequence[FactFinding], masked_text: str, text: str) -> Iterator[_Clause]:
        for match in _CLAUSE.finditer(text):
            start, end = match.span()
            within = [finding for finding in findings if start <= finding.start < end]
            rest = match[0]
            for finding in sorted(within, key=lambda finding: -finding.start):
                rest = rest[: max(0, finding.start - start)] + rest[finding.end - start :]
            heard = {finding.fact for finding in findings if finding.end > start}
            heard |= {self._facts[finding.fact].after for finding in within if finding.fact in self._facts}
            yield _Clause(
                start, end, match[0], rest, masked_text[start:end] == match[0], bool(within), frozenset(heard)
            )


def _is_had(value: Value | None) -> bool:
    """Whether something of the kind is told; that there is none, no later word about it takes back."""
    return value not in (None, "none") and (isinstance(value, bool) or value != 0)
