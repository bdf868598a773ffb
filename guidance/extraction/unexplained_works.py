"""Works of which the next clause says what nobody can judge are asked for: 论文一篇,厂里内刊登的."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from guidance.extraction.extraction_result import FactFinding, Span, as_denied
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.wording_file import CountWords
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER

_GOES_ON = ","
_OTHERS = re.compile(  # of something else, or of the rest of them
    rf"(?:另外?|还|又|也|以及)*有?{SPOKEN_NUMBER}[^{PAUSE}\d]|[^{PAUSE}\d]{{2,8}}{SPOKEN_NUMBER}[件项个部份篇本]\Z|其[他它余中]|里面"
)
IN_JOURNAL = re.compile(
    r"[登发刊载]?(?:表|登|发)?[在于到](?:(?!内部|内刊|公司|厂|单位|增刊|自己|自办|集团|册|简报|网|公众号)[^,;。!?]){2,12}?(?:学报|杂志|期刊|上面?)"
)
_NAMED = r"《[^》]*》|[\d零〇一二两三四五六七八九十百千万\W]"


class UnexplainedWorks:
    """Finds the counts whose works somebody goes on to describe; `counts` are the words by fact.

    A clause of nothing but those words and words `explained` leaves nothing open.
    """

    def __init__(self, counts: Mapping[str, CountWords], explained: Iterable[str]) -> None:
        self._part = {
            fact: re.compile(rf"(?:其中)?{SPOKEN_NUMBER}[{re.escape(words.units)}](?!{either(words.things)})[是我为]")
            for fact, words in counts.items()
            if words.adds
        }
        self._explained = {
            fact: re.compile(rf"{either([*explained, *words.things, *words.finished, *words.verbs])}|{_NAMED}")
            for fact, words in counts.items()
            if words.begun or words.not_own or words.authors
        }

    def explains(self, words: str) -> bool:
        """Return whether `words` say nothing but how works came about: 都是我独立写的."""
        return any(not explained.sub("", IN_JOURNAL.sub("", words)) for explained in self._explained.values())

    def asked_for(
        self, findings: Sequence[FactFinding], masked_text: str, text: str, others: Collection[Span]
    ) -> list[FactFinding]:
        """Return the findings with those counts denied that the next clause of the folded `text` leaves open.

        A clause that tells another fact, or has one of the `others`, is about that; so is one that `masked_text`
        has not whole.
        """
        starts = [finding.start for finding in findings] + [start for start, _ in others]
        return [as_denied(f) if self._is_open(f, masked_text, text, starts) else f for f in findings]

    def _is_open(self, finding: FactFinding, masked_text: str, text: str, starts: Iterable[int]) -> bool:
        if finding.fact not in self._explained or not isinstance(finding.value, int) or not finding.value:
            return False
        end = _clause_end(text, finding.end)
        if text[end : end + 1] != _GOES_ON:
            return False
        first, last = end + 1, _clause_end(text, end + 1)
        clause = text[first:last]
        if self._is_part(finding.fact, clause):
            return True
        if masked_text[first:last] != clause or _OTHERS.match(clause) or any(first <= start < last for start in starts):
            return False
        return bool(self._explained[finding.fact].sub("", IN_JOURNAL.sub("", clause)))

    def _is_part(self, fact: str, clause: str) -> bool:
        """Whether a clause tells of some of the works only: 两份是我主笔."""
        return fact in self._part and self._part[fact].match(clause) is not None


def _clause_end(text: str, at: int) -> int:
    return min((found for pause in PAUSE if (found := text.find(pause, at)) >= 0), default=len(text))
