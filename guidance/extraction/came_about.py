"""By whom a title was given or a contract made, where that is nobody known to, is asked for: 工程师,就是单位任命的."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from guidance.extraction.extraction_result import FactFinding, as_denied
from guidance.extraction.fact_wording import PAUSE
from guidance.facts.applicant_facts import FactVocabulary
from guidance.lexicon.lexicon import either

_LED = "其实|实际上?|不过|但是?|可是?|只不过|只|就|也|都|还|倒|那|这|个|说白了|算|应该|好像|我|证书?|合同"
_VERB = "任命|聘任?|认定?|评定?|颁发?|发|封|办|签|定|考|安排|挂|买|弄|搞|授|给|许|叫"
_KIND = "那一?种|那一?类|这一?种|这一?类|那会儿?"
_TELLS_HOW = re.compile(
    rf"(?<![^{PAUSE}])(?:{_LED})*(?:是|由|属于)(?P<by>[^{PAUSE}]*?)(?:{_VERB})+(?:了|下来|出来)?的(?:{_KIND})?(?=[{PAUSE}]|\Z)"
)
_SAYS_NO_WHO = (
    r"[\d年月日号的了去今前上下半]|[在从][^跟和给由]*|[跟和与同由被给就也都又刚才早先再]|我们?|本人|自己|亲自|当年"
    r"|当时|后来|以前|已经?|一起|统一|正式|一次性?|顺利|专门|重新"
)


class CameAbout:
    """Tells by who gave them whether things count; `givers` are by fact the words for those who can."""

    def __init__(self, givers: Mapping[str, Iterable[str]], facts: FactVocabulary) -> None:
        self._facts = facts
        self._no_question = {fact: re.compile(f"{_SAYS_NO_WHO}|{either([*words])}") for fact, words in givers.items()}

    def without_unknown_givers(self, findings: Sequence[FactFinding], text: str) -> list[FactFinding]:
        """Return the findings with those denied of which the next clause of the folded `text` names another giver.

        What is asked for after such a thing (its date) goes with it.
        """
        told = list(_TELLS_HOW.finditer(text))
        doubted = {fact for clause in told for fact in self._doubted(findings, text, clause)}
        kept = [f for f in findings if f.fact in doubted or self._facts[f.fact].after not in doubted]
        return [as_denied(f) if f.fact in doubted and f.value is not None else f for f in kept]

    def _doubted(self, findings: Sequence[FactFinding], text: str, clause: re.Match[str]) -> Iterator[str]:
        if any(clause.start() <= finding.start < clause.end() for finding in findings):
            return
        for finding in findings:
            if (
                finding.end <= clause.start()
                and len(re.findall(f"[{PAUSE}]+", text[finding.end : clause.start()])) == 1
            ):
                fact = finding.fact if finding.fact in self._no_question else self._facts[finding.fact].after
                if fact in self._no_question and self._no_question[fact].sub("", clause["by"]):
                    yield fact
