"""A later word about a known thing that nobody can judge opens it again: 论文还没正式出来, 合同是派遣公司的."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidance.extraction.broken_periods import OTHER_POST
from guidance.extraction.extraction_result import FactFinding, KnownFacts, Value
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.wording_file import FactWordingFile
from guidance.lexicon.lexicon import either
from guidance.lexicon.question_forms import ASKS_BY_FORM

_SAYS_NOTHING = re.compile(r"[我你您的是有这那个也都就呢啊哦嗯对了\W\d]|本人|其实|说|提到|关于|方面|情况|问题")
_ASKS = re.compile(ASKS_BY_FORM)
_LEAST = 2  # characters that say something of the thing named
_CLAUSE = re.compile(rf"[^{PAUSE}]+")


class ReopenedFacts:
    """Finds the known facts that a message says something of which no fact was heard in; `file` has their names."""

    def __init__(self, file: FactWordingFile) -> None:
        works = {
            fact: words.things for fact, words in file.counts.items() if words.begun or words.not_own or words.authors
        }
        periods = {fact: words.things for fact, words in file.periods.items()}
        named = {**file.revoked.things, **periods, **works}
        titles = (*named.get(file.titles.fact, ()), *file.titles.engineer, *file.titles.not_engineer)
        named[file.titles.fact] = [*titles]
        self._named = {fact: re.compile(either(names)) for fact, names in named.items()}
        self._named[file.trades.fact] = re.compile(OTHER_POST)
        self._handled = re.compile(either(file.papers_handled))

    def reopened(
        self, findings: Sequence[FactFinding], masked_text: str, text: str, known: KnownFacts
    ) -> list[FactFinding]:
        """Return as denied what is known of the things that clauses of the folded `text` are about and tell no fact.

        A clause counts where `masked_text` has it whole, and it is not about a paper as such (合同复印件准备好了).
        """
        open_to_doubt = {fact: name for fact, name in self._named.items() if _is_had(known.get(fact))}
        heard = {finding.fact for finding in findings}
        found: dict[str, FactFinding] = {}
        for clause in _CLAUSE.finditer(text):
            start, end = clause.span()
            if masked_text[start:end] != clause[0] or any(start <= finding.start < end for finding in findings):
                continue
            for fact, name in open_to_doubt.items():
                if fact not in heard and self._says_something(clause[0], name):
                    found[fact] = FactFinding(fact, None, start, end, denied=known[fact])
        return list(found.values())

    def _says_something(self, clause: str, name: re.Pattern[str]) -> bool:
        if not name.search(clause) or self._handled.search(clause) or _ASKS.search(clause):
            return False
        return len(_SAYS_NOTHING.sub("", name.sub("", clause))) >= _LEAST


def _is_had(value: Value | None) -> bool:
    """Whether something of the kind is known; that there is none, no later word about it takes back."""
    return value not in (None, "none") and (isinstance(value, bool) or value != 0)
